-- One row for each table: up to where it is copied, and which run may copy it now.
IF OBJECT_ID(N'control.watermark', N'U') IS NULL
    CREATE TABLE control.watermark (
        source_name nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        table_name nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        -- What value is: a time or a number of the source (watermark), a rowversion, a version of change tracking, or
        -- the time of the last full copy.
        mode varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        -- As text, since each mode has a type of its own: times in ISO 8601, rowversions as 0x and 16 digits, numbers
        -- in decimal. Empty until the first load, and not NULL, which a Lookup of Data Factory leaves out.
        value varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        -- Number of the last committed load.
        load_number int NOT NULL CONSTRAINT df_watermark_load_number DEFAULT 0,
        changed_at datetime2(3) NULL,
        -- The run that holds the table, and until when no other run takes it over.
        run_id varchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        held_until datetime2(3) NULL,
        CONSTRAINT pk_watermark PRIMARY KEY (source_name, table_name),
        CONSTRAINT ck_watermark_mode CHECK (mode IN ('full', 'watermark', 'rowVersion', 'changeTracking')),
        CONSTRAINT ck_watermark_held CHECK (
            (run_id IS NULL AND held_until IS NULL) OR (run_id IS NOT NULL AND held_until IS NOT NULL)
        )
    );
