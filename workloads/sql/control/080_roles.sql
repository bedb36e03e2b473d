-- Rights are given to roles, and roles to users by the step that makes the users.
IF DATABASE_PRINCIPAL_ID(N'control_writer') IS NULL
    CREATE ROLE control_writer AUTHORIZATION dbo;
IF DATABASE_PRINCIPAL_ID(N'control_reader') IS NULL
    CREATE ROLE control_reader AUTHORIZATION dbo;
GO

-- Each procedure by name: a later one is not callable before someone has decided that it should be.
GRANT EXECUTE ON OBJECT::control.begin_run TO control_writer;
GRANT EXECUTE ON OBJECT::control.check_columns TO control_writer;
GRANT EXECUTE ON OBJECT::control.commit_load TO control_writer;
GRANT EXECUTE ON OBJECT::control.end_run TO control_writer;
-- Data Factory lists the committed loads in the lake.
GRANT SELECT ON OBJECT::control.[load] TO control_writer;
-- Another role, such as db_datawriter, would otherwise allow a member to set a watermark back. The procedures still
-- write: they have the owner of the tables, so that the rights of their callers on the tables are not looked at.
DENY INSERT, UPDATE, DELETE ON SCHEMA::control TO control_writer;

GRANT SELECT ON SCHEMA::control TO control_reader;
