-- For the database gold. $(goldAddress) is the address of the filesystem gold, for example
-- https://lake.dfs.core.windows.net/gold: who applies the script puts it in.
IF SCHEMA_ID(N'gold') IS NULL
    EXECUTE (N'CREATE SCHEMA gold AUTHORIZATION dbo;');

-- The identity of the workspace, as in loads of the pool: readers need no right on the lake.
IF NOT EXISTS (SELECT 1 FROM sys.database_scoped_credentials WHERE name = N'workspace_identity')
    CREATE DATABASE SCOPED CREDENTIAL workspace_identity WITH IDENTITY = 'Managed Identity';

-- A lake elsewhere: the views name the data source, and read what it leads to.
IF EXISTS (SELECT 1 FROM sys.external_data_sources WHERE name = N'gold' AND location <> N'$(goldAddress)')
    DROP EXTERNAL DATA SOURCE gold;

IF NOT EXISTS (SELECT 1 FROM sys.external_data_sources WHERE name = N'gold')
    CREATE EXTERNAL DATA SOURCE gold WITH (LOCATION = '$(goldAddress)', CREDENTIAL = workspace_identity);
