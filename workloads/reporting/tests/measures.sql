-- Each measure of the semantic model in Transact-SQL, under its name. Columns stand behind the name of their view.

-- Forecast
SELECT SUM(CASE WHEN predictions.is_newest = 1 THEN predictions.prediction END) FROM report.predictions;

-- Forecast of horizons
SELECT SUM(predictions.prediction) FROM report.predictions;

-- Forecast days
SELECT COUNT(DISTINCT predictions.target_day) FROM report.predictions;

-- Forecast of a day
SELECT
    SUM(CASE WHEN predictions.is_newest = 1 THEN predictions.prediction END)
    / NULLIF(COUNT(DISTINCT predictions.target_day), 0)
FROM report.predictions;

-- Partitions with a forecast
SELECT COUNT(DISTINCT predictions.partition_key) FROM report.predictions;

-- Newest score
SELECT MAX(predictions.scored_at) FROM report.predictions;

-- Partitions with predictions
SELECT COUNT(*) FROM report.partitions;

-- Stale partitions
SELECT SUM(partitions.is_stale) FROM report.partitions;

-- Share of partitions stale
SELECT CAST(SUM(partitions.is_stale) AS float) / NULLIF(COUNT(*), 0) FROM report.partitions;

-- Mean absolute error
SELECT
    SUM(CASE WHEN model_metrics.is_newest = 1 THEN model_metrics.absolute_error_sum END)
    / NULLIF(SUM(CASE WHEN model_metrics.is_newest = 1 THEN model_metrics.day_count END), 0)
FROM report.model_metrics;

-- Weighted percentage error
SELECT
    SUM(CASE WHEN model_metrics.is_newest = 1 THEN model_metrics.absolute_error_sum END)
    / NULLIF(SUM(CASE WHEN model_metrics.is_newest = 1 THEN model_metrics.actual_sum END), 0)
FROM report.model_metrics;

-- Root mean squared error
SELECT
    SQRT(
        SUM(CASE WHEN model_metrics.is_newest = 1 THEN model_metrics.squared_error_sum END)
        / NULLIF(SUM(CASE WHEN model_metrics.is_newest = 1 THEN model_metrics.day_count END), 0)
    )
FROM report.model_metrics;

-- Days measured
SELECT SUM(CASE WHEN model_metrics.is_newest = 1 THEN model_metrics.day_count END) FROM report.model_metrics;

-- Weighted percentage error of measurements
SELECT SUM(model_metrics.absolute_error_sum) / NULLIF(SUM(model_metrics.actual_sum), 0) FROM report.model_metrics;

-- Rows loaded
SELECT SUM(loads.row_count) FROM report.loads;

-- Share of rows outdated
SELECT CAST(SUM(loads.outdated_count) AS float) / NULLIF(SUM(loads.row_count), 0) FROM report.loads;

-- Last load
SELECT MAX(loads.loaded_at) FROM report.loads;
