-- Rights are given to roles, and roles to users by the step that makes the users.
IF DATABASE_PRINCIPAL_ID(N'gold_reader') IS NULL
    CREATE ROLE gold_reader AUTHORIZATION dbo;
GO

-- OPENROWSET needs the right on bulk operations, and the use of the credential of the data source.
GRANT SELECT ON SCHEMA::gold TO gold_reader;
GRANT ADMINISTER DATABASE BULK OPERATIONS TO gold_reader;
EXECUTE (N'GRANT REFERENCES ON DATABASE SCOPED CREDENTIAL::workspace_identity TO gold_reader;');
