-- Rows that a copy left out since their values do not fit into the files. A load with any is not all that its source
-- had. NULL where a load was committed before this column was there.
IF COL_LENGTH(N'control.load', N'skipped_count') IS NULL
    ALTER TABLE control.[load] ADD skipped_count bigint NULL;
GO

IF COL_LENGTH(N'control.run_log', N'skipped_count') IS NULL
    ALTER TABLE control.run_log ADD skipped_count bigint NULL;
