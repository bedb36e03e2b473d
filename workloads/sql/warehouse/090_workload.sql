-- Loads have a quarter of the pool for themselves, which is what one request takes at DW100c, and one load is not
-- ended by the reports that run beside it. CREATE is a text of its own, which the guard runs alone.
IF NOT EXISTS (SELECT 1 FROM sys.workload_management_workload_groups WHERE name = N'loads')
    EXECUTE (N'CREATE WORKLOAD GROUP loads WITH (MIN_PERCENTAGE_RESOURCE = 25, CAP_PERCENTAGE_RESOURCE = 100, REQUEST_MIN_RESOURCE_GRANT_PERCENT = 25, IMPORTANCE = ABOVE_NORMAL);');
GO

IF NOT EXISTS (SELECT 1 FROM sys.workload_management_workload_classifiers WHERE name = N'loads')
    EXECUTE (N'CREATE WORKLOAD CLASSIFIER loads WITH (WORKLOAD_GROUP = ''loads'', MEMBERNAME = ''predictions_loader'');');
