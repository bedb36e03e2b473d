-- Statistics of the table that analysts query, by which the warehouse plans their queries.
USE CATALOG IDENTIFIER(:catalog);
ANALYZE TABLE gold.sales_features COMPUTE STATISTICS;
