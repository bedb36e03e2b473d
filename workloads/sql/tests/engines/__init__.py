"""Microsoft's parser of Transact-SQL, and DuckDB to run what it has parsed."""
