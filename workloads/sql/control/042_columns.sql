-- What the source's table had as columns when the last committed load was copied, as JSON: a list of name, type and
-- nullable. NULL where that load was committed before this column was there.
IF COL_LENGTH(N'control.watermark', N'table_columns') IS NULL
    ALTER TABLE control.watermark ADD table_columns nvarchar(max) NULL;
GO

-- What differed from those columns when a run began, and was allowed; NULL where nothing did.
IF COL_LENGTH(N'control.run_log', N'column_changes') IS NULL
    ALTER TABLE control.run_log ADD column_changes nvarchar(4000) NULL;
