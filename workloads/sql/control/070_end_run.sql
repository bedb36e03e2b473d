-- Closes a run: succeeded when its load is committed, skipped when there was nothing to load, else failed. Frees its
-- table for the next run. Only the first call counts; a run that was taken over stays abandoned.
CREATE OR ALTER PROCEDURE control.end_run
    @run_id varchar(64),
    @status varchar(20),
    @row_count bigint = NULL,
    @error nvarchar(max) = NULL
AS
BEGIN
    SET NOCOUNT ON;
    -- Every error rolls the transaction back, that of THROW included.
    SET XACT_ABORT ON;

    DECLARE @message nvarchar(2048);
    DECLARE @now datetime2(3) = SYSUTCDATETIME();
    DECLARE @source_name nvarchar(128);
    DECLARE @table_name nvarchar(300);

    IF @status IS NULL OR @status NOT IN ('succeeded', 'skipped', 'failed')
        THROW 51021, N'control.end_run: status must be succeeded, skipped or failed.', 1;

    SELECT @source_name = source_name, @table_name = table_name
    FROM control.run_log
    WHERE run_id = @run_id;

    IF @table_name IS NULL
    BEGIN
        SET @message = CONCAT(N'control.end_run: run ', @run_id, N' is unknown; call begin_run first.');
        THROW 51022, @message, 1;
    END;

    -- A caller that forgets commit_load would copy the same rows in every run, and call each a success.
    IF @status = 'succeeded' AND NOT EXISTS (SELECT 1 FROM control.[load] WHERE run_id = @run_id)
    BEGIN
        SET @message = CONCAT(N'control.end_run: run ', @run_id, N' has committed no load; call commit_load first.');
        THROW 51023, @message, 1;
    END;

    BEGIN TRANSACTION;

    -- In the order of begin_run: in another order, each of the two could wait for the other.
    UPDATE control.watermark
    SET run_id = NULL, held_until = NULL
    WHERE source_name = @source_name AND table_name = @table_name AND run_id = @run_id;

    UPDATE control.run_log
    SET status = @status, ended_at = @now, row_count = @row_count, error = LEFT(@error, 4000)
    WHERE run_id = @run_id AND status = 'running';

    COMMIT TRANSACTION;
END;
