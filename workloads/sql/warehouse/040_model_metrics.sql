-- How far predictions were from what happened, by partition, horizon and model version over some days. Sums and counts,
-- not averages: a report adds them over any stores and products, and divides then.
IF OBJECT_ID(N'serving.model_metrics', N'U') IS NULL
    CREATE TABLE serving.model_metrics (
        partition_key nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        store nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        product nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        horizon int NOT NULL,
        model_name nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        model_version int NOT NULL,
        first_day date NOT NULL,
        last_day date NOT NULL,
        -- Days that have both a prediction and an actual value.
        day_count bigint NOT NULL,
        actual_sum float NOT NULL,
        absolute_error_sum float NOT NULL,
        squared_error_sum float NOT NULL,
        measured_at datetime2(3) NOT NULL
    )
    WITH (DISTRIBUTION = HASH(partition_key), CLUSTERED COLUMNSTORE INDEX);
