-- A pool has no CREATE OR ALTER: the first script makes the procedure, the second says what it does.
IF OBJECT_ID(N'serving.load_predictions', N'P') IS NULL
    EXECUTE (N'CREATE PROCEDURE serving.load_predictions AS SET NOCOUNT ON;');
GO

-- Loads one set of predictions (format predictions/1) with the numbers of its manifest. Reports see all of its rows or
-- none. A row replaces the one of the same partition and horizon, unless that one is newer: of the same model, the
-- greater version is newer, and of the same version, or of two models, what was scored later. A second call with the
-- same values changes nothing that a report shows. One load at a time: a second one is refused, and may be called again.
ALTER PROCEDURE serving.load_predictions
    @set_id varchar(36),
    -- Address of the folder with the Parquet files, for example https://lake.dfs.core.windows.net/gold/sets/x/.
    @folder nvarchar(1000),
    @row_count bigint,
    @partition_count bigint,
    @horizon_count int,
    @snapshot_version bigint,
    @model_name nvarchar(256),
    @model_version int,
    @scored_at datetime2(3),
    -- After so many minutes another load may take the staging table over. Must be longer than a load can take.
    @timeout_minutes int
AS
BEGIN
    SET NOCOUNT ON;
    -- Every error rolls the transaction back, that of THROW included.
    SET XACT_ABORT ON;

    DECLARE @message nvarchar(2048);
    DECLARE @now datetime2(3) = SYSUTCDATETIME();
    DECLARE @load_id uniqueidentifier = NEWID();
    DECLARE @copy nvarchar(4000);
    DECLARE @found_rows bigint;
    DECLARE @found_partitions bigint;
    DECLARE @found_horizons int;
    DECLARE @foreign_rows bigint;
    DECLARE @different_rows bigint;
    DECLARE @outdated_rows bigint;

    IF @@TRANCOUNT > 0
        THROW 52001, N'serving.load_predictions: it makes its own transaction; call it outside of one.', 1;

    IF @set_id IS NULL OR @row_count IS NULL OR @partition_count IS NULL OR @horizon_count IS NULL
        OR @snapshot_version IS NULL OR @model_name IS NULL OR @model_version IS NULL OR @scored_at IS NULL
        THROW 52002, N'serving.load_predictions: every number of the manifest must be given.', 1;

    IF @timeout_minutes IS NULL OR @timeout_minutes < 1
        THROW 52003, N'serving.load_predictions: timeout_minutes must be 1 or more.', 1;

    -- COPY takes a literal and no variable. The first / after https:// ends the host, so the folder cannot have the
    -- suffix instead of it; * and ? would read the files of other folders, and a quote would end the literal.
    IF @folder IS NULL OR @folder NOT LIKE N'https://_%.dfs.core.windows.net/_%/'
        OR CHARINDEX(N'/', @folder, 9) <> CHARINDEX(N'.dfs.core.windows.net/', @folder) + 21
        OR CHARINDEX(N'''', @folder) > 0 OR CHARINDEX(N'*', @folder) > 0 OR CHARINDEX(N'?', @folder) > 0
    BEGIN
        SET @message = CONCAT(
            N'serving.load_predictions: "', @folder,
            N'" must be the address of a folder at a dfs endpoint, with / at its end and without quotes, * and ?.'
        );
        THROW 52004, @message, 1;
    END;

    -- Check and change in one statement: of two loads, the second waits for the first and then finds the lock held.
    UPDATE staging.load_lock
    SET load_id = @load_id, held_until = DATEADD(minute, @timeout_minutes, @now)
    WHERE load_id IS NULL OR held_until <= @now
    OPTION (LABEL = N'serving.load_predictions: lock');

    IF NOT EXISTS (SELECT 1 FROM staging.load_lock WHERE load_id = @load_id)
        THROW 52005, N'serving.load_predictions: another load is under way; call again when it has ended.', 1;

    BEGIN TRY
        TRUNCATE TABLE staging.predictions;

        SET @copy = CONCAT(
            N'COPY INTO staging.predictions (partition_key, store, product, horizon, target_day, prediction,',
            N' model_name, model_version, scored_at) FROM ''', @folder, N'*.parquet'' WITH (FILE_TYPE = ''PARQUET'',',
            N' CREDENTIAL = (IDENTITY = ''Managed Identity'')) OPTION (LABEL = N''serving.load_predictions: copy'');'
        );
        EXECUTE (@copy);

        SET @found_rows = (SELECT COUNT_BIG(*) FROM staging.predictions);
        SET @found_partitions = (SELECT COUNT_BIG(DISTINCT partition_key) FROM staging.predictions);
        SET @found_horizons = (SELECT COUNT(DISTINCT horizon) FROM staging.predictions);
        SET @foreign_rows = (
            SELECT COUNT_BIG(*) FROM staging.predictions
            WHERE model_name <> @model_name OR model_version <> @model_version OR scored_at <> @scored_at
        );
        SET @different_rows = (
            SELECT COUNT_BIG(*) FROM (SELECT DISTINCT partition_key, horizon FROM staging.predictions) AS keys
        );

        IF @found_rows <> @row_count OR @found_partitions <> @partition_count OR @found_horizons <> @horizon_count
        BEGIN
            SET @message = CONCAT(
                N'serving.load_predictions: set ', @set_id, N' has ', @found_rows, N' rows, ', @found_partitions,
                N' partitions and ', @found_horizons, N' horizons; its manifest says ', @row_count, N', ',
                @partition_count, N' and ', @horizon_count, N'. Nothing is loaded.'
            );
            THROW 52006, @message, 1;
        END;

        IF @foreign_rows > 0 OR @different_rows <> @found_rows
        BEGIN
            SET @message = CONCAT(
                N'serving.load_predictions: set ', @set_id, N' has ', @foreign_rows,
                N' rows of another model, version or time than its manifest says, and ', @found_rows - @different_rows,
                N' rows that repeat partition and horizon of another. Nothing is loaded.'
            );
            THROW 52007, @message, 1;
        END;

        BEGIN TRANSACTION;

        -- Until the commit no other load takes over, and one that has taken over is seen.
        UPDATE staging.load_lock
        SET held_until = DATEADD(minute, @timeout_minutes, @now)
        WHERE load_id = @load_id
        OPTION (LABEL = N'serving.load_predictions: keep the lock');

        IF NOT EXISTS (SELECT 1 FROM staging.load_lock WHERE load_id = @load_id)
            THROW 52008, N'serving.load_predictions: another load has taken over. Nothing is loaded.', 1;

        DELETE FROM serving.predictions
        WHERE EXISTS (
                SELECT 1 FROM staging.predictions AS staged
                WHERE staged.partition_key = predictions.partition_key AND staged.horizon = predictions.horizon
            )
            AND (
                (model_name = @model_name AND model_version < @model_version)
                OR ((model_name <> @model_name OR model_version = @model_version) AND scored_at <= @scored_at)
            )
        OPTION (LABEL = N'serving.load_predictions: delete');

        -- What is still there of the same partitions and horizons is newer.
        SET @outdated_rows = (
            SELECT COUNT_BIG(*) FROM staging.predictions AS staged
            WHERE EXISTS (
                SELECT 1 FROM serving.predictions AS newer
                WHERE newer.partition_key = staged.partition_key AND newer.horizon = staged.horizon
            )
        );

        INSERT INTO serving.predictions (
            partition_key, store, product, horizon, target_day, prediction, model_name, model_version, scored_at, set_id
        )
        SELECT
            staged.partition_key, staged.store, staged.product, staged.horizon, staged.target_day, staged.prediction,
            staged.model_name, staged.model_version, staged.scored_at, @set_id
        FROM staging.predictions AS staged
        WHERE NOT EXISTS (
            SELECT 1 FROM serving.predictions AS newer
            WHERE newer.partition_key = staged.partition_key AND newer.horizon = staged.horizon
        )
        OPTION (LABEL = N'serving.load_predictions: insert');

        DELETE FROM serving.[load]
        WHERE set_id = @set_id
        OPTION (LABEL = N'serving.load_predictions: delete the row of an earlier load');

        INSERT INTO serving.[load] (
            set_id, folder, snapshot_version, model_name, model_version, scored_at,
            row_count, partition_count, horizon_count, outdated_count, loaded_at
        )
        SELECT
            @set_id, @folder, @snapshot_version, @model_name, @model_version, @scored_at,
            @row_count, @partition_count, @horizon_count, @outdated_rows, @now
        OPTION (LABEL = N'serving.load_predictions: row of the load');

        UPDATE staging.load_lock
        SET load_id = NULL, held_until = NULL
        WHERE load_id = @load_id
        OPTION (LABEL = N'serving.load_predictions: unlock');

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        -- Before anything else: a pool answers nothing of an error within the transaction that it ended.
        IF @@TRANCOUNT > 0
            ROLLBACK TRANSACTION;

        UPDATE staging.load_lock
        SET load_id = NULL, held_until = NULL
        WHERE load_id = @load_id
        OPTION (LABEL = N'serving.load_predictions: unlock after an error');

        THROW;
    END CATCH;
END;
