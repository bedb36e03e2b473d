-- What reports read. Rights are on the schema report alone: a view reads its tables with the rights of its owner.
-- A pool has no CREATE OR ALTER: the first script makes a view, the second says what it is.
IF OBJECT_ID(N'report.predictions', N'V') IS NULL
    EXECUTE (N'CREATE VIEW report.predictions AS SELECT 1 AS horizon;');
IF OBJECT_ID(N'report.partitions', N'V') IS NULL
    EXECUTE (N'CREATE VIEW report.partitions AS SELECT 1 AS is_stale;');
IF OBJECT_ID(N'report.model_metrics', N'V') IS NULL
    EXECUTE (N'CREATE VIEW report.model_metrics AS SELECT 1 AS horizon;');
IF OBJECT_ID(N'report.loads', N'V') IS NULL
    EXECUTE (N'CREATE VIEW report.loads AS SELECT 1 AS row_count;');
GO

-- The newest prediction of each partition and horizon. Horizons that were scored on different days may be of the same
-- day: a sum over days takes the rows with is_newest, which has one row of each partition and day.
ALTER VIEW report.predictions
AS
SELECT
    partition_key, store, product, horizon, target_day, prediction, model_name, model_version, scored_at, set_id,
    CASE
        WHEN ROW_NUMBER() OVER (PARTITION BY partition_key, target_day ORDER BY scored_at DESC, horizon) = 1 THEN 1
        ELSE 0
    END AS is_newest
FROM serving.predictions;
GO

-- Each partition once, with what was last scored of it. Scored daily, a partition is stale when two days were missed:
-- 48 hours after its newest score.
ALTER VIEW report.partitions
AS
SELECT
    partition_key,
    store,
    product,
    COUNT_BIG(*) AS horizon_count,
    MAX(scored_at) AS scored_at,
    CASE WHEN MAX(scored_at) < DATEADD(hour, -48, SYSUTCDATETIME()) THEN 1 ELSE 0 END AS is_stale
FROM serving.predictions
GROUP BY partition_key, store, product;
GO

-- Errors as sums: mean absolute error is absolute_error_sum by day_count, the weighted percentage error
-- absolute_error_sum by actual_sum. Days of two measurements may overlap: is_newest marks the last one of each partition,
-- horizon and model version.
ALTER VIEW report.model_metrics
AS
SELECT
    partition_key, store, product, horizon, model_name, model_version, first_day, last_day,
    day_count, actual_sum, absolute_error_sum, squared_error_sum, measured_at,
    CASE
        WHEN ROW_NUMBER() OVER (
            PARTITION BY partition_key, horizon, model_name, model_version ORDER BY measured_at DESC, last_day DESC
        ) = 1 THEN 1
        ELSE 0
    END AS is_newest
FROM serving.model_metrics;
GO

-- Sets that were loaded.
ALTER VIEW report.loads
AS
SELECT
    set_id, snapshot_version, model_name, model_version, scored_at,
    row_count, partition_count, horizon_count, outdated_count, loaded_at
FROM serving.[load];
