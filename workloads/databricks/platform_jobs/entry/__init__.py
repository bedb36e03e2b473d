"""Programs of the jobs, which Databricks runs as files."""
