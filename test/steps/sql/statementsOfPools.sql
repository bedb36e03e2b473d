IF SCHEMA_ID(N'platform') IS NULL EXECUTE (N'CREATE SCHEMA platform AUTHORIZATION dbo');
GO
IF OBJECT_ID(N'platform.step_lock', N'U') IS NULL CREATE TABLE platform.step_lock (
    holder varchar(36) NULL,
    held_until datetime2(3) NULL
)
WITH (DISTRIBUTION = ROUND_ROBIN, HEAP);
GO
IF NOT EXISTS (SELECT 1 FROM platform.step_lock)
    INSERT INTO platform.step_lock (holder, held_until) VALUES (NULL, NULL);
GO
UPDATE platform.step_lock SET holder = @holder, held_until = DATEADD(minute, 45, SYSUTCDATETIME())
WHERE holder IS NULL OR held_until <= SYSUTCDATETIME() OR holder = @holder
OPTION (LABEL = N'platform: take the lock');
GO
SELECT COUNT(*) AS total, SUM(CASE WHEN holder = @holder THEN 1 ELSE 0 END) AS own,
    CONVERT(varchar(19), MAX(held_until), 126) AS until
FROM platform.step_lock
OPTION (LABEL = N'platform: see who holds the lock');
GO
IF OBJECT_ID(N'platform.applied_script', N'U') IS NULL CREATE TABLE platform.applied_script (
    path nvarchar(400) NOT NULL,
    sha256 char(64) NOT NULL,
    applied_at datetime2(3) NOT NULL
)
WITH (DISTRIBUTION = ROUND_ROBIN, HEAP);
GO
IF OBJECT_ID(N'platform.applied_script', N'U') IS NOT NULL EXECUTE (N'SELECT path, sha256 FROM platform.applied_script');
GO
SELECT @@TRANCOUNT AS depth;
GO
SET XACT_ABORT ON;
BEGIN TRANSACTION;
DELETE FROM platform.applied_script WHERE path = @path
OPTION (LABEL = N'platform: replace a record');
INSERT INTO platform.applied_script (path, sha256, applied_at)
SELECT @path, @sha256, SYSUTCDATETIME()
OPTION (LABEL = N'platform: record');
COMMIT TRANSACTION;
GO
UPDATE platform.step_lock SET holder = NULL, held_until = NULL WHERE holder = @holder
OPTION (LABEL = N'platform: free the lock');
GO
IF OBJECT_ID(N'platform.managed_user', N'U') IS NULL CREATE TABLE platform.managed_user (
    name nvarchar(128) NOT NULL,
    sid varchar(34) NOT NULL,
    step nvarchar(400) NOT NULL,
    managed_at datetime2(3) NOT NULL
)
WITH (DISTRIBUTION = ROUND_ROBIN, HEAP);
GO
SELECT name, CONVERT(varchar(174), sid, 1) AS sid, RTRIM(type) AS type FROM sys.database_principals;
GO
SELECT r.name AS role, u.name AS [user] FROM sys.database_role_members AS m
JOIN sys.database_principals AS r ON r.principal_id = m.role_principal_id
JOIN sys.database_principals AS u ON u.principal_id = m.member_principal_id;
GO
SELECT u.name AS [user], p.permission_name AS permission, RTRIM(p.state) AS state, p.class_desc AS class,
    s.name AS [schema], os.name AS object_schema, o.name AS object, c.name AS [column]
FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
LEFT JOIN sys.schemas AS s ON p.class = 3 AND s.schema_id = p.major_id
LEFT JOIN sys.objects AS o ON p.class = 1 AND o.object_id = p.major_id
LEFT JOIN sys.schemas AS os ON os.schema_id = o.schema_id
LEFT JOIN sys.columns AS c ON p.class = 1 AND p.minor_id > 0 AND c.object_id = p.major_id AND c.column_id = p.minor_id
WHERE NOT (p.class = 0 AND p.permission_name = N'CONNECT' AND p.state = 'G');
GO
IF OBJECT_ID(N'platform.managed_user', N'U') IS NOT NULL EXECUTE (N'SELECT name, sid, step FROM platform.managed_user');
GO
UPDATE platform.step_lock SET held_until = DATEADD(minute, 45, SYSUTCDATETIME()) WHERE holder = @holder
OPTION (LABEL = N'platform: keep the lock');
GO
CREATE USER [x] WITH SID = 0x12000000000000000000000000000000, TYPE = E;
GO
SET XACT_ABORT ON;
BEGIN TRANSACTION;
DELETE FROM platform.managed_user WHERE name = @name
OPTION (LABEL = N'platform: replace a record');
INSERT INTO platform.managed_user (name, sid, step, managed_at)
SELECT @name, @sid, @step, SYSUTCDATETIME()
OPTION (LABEL = N'platform: record');
COMMIT TRANSACTION;
GO
ALTER ROLE [db_datareader] ADD MEMBER [x];
GO
CREATE USER [y] WITH SID = 0x12100000000000000000000000000000, TYPE = X;
GO
ALTER ROLE [db_datareader] ADD MEMBER [y];
GO
DROP USER [x];
GO
DELETE FROM platform.managed_user WHERE name = @name
OPTION (LABEL = N'platform: drop a record');
GO
DROP USER [y];
GO
IF OBJECT_ID(N'platform.applied_script', N'V') IS NULL EXECUTE (N'CREATE VIEW platform.applied_script AS SELECT CONVERT(nvarchar(400), N'''') AS path, CONVERT(char(64), N'''') AS sha256 WHERE 1 = 0');
GO
IF OBJECT_ID(N'platform.applied_script', N'V') IS NOT NULL EXECUTE (N'SELECT path, sha256 FROM platform.applied_script');
GO
ALTER VIEW platform.applied_script AS
SELECT CONVERT(nvarchar(400), N'') AS path, CONVERT(char(64), N'') AS sha256 WHERE 1 = 0
UNION ALL SELECT N'workloads/sql/a.sql', N'a000000000000000000000000000000000000000000000000000000000000000';
GO
ALTER VIEW platform.applied_script AS
SELECT CONVERT(nvarchar(400), N'') AS path, CONVERT(char(64), N'') AS sha256 WHERE 1 = 0
UNION ALL SELECT N'workloads/sql/a.sql', N'a000000000000000000000000000000000000000000000000000000000000000'
UNION ALL SELECT N'workloads/sql/b.sql', N'b000000000000000000000000000000000000000000000000000000000000000';
GO
IF OBJECT_ID(N'platform.managed_user', N'V') IS NULL EXECUTE (N'CREATE VIEW platform.managed_user AS SELECT CONVERT(nvarchar(128), N'''') AS name, CONVERT(varchar(34), N'''') AS sid, CONVERT(nvarchar(400), N'''') AS step WHERE 1 = 0');
GO
IF OBJECT_ID(N'platform.managed_user', N'V') IS NOT NULL EXECUTE (N'SELECT name, sid, step FROM platform.managed_user');
GO
ALTER VIEW platform.managed_user AS
SELECT CONVERT(nvarchar(128), N'') AS name, CONVERT(varchar(34), N'') AS sid, CONVERT(nvarchar(400), N'') AS step WHERE 1 = 0
UNION ALL SELECT N'x', N'0x12000000000000000000000000000000', N'synapse/warehouse';
GO
ALTER VIEW platform.managed_user AS
SELECT CONVERT(nvarchar(128), N'') AS name, CONVERT(varchar(34), N'') AS sid, CONVERT(nvarchar(400), N'') AS step WHERE 1 = 0
UNION ALL SELECT N'x', N'0x12000000000000000000000000000000', N'synapse/warehouse'
UNION ALL SELECT N'y', N'0x12100000000000000000000000000000', N'synapse/warehouse';
GO
ALTER VIEW platform.managed_user AS
SELECT CONVERT(nvarchar(128), N'') AS name, CONVERT(varchar(34), N'') AS sid, CONVERT(nvarchar(400), N'') AS step WHERE 1 = 0
UNION ALL SELECT N'y', N'0x12100000000000000000000000000000', N'synapse/warehouse';
GO
ALTER VIEW platform.managed_user AS
SELECT CONVERT(nvarchar(128), N'') AS name, CONVERT(varchar(34), N'') AS sid, CONVERT(nvarchar(400), N'') AS step WHERE 1 = 0;
GO
