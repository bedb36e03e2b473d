-- Moves the watermark from the value that the run began with to the upper bound of what it copied, and lists the load
-- for readers: both or neither. The table is then free for the next run, since this one writes nothing more.
-- A second call with the same values changes nothing, so that a caller that got no answer may call again.
CREATE OR ALTER PROCEDURE control.commit_load
    @run_id varchar(64),
    -- Wider than the column: a longer name is then an error, and is not cut.
    @folder nvarchar(4000),
    @row_count bigint,
    @from_value varchar(64),
    @to_value varchar(64),
    @is_full bit = 0,
    -- Columns of the table as check_columns took them; those of the last load stay where they are NULL.
    @columns nvarchar(max) = NULL,
    -- Rows that the copy left out, since their values do not fit into its files.
    @skipped_count bigint = 0
AS
BEGIN
    SET NOCOUNT ON;
    -- Every error rolls the transaction back, that of THROW included.
    SET XACT_ABORT ON;

    DECLARE @message nvarchar(2048);
    DECLARE @now datetime2(3) = SYSUTCDATETIME();
    DECLARE @source_name nvarchar(128);
    DECLARE @table_name nvarchar(300);
    DECLARE @mode varchar(20);

    SELECT @source_name = source_name, @table_name = table_name, @mode = mode
    FROM control.run_log
    WHERE run_id = @run_id;

    IF @mode IS NULL
    BEGIN
        SET @message = CONCAT(N'control.commit_load: run ', @run_id, N' is unknown; call begin_run first.');
        THROW 51011, @message, 1;
    END;

    IF @is_full = 0 AND (@mode = 'full' OR @from_value = '')
        THROW 51012, N'control.commit_load: mode full or an empty from_value is the whole table: set is_full.', 1;

    -- As text, 9 is after 10: each mode compares what its values are. Where from_value is empty, the new value is
    -- compared with itself, so that the form of a first value is checked too.
    DECLARE @least varchar(64) = CASE WHEN @from_value = '' THEN @to_value ELSE @from_value END;
    DECLARE @is_ahead bit = CASE
        -- An empty text is 0 as a number, and 1900 as a time.
        WHEN @to_value = '' THEN 0
        -- A shorter text would be filled with zeros at its end.
        WHEN @mode = 'rowVersion' AND LEN(@to_value) = 18
            AND TRY_CONVERT(binary(8), @to_value, 1) >= TRY_CONVERT(binary(8), @least, 1) THEN 1
        WHEN @mode IN ('watermark', 'changeTracking')
            AND TRY_CAST(@to_value AS bigint) >= TRY_CAST(@least AS bigint) THEN 1
        -- ISO 8601 alone is read in the same way in every language of a session. Without an offset it is UTC.
        WHEN @mode IN ('watermark', 'full') AND @to_value LIKE '____-__-__%' AND @least LIKE '____-__-__%'
            AND TRY_CAST(@to_value AS datetimeoffset(7)) >= TRY_CAST(@least AS datetimeoffset(7)) THEN 1
        ELSE 0
    END;

    IF @is_ahead = 0
    BEGIN
        SET @message = CONCAT(
            N'control.commit_load: the watermark of ', @source_name, N' ', @table_name, N' cannot move from "',
            @from_value, N'" to "', @to_value, N'": it must be a value of mode ', @mode, N' that is not before it.'
        );
        THROW 51013, @message, 1;
    END;

    BEGIN TRANSACTION;

    UPDATE control.watermark
    SET mode = @mode, value = @to_value, load_number = load_number + 1, changed_at = @now,
        run_id = NULL, held_until = NULL, table_columns = COALESCE(@columns, table_columns)
    WHERE source_name = @source_name AND table_name = @table_name AND run_id = @run_id
        AND CASE WHEN mode = @mode THEN value ELSE '' END = @from_value;

    IF @@ROWCOUNT = 0
    BEGIN
        -- Looked up after the UPDATE, which waits for a call with the same values that is still under way.
        IF EXISTS (
            SELECT 1 FROM control.[load]
            WHERE run_id = @run_id AND folder = @folder AND row_count = @row_count
                AND from_value = @from_value AND to_value = @to_value AND is_full = @is_full
                AND COALESCE(skipped_count, 0) = @skipped_count
        )
        BEGIN
            COMMIT TRANSACTION;
            RETURN;
        END;
        SELECT @message = CONCAT(
            N'control.commit_load: run ', @run_id, N' began with "', @from_value, N'"; ', source_name, N' ', table_name,
            N' is at "', value, N'" and is held by run ', COALESCE(run_id, 'none'), N'. Nothing is committed.'
        )
        FROM control.watermark
        WHERE source_name = @source_name AND table_name = @table_name;
        THROW 51014, @message, 1;
    END;

    INSERT INTO control.[load] (
        run_id, source_name, table_name, load_number, mode,
        is_full, folder, row_count, from_value, to_value, committed_at, skipped_count
    )
    SELECT
        @run_id, source_name, table_name, load_number, @mode,
        @is_full, @folder, @row_count, @from_value, @to_value, @now, @skipped_count
    FROM control.watermark
    WHERE source_name = @source_name AND table_name = @table_name;

    UPDATE control.run_log
    SET skipped_count = @skipped_count
    WHERE run_id = @run_id;

    COMMIT TRANSACTION;
END;
