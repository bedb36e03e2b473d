-- Rights are given to roles, and roles to users by the step that makes the users.
-- predictions_loader: the identity that calls the load. model_metrics_writer: the identity that measures models.
-- report_reader: people and reports. predictions_reader: people who look behind the reports.
IF DATABASE_PRINCIPAL_ID(N'predictions_loader') IS NULL
    CREATE ROLE predictions_loader AUTHORIZATION dbo;
IF DATABASE_PRINCIPAL_ID(N'model_metrics_writer') IS NULL
    CREATE ROLE model_metrics_writer AUTHORIZATION dbo;
IF DATABASE_PRINCIPAL_ID(N'report_reader') IS NULL
    CREATE ROLE report_reader AUTHORIZATION dbo;
IF DATABASE_PRINCIPAL_ID(N'predictions_reader') IS NULL
    CREATE ROLE predictions_reader AUTHORIZATION dbo;
GO

-- The procedure writes the tables of serving with the rights of their owner. TRUNCATE and COPY, which it sends as a
-- text, are not covered by that: they need the caller's own rights, and have them on the staging table alone.
GRANT EXECUTE ON OBJECT::serving.load_predictions TO predictions_loader;
GRANT ALTER, INSERT ON OBJECT::staging.predictions TO predictions_loader;
GRANT ADMINISTER DATABASE BULK OPERATIONS TO predictions_loader;
DENY INSERT, UPDATE, DELETE ON SCHEMA::serving TO predictions_loader;

GRANT SELECT, INSERT, DELETE ON OBJECT::serving.model_metrics TO model_metrics_writer;

GRANT SELECT ON SCHEMA::report TO report_reader;

GRANT SELECT ON SCHEMA::report TO predictions_reader;
GRANT SELECT ON SCHEMA::serving TO predictions_reader;
