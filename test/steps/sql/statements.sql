IF OBJECT_ID(N'platform.applied_script', N'U') IS NOT NULL EXECUTE (N'SELECT path, sha256 FROM platform.applied_script');
GO
DECLARE @result int;
EXECUTE @result = sp_getapplock @Resource = N'platform.steps', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 600000;
IF @result < 0 THROW 50001, N'another step has worked on the database for ten minutes', 1;
GO
IF SCHEMA_ID(N'platform') IS NULL EXECUTE (N'CREATE SCHEMA platform AUTHORIZATION dbo');
GO
IF OBJECT_ID(N'platform.applied_script', N'U') IS NULL CREATE TABLE platform.applied_script (
    path nvarchar(400) NOT NULL CONSTRAINT pk_applied_script PRIMARY KEY,
    sha256 char(64) NOT NULL,
    applied_at datetime2(3) NOT NULL
);
GO
SET XACT_ABORT ON; BEGIN TRANSACTION;
GO
SELECT @@TRANCOUNT AS depth;
GO
UPDATE platform.applied_script SET sha256 = @sha256, applied_at = SYSUTCDATETIME() WHERE path = @path;
IF @@ROWCOUNT = 0 INSERT INTO platform.applied_script (path, sha256, applied_at) VALUES (@path, @sha256, SYSUTCDATETIME());
GO
COMMIT TRANSACTION;
GO
IF OBJECT_ID(N'platform.managed_user', N'U') IS NULL CREATE TABLE platform.managed_user (
    name sysname NOT NULL CONSTRAINT pk_managed_user PRIMARY KEY,
    sid varchar(34) NOT NULL,
    step nvarchar(400) NOT NULL,
    managed_at datetime2(3) NOT NULL
);
GO
SELECT name, CONVERT(varchar(174), sid, 1) AS sid, RTRIM(type) AS type FROM sys.database_principals;
GO
SELECT r.name AS role, u.name AS [user] FROM sys.database_role_members AS m
JOIN sys.database_principals AS r ON r.principal_id = m.role_principal_id
JOIN sys.database_principals AS u ON u.principal_id = m.member_principal_id;
GO
SELECT u.name AS [user], p.permission_name AS permission, RTRIM(p.state) AS state, p.class_desc AS class,
    SCHEMA_NAME(CASE WHEN p.class = 3 THEN p.major_id END) AS [schema],
    OBJECT_SCHEMA_NAME(CASE WHEN p.class = 1 THEN p.major_id END) AS object_schema,
    OBJECT_NAME(CASE WHEN p.class = 1 THEN p.major_id END) AS object,
    COL_NAME(CASE WHEN p.class = 1 AND p.minor_id > 0 THEN p.major_id END, p.minor_id) AS [column]
FROM sys.database_permissions AS p JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
WHERE NOT (p.class = 0 AND p.permission_name = N'CONNECT' AND p.state = 'G');
GO
IF OBJECT_ID(N'platform.managed_user', N'U') IS NOT NULL EXECUTE (N'SELECT name, sid, step FROM platform.managed_user');
GO
CREATE USER [a]]b] WITH SID = 0xC98B91356D19EA409779889D79B753F0, TYPE = E;
GO
DELETE FROM platform.managed_user WHERE name = @name;
INSERT INTO platform.managed_user (name, sid, step, managed_at) VALUES (@name, @sid, @step, SYSUTCDATETIME());
GO
ALTER ROLE [db_datareader] ADD MEMBER [a]]b];
GO
GRANT EXECUTE ON SCHEMA::[control] TO [a]]b];
GO
GRANT VIEW DATABASE STATE TO [a]]b];
GO
CREATE USER [group] WITH SID = 0x00, TYPE = X;
GO
ALTER ROLE [db_datareader] ADD MEMBER [group];
GO
GRANT EXECUTE ON SCHEMA::[control] TO [group];
GO
GRANT VIEW DATABASE STATE TO [group];
GO
DELETE FROM platform.managed_user WHERE name = @name;
GO
ALTER ROLE [db_datawriter] DROP MEMBER [a]]b];
GO
REVOKE EXECUTE ON SCHEMA::[control] FROM [a]]b] CASCADE;
GO
REVOKE VIEW DATABASE STATE FROM [a]]b] CASCADE;
GO
REVOKE SELECT ON OBJECT::[a].[b] ([c]) FROM [a]]b] CASCADE;
GO
GRANT CONNECT TO [a]]b];
GO
DROP USER [a]]b];
GO
IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
GO
