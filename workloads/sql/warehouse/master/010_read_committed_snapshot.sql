-- For master, where alone it can be set, after the pool was made. A pool reads uncommitted rows by default: a report
-- would see half a load. The setting ends open requests of the pool, and is made once.
-- Every pool of the workspace, one after the other: no script names a database. ALTER DATABASE must be alone in its
-- batch, hence a text of its own.
DECLARE @pool nvarchar(128) = (
    SELECT MIN(name) FROM sys.databases WHERE name <> N'master' AND is_read_committed_snapshot_on = 0
);
DECLARE @alter nvarchar(400);

WHILE @pool IS NOT NULL
BEGIN
    SET @alter = CONCAT(N'ALTER DATABASE ', QUOTENAME(@pool), N' SET READ_COMMITTED_SNAPSHOT ON;');
    EXECUTE (@alter);
    SET @pool = (
        SELECT MIN(name) FROM sys.databases
        WHERE name <> N'master' AND is_read_committed_snapshot_on = 0 AND name > @pool
    );
END;
