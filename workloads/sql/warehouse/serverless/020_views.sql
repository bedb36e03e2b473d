-- Views over tables of gold in Delta format. Types are stated: without them each query would read files to infer them,
-- and take texts as varchar(8000). Columns are found by their names.
IF OBJECT_ID(N'gold.predictions', N'V') IS NULL
    EXECUTE (N'CREATE VIEW gold.predictions AS SELECT 1 AS horizon;');
IF OBJECT_ID(N'gold.model_metrics', N'V') IS NULL
    EXECUTE (N'CREATE VIEW gold.model_metrics AS SELECT 1 AS horizon;');
GO

-- Every prediction that was made, also those that newer ones have replaced in the pool.
ALTER VIEW gold.predictions
AS
SELECT
    read_rows.partition_key, read_rows.store, read_rows.product, read_rows.horizon, read_rows.target_day,
    read_rows.prediction, read_rows.model_name, read_rows.model_version, read_rows.scored_at
FROM OPENROWSET(BULK 'predictions/', DATA_SOURCE = 'gold', FORMAT = 'DELTA')
    WITH (
        partition_key varchar(400) COLLATE Latin1_General_100_BIN2_UTF8,
        store varchar(200) COLLATE Latin1_General_100_BIN2_UTF8,
        product varchar(200) COLLATE Latin1_General_100_BIN2_UTF8,
        horizon int,
        target_day date,
        prediction float,
        model_name varchar(512) COLLATE Latin1_General_100_BIN2_UTF8,
        model_version int,
        scored_at datetime2(3)
    ) AS read_rows;
GO

-- Every measurement of a model.
ALTER VIEW gold.model_metrics
AS
SELECT
    read_rows.partition_key, read_rows.store, read_rows.product, read_rows.horizon, read_rows.model_name,
    read_rows.model_version, read_rows.first_day, read_rows.last_day, read_rows.day_count, read_rows.actual_sum,
    read_rows.absolute_error_sum, read_rows.squared_error_sum, read_rows.measured_at
FROM OPENROWSET(BULK 'model_metrics/', DATA_SOURCE = 'gold', FORMAT = 'DELTA')
    WITH (
        partition_key varchar(400) COLLATE Latin1_General_100_BIN2_UTF8,
        store varchar(200) COLLATE Latin1_General_100_BIN2_UTF8,
        product varchar(200) COLLATE Latin1_General_100_BIN2_UTF8,
        horizon int,
        model_name varchar(512) COLLATE Latin1_General_100_BIN2_UTF8,
        model_version int,
        first_day date,
        last_day date,
        day_count bigint,
        actual_sum float,
        absolute_error_sum float,
        squared_error_sum float,
        measured_at datetime2(3)
    ) AS read_rows;
