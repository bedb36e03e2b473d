-- Lets one run at a time copy a table. Answers from_value, the watermark to copy from; load_number, for the name of the
-- folder: only a committed load changes it, so that a run after a failed one writes the same folder again; and is_full,
-- whether the whole table must be copied. A second call of the same run is harmless.
CREATE OR ALTER PROCEDURE control.begin_run
    @run_id varchar(64),
    @source_name nvarchar(128),
    @table_name nvarchar(300),
    @mode varchar(20),
    -- After so many minutes another run may take the table over. Must be longer than the caller can take: a run that
    -- still copies then would write into the folder of the other one.
    @timeout_minutes int
AS
BEGIN
    SET NOCOUNT ON;
    -- Every error rolls the transaction back, that of THROW included.
    SET XACT_ABORT ON;

    DECLARE @message nvarchar(2048);
    DECLARE @now datetime2(3) = SYSUTCDATETIME();

    IF @timeout_minutes IS NULL OR @timeout_minutes < 1
        THROW 51001, N'control.begin_run: timeout_minutes must be 1 or more.', 1;

    BEGIN TRANSACTION;

    IF EXISTS (
        SELECT 1 FROM control.run_log
        WHERE run_id = @run_id
            AND (status <> 'running' OR source_name <> @source_name OR table_name <> @table_name OR mode <> @mode)
    ) OR EXISTS (SELECT 1 FROM control.[load] WHERE run_id = @run_id)
    BEGIN
        SET @message = CONCAT(
            N'control.begin_run: run ', @run_id, N' has ended or is of another table; give each run an id of its own.'
        );
        THROW 51002, @message, 1;
    END;

    -- Two first runs of a table could both find no row: HOLDLOCK locks the gap, UPDLOCK makes the second one wait.
    INSERT INTO control.watermark (source_name, table_name, mode, value)
    SELECT @source_name, @table_name, @mode, ''
    WHERE NOT EXISTS (
        SELECT 1 FROM control.watermark WITH (UPDLOCK, HOLDLOCK)
        WHERE source_name = @source_name AND table_name = @table_name
    );

    -- Check and change in one statement: of two runs, the second waits for the first and then finds the table held.
    UPDATE control.watermark
    SET run_id = @run_id, held_until = DATEADD(minute, @timeout_minutes, @now)
    WHERE source_name = @source_name AND table_name = @table_name
        AND (run_id IS NULL OR run_id = @run_id OR held_until <= @now);

    IF @@ROWCOUNT = 0
    BEGIN
        SELECT @message = CONCAT(
            N'control.begin_run: ', source_name, N' ', table_name, N' is being copied by run ', run_id,
            N'; it can be taken over from ', CONVERT(varchar(33), held_until, 126), N' UTC on.'
        )
        FROM control.watermark
        WHERE source_name = @source_name AND table_name = @table_name;
        THROW 51003, @message, 1;
    END;

    -- A run that stopped between commit_load and end_run has succeeded: its load is there.
    UPDATE control.run_log
    SET status = CASE
            WHEN EXISTS (SELECT 1 FROM control.[load] AS done WHERE done.run_id = run_log.run_id) THEN 'succeeded'
            ELSE 'abandoned'
        END,
        row_count = (SELECT done.row_count FROM control.[load] AS done WHERE done.run_id = run_log.run_id),
        ended_at = @now,
        error = CONCAT(N'Did not end before run ', @run_id, N' began.')
    WHERE source_name = @source_name AND table_name = @table_name AND status = 'running' AND run_id <> @run_id;

    INSERT INTO control.run_log (run_id, source_name, table_name, mode, status, started_at)
    SELECT @run_id, @source_name, @table_name, @mode, 'running', @now
    WHERE NOT EXISTS (SELECT 1 FROM control.run_log WHERE run_id = @run_id);

    COMMIT TRANSACTION;

    -- Values of two modes cannot be compared: after a change of mode the table is copied whole.
    SELECT
        CASE WHEN mode = @mode THEN value ELSE '' END AS from_value,
        load_number + 1 AS load_number,
        CASE WHEN @mode = 'full' OR mode <> @mode OR value = '' THEN 1 ELSE 0 END AS is_full
    FROM control.watermark
    WHERE source_name = @source_name AND table_name = @table_name;
END;
