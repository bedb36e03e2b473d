-- One row for each committed load. Readers take the folders that are listed here and no other: a folder without a row
-- was left by a run that failed, and may be incomplete. The name is in brackets since LOAD is a reserved word.
IF OBJECT_ID(N'control.[load]', N'U') IS NULL
    CREATE TABLE control.[load] (
        run_id varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        source_name nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        table_name nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        load_number int NOT NULL,
        mode varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        -- Whether the load is the whole table, so that a reader replaces its rows; else they are merged.
        is_full bit NOT NULL,
        folder nvarchar(800) COLLATE Latin1_General_100_BIN2 NOT NULL,
        row_count bigint NOT NULL,
        from_value varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        to_value varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        committed_at datetime2(3) NOT NULL,
        CONSTRAINT pk_load PRIMARY KEY (run_id),
        CONSTRAINT uq_load_number UNIQUE (source_name, table_name, load_number),
        -- A second load in the folder of a committed one would delete what readers may still need.
        CONSTRAINT uq_load_folder UNIQUE (folder),
        CONSTRAINT ck_load_row_count CHECK (row_count >= 0)
    );
