-- For master of the serverless pool. Delta and Parquet hold texts in UTF-8: another collation would convert each of
-- them, and get letters beyond its code page wrong.
IF DB_ID(N'gold') IS NULL
    CREATE DATABASE gold COLLATE Latin1_General_100_BIN2_UTF8;
