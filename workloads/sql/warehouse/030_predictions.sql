-- What reports read: the newest prediction of each partition and horizon. Keys are not enforced in a pool, so
-- serving.load_predictions, which alone writes here, keeps the two unique.
-- A distribution by the key of the partition keeps the rows that a load replaces where their successors go. Partitions
-- are weeks of horizons, since each is split over 60 distributions: one for each day would leave row groups too small.
IF OBJECT_ID(N'serving.predictions', N'U') IS NULL
    CREATE TABLE serving.predictions (
        partition_key nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        store nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        product nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        horizon int NOT NULL,
        target_day date NOT NULL,
        prediction float NOT NULL,
        model_name nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        model_version int NOT NULL,
        scored_at datetime2(3) NOT NULL,
        -- The set of predictions that the row is of: a row of serving.[load] has it.
        set_id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL
    )
    WITH (
        DISTRIBUTION = HASH(partition_key),
        CLUSTERED COLUMNSTORE INDEX,
        PARTITION (horizon RANGE RIGHT FOR VALUES (8, 15, 22, 29))
    );
