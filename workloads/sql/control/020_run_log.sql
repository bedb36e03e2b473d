-- One row for each run of a table: begin_run writes it, end_run closes it.
-- Names and codes compare letter by letter: a source may have tables whose names differ in upper and lower case alone.
IF OBJECT_ID(N'control.run_log', N'U') IS NULL
    CREATE TABLE control.run_log (
        -- Given by the caller, for example the id of a pipeline's run, so that a repeated call is recognised.
        run_id varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        source_name nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        table_name nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        mode varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        status varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        started_at datetime2(3) NOT NULL,
        ended_at datetime2(3) NULL,
        row_count bigint NULL,
        error nvarchar(4000) NULL,
        CONSTRAINT pk_run_log PRIMARY KEY (run_id),
        CONSTRAINT ck_run_log_mode CHECK (mode IN ('full', 'watermark', 'rowVersion', 'changeTracking')),
        -- abandoned: it never ended, and another run took its table over.
        CONSTRAINT ck_run_log_status CHECK (status IN ('running', 'succeeded', 'skipped', 'failed', 'abandoned')),
        CONSTRAINT ck_run_log_ended CHECK (
            (status = 'running' AND ended_at IS NULL) OR (status <> 'running' AND ended_at IS NOT NULL)
        ),
        INDEX ix_run_log_table (source_name, table_name, status)
    );
