-- The rows of one set of predictions, from COPY to the end of the load. A heap without a distribution key takes rows
-- fastest, and is emptied by the next load.
-- The columns are those of the format predictions/1, in its order: COPY goes by the position in the file.
-- Names and codes compare letter by letter, whatever the collation of the pool is.
IF OBJECT_ID(N'staging.predictions', N'U') IS NULL
    CREATE TABLE staging.predictions (
        partition_key nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        store nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        product nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        horizon int NOT NULL,
        target_day date NOT NULL,
        prediction float NOT NULL,
        model_name nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        model_version int NOT NULL,
        scored_at datetime2(3) NOT NULL
    )
    WITH (DISTRIBUTION = ROUND_ROBIN, HEAP);

-- One row: which load may use staging.predictions now, and until when no other load takes it over.
IF OBJECT_ID(N'staging.load_lock', N'U') IS NULL
    CREATE TABLE staging.load_lock (
        load_id uniqueidentifier NULL,
        held_until datetime2(3) NULL
    )
    WITH (DISTRIBUTION = ROUND_ROBIN, HEAP);
GO

IF NOT EXISTS (SELECT 1 FROM staging.load_lock)
    INSERT INTO staging.load_lock (load_id, held_until) VALUES (NULL, NULL);
