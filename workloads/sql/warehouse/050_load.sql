-- One row for each set of predictions that is loaded, of its last load: written in the transaction that makes its rows
-- visible. The name is in brackets since LOAD is a reserved word.
IF OBJECT_ID(N'serving.load', N'U') IS NULL
    CREATE TABLE serving.[load] (
        set_id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        folder nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        snapshot_version bigint NOT NULL,
        model_name nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        model_version int NOT NULL,
        scored_at datetime2(3) NOT NULL,
        row_count bigint NOT NULL,
        partition_count bigint NOT NULL,
        horizon_count int NOT NULL,
        -- Rows of the set that reports do not see, since newer ones were there.
        outdated_count bigint NOT NULL,
        loaded_at datetime2(3) NOT NULL
    )
    WITH (DISTRIBUTION = ROUND_ROBIN, HEAP);
