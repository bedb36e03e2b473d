-- Compares the columns that a table has now with those of its last committed load, before anything is copied. Answers
-- is_full: whether the whole table must be copied, as after every change of columns. A new column may have values in rows
-- that no mode finds as changed, and a load of other types beside older ones would leave bronze with both.
-- Columns of which nothing is known are taken as they are. A second call of the same run is harmless.
CREATE OR ALTER PROCEDURE control.check_columns
    @run_id varchar(64),
    -- JSON: a list of name, type and nullable (YES or NO), as INFORMATION_SCHEMA.COLUMNS of the source says.
    @columns nvarchar(max),
    -- What may have changed: allow (anything), additions (new columns) or refuse (nothing).
    @rule varchar(20),
    -- JSON: a list of the names that settings say of columns.
    @needed nvarchar(max),
    -- Column by which the table is read in parts; empty where it is read at once.
    @partition_column nvarchar(128)
AS
BEGIN
    SET NOCOUNT ON;
    -- Every error rolls the transaction back, that of THROW included.
    SET XACT_ABORT ON;

    DECLARE @message nvarchar(2048);
    DECLARE @table nvarchar(450);
    DECLARE @known nvarchar(max);
    DECLARE @missing nvarchar(max);
    DECLARE @unfit nvarchar(max);
    DECLARE @added nvarchar(max);
    DECLARE @dropped nvarchar(max);
    DECLARE @retyped nvarchar(max);
    DECLARE @changes nvarchar(max);

    IF @rule IS NULL OR @rule NOT IN ('allow', 'additions', 'refuse')
        THROW 51031, N'control.check_columns: rule must be allow, additions or refuse.', 1;

    SELECT @table = CONCAT(run_log.source_name, N' ', run_log.table_name), @known = watermark.table_columns
    FROM control.run_log
        INNER JOIN control.watermark
            ON watermark.source_name = run_log.source_name AND watermark.table_name = run_log.table_name
    WHERE run_log.run_id = @run_id AND run_log.status = 'running';

    IF @table IS NULL
    BEGIN
        SET @message = CONCAT(
            N'control.check_columns: run ', @run_id, N' is unknown or has ended; call begin_run first.'
        );
        THROW 51032, @message, 1;
    END;

    IF NOT EXISTS (SELECT 1 FROM OPENJSON(@columns) WITH (name nvarchar(128) '$.name'))
    BEGIN
        SET @message = CONCAT(
            N'control.check_columns: ', @table, N' is no table or view of the source, or the user that reads the source may not read it.'
        );
        THROW 51033, @message, 1;
    END;

    -- LOWER: names of columns differ by more than upper and lower case, whatever the collation of either database is.
    SELECT @missing = STRING_AGG(CAST(needed.name AS nvarchar(max)), N', ')
    FROM OPENJSON(@needed) WITH (name nvarchar(128) '$.name') AS needed
    WHERE NOT EXISTS (
        SELECT 1 FROM OPENJSON(@columns) WITH (name nvarchar(128) '$.name') AS now
        WHERE LOWER(now.name) = LOWER(needed.name)
    );

    IF @missing IS NOT NULL
    BEGIN
        SET @message = CONCAT(
            N'control.check_columns: ', @table, N' has no column ', @missing,
            N', which its settings name.'
        );
        THROW 51034, @message, 1;
    END;

    SELECT @unfit = CONCAT(now.name, N', ', now.type, CASE WHEN now.nullable = 'NO' THEN N'' ELSE N' with NULL' END)
    FROM OPENJSON(@columns)
        WITH (name nvarchar(128) '$.name', type nvarchar(128) '$.type', nullable varchar(3) '$.nullable') AS now
    WHERE LOWER(now.name) = LOWER(@partition_column)
        AND (
            now.nullable <> 'NO'
            OR now.type NOT IN (
                'int', 'smallint', 'bigint', 'date', 'smalldatetime', 'datetime', 'datetime2', 'datetimeoffset'
            )
        );

    IF @unfit IS NOT NULL
    BEGIN
        SET @message = CONCAT(
            N'control.check_columns: ', @table, N' cannot be read in parts by its column ', @unfit,
            N'. Take one of whole numbers, dates or times that is never NULL.'
        );
        THROW 51035, @message, 1;
    END;

    IF @known IS NOT NULL
    BEGIN
        SELECT @added = STRING_AGG(CAST(CONCAT(now.name, N' (', now.type, N')') AS nvarchar(max)), N', ')
        FROM OPENJSON(@columns) WITH (name nvarchar(128) '$.name', type nvarchar(128) '$.type') AS now
        WHERE NOT EXISTS (
            SELECT 1 FROM OPENJSON(@known) WITH (name nvarchar(128) '$.name') AS before
            WHERE LOWER(before.name) = LOWER(now.name)
        );

        SELECT @dropped = STRING_AGG(CAST(before.name AS nvarchar(max)), N', ')
        FROM OPENJSON(@known) WITH (name nvarchar(128) '$.name') AS before
        WHERE NOT EXISTS (
            SELECT 1 FROM OPENJSON(@columns) WITH (name nvarchar(128) '$.name') AS now
            WHERE LOWER(now.name) = LOWER(before.name)
        );

        SELECT @retyped = STRING_AGG(
            CAST(CONCAT(now.name, N' (', before.type, N' to ', now.type, N')') AS nvarchar(max)), N', '
        )
        FROM OPENJSON(@columns) WITH (name nvarchar(128) '$.name', type nvarchar(128) '$.type') AS now
            INNER JOIN OPENJSON(@known) WITH (name nvarchar(128) '$.name', type nvarchar(128) '$.type') AS before
                ON LOWER(before.name) = LOWER(now.name)
        WHERE before.type <> now.type;
    END;

    SET @changes = CONCAT_WS(
        N'; ',
        CASE WHEN @added IS NOT NULL THEN CONCAT(N'added ', @added) END,
        CASE WHEN @dropped IS NOT NULL THEN CONCAT(N'dropped ', @dropped) END,
        CASE WHEN @retyped IS NOT NULL THEN CONCAT(N'retyped ', @retyped) END
    );

    IF (@rule = 'refuse' AND @changes <> N'')
        OR (@rule = 'additions' AND (@dropped IS NOT NULL OR @retyped IS NOT NULL))
    BEGIN
        SET @message = CONCAT(
            N'control.check_columns: ', @table, N' has other columns than its last load: ', @changes,
            N'. Nothing is copied. Undo it in the source, or set schemaChanges to ',
            CASE WHEN @dropped IS NULL AND @retyped IS NULL THEN N'additions' ELSE N'allow' END,
            N', which copies the whole table once.'
        );
        THROW 51036, @message, 1;
    END;

    UPDATE control.run_log
    SET column_changes = CASE WHEN @changes = N'' THEN NULL ELSE LEFT(@changes, 4000) END
    WHERE run_id = @run_id;

    SELECT CASE WHEN @changes = N'' THEN 0 ELSE 1 END AS is_full;
END;
