-- CREATE SCHEMA must be alone in its batch, which no IF can guard: hence a batch of its own inside the guard.
-- One owner for all schemas: a view then reads, and a procedure writes, tables that its caller cannot.
IF SCHEMA_ID(N'staging') IS NULL
    EXECUTE (N'CREATE SCHEMA staging AUTHORIZATION dbo;');
IF SCHEMA_ID(N'serving') IS NULL
    EXECUTE (N'CREATE SCHEMA serving AUTHORIZATION dbo;');
IF SCHEMA_ID(N'report') IS NULL
    EXECUTE (N'CREATE SCHEMA report AUTHORIZATION dbo;');
