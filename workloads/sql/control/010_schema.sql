-- CREATE SCHEMA must be alone in its batch, which no IF can guard: hence a batch of its own inside the guard.
-- One owner for the schema and all that it holds: a procedure then writes tables that its caller cannot write.
IF SCHEMA_ID(N'control') IS NULL
    EXECUTE (N'CREATE SCHEMA control AUTHORIZATION dbo;');
