-- The key by which gold.sales_features is a feature table of Unity Catalog, with the day as of which features are looked up.
-- Gold makes the columns NOT NULL. An overwritten table may have lost its key, and a second one is refused.
USE CATALOG IDENTIFIER(:catalog);
ALTER TABLE gold.sales_features DROP PRIMARY KEY IF EXISTS;
ALTER TABLE gold.sales_features ADD CONSTRAINT sales_features_key PRIMARY KEY (store, product, day TIMESERIES);
