import contextlib
import io
import json
import unittest

import delta_maintenance as maintenance

WEEK = {"logRetentionDays": 30, "deletedFileRetentionDays": 7, "timeTravelDays": 7}
QUARTER = {"logRetentionDays": 120, "deletedFileRetentionDays": 90, "timeTravelDays": 90}


class FakeSpark:
    """Answers what the notebook asks, and keeps what it was told to change."""

    def __init__(self, tables, properties=None, failing=()):
        self.tables = tables
        self.properties = properties or {}
        self.failing = failing
        self.changes = []
        self.rows = []

    def sql(self, statement):
        self.rows = []
        if statement.startswith("SELECT"):
            schema = statement.split("table_schema = '")[1].split("'")[0]
            self.rows = [{"table_name": name} for name in self.tables.get(schema, [])]
        elif statement.startswith("SHOW TBLPROPERTIES "):
            table = statement[len("SHOW TBLPROPERTIES ") :]
            self.rows = [{"key": key, "value": value} for key, value in self.properties.get(table, {}).items()]
        else:
            if any(table in statement for table in self.failing):
                raise RuntimeError("DELTA_CONCURRENT_WRITE")
            self.changes.append(statement)
        return self

    def collect(self):
        return self.rows


def silent(_):
    pass


class Statements(unittest.TestCase):
    def test_quote_every_part_of_a_name(self):
        self.assertEqual(maintenance.identifier("amlp_dev", "gold", "sales"), "`amlp_dev`.`gold`.`sales`")

    def test_names_cannot_end_their_quotes(self):
        self.assertEqual(maintenance.identifier("a`; DROP TABLE b"), "`a``; DROP TABLE b`")
        self.assertEqual(maintenance.literal("a' OR 'b\\"), "'a\\' OR \\'b\\\\'")

    def test_vacuum_keeps_days_as_hours(self):
        self.assertEqual(maintenance.vacuum("`t`", QUARTER), "VACUUM `t` RETAIN 2160 HOURS")

    def test_properties_are_set_in_days(self):
        self.assertEqual(
            maintenance.set_properties("`t`", maintenance.properties_of(QUARTER)),
            "ALTER TABLE `t` SET TBLPROPERTIES ('delta.deletedFileRetentionDuration' = 'interval 90 days', "
            "'delta.logRetentionDuration' = 'interval 120 days')",
        )

    def test_only_delta_tables_are_listed(self):
        statement = maintenance.list_tables("amlp_dev", "gold")
        self.assertIn("FROM `amlp_dev`.`information_schema`.`tables`", statement)
        self.assertIn("data_source_format = 'DELTA'", statement)


class Maintain(unittest.TestCase):
    def test_sets_then_vacuums_every_table_of_every_schema(self):
        spark = FakeSpark({"bronze": ["raw"], "gold": ["sales", "stock"]})
        maintenance.maintain(spark.sql, "c", {"gold": QUARTER, "bronze": WEEK}, log=silent)
        done = [(statement.split(" ")[0], *statement.split("`")[3:6:2]) for statement in spark.changes]
        tables = [("bronze", "raw"), ("gold", "sales"), ("gold", "stock")]
        self.assertEqual(done, [(verb, *table) for table in tables for verb in ("ALTER", "VACUUM")])
        self.assertTrue(spark.changes[1].endswith("RETAIN 168 HOURS"))
        self.assertTrue(spark.changes[3].endswith("RETAIN 2160 HOURS"))

    def test_leaves_right_properties_alone(self):
        spark = FakeSpark({"gold": ["sales"]}, {"`c`.`gold`.`sales`": maintenance.properties_of(WEEK)})
        maintenance.maintain(spark.sql, "c", {"gold": WEEK}, log=silent)
        self.assertEqual(spark.changes, ["VACUUM `c`.`gold`.`sales` RETAIN 168 HOURS"])

    def test_sets_only_what_differs(self):
        own = {**maintenance.properties_of(WEEK), "delta.logRetentionDuration": "interval 5 days"}
        spark = FakeSpark({"gold": ["sales"]}, {"`c`.`gold`.`sales`": own})
        maintenance.maintain(spark.sql, "c", {"gold": WEEK}, log=silent)
        self.assertEqual(
            spark.changes[0],
            "ALTER TABLE `c`.`gold`.`sales` SET TBLPROPERTIES ('delta.logRetentionDuration' = 'interval 30 days')",
        )

    def test_one_failing_table_stops_the_run_but_not_the_others(self):
        spark = FakeSpark({"gold": ["broken", "sales"]}, failing=["`broken`"])
        with self.assertRaisesRegex(RuntimeError, "1 tables were not maintained: `c`.`gold`.`broken`"):
            maintenance.maintain(spark.sql, "c", {"gold": WEEK}, log=silent)
        self.assertEqual(len(spark.changes), 2)

    def test_a_table_whose_properties_could_not_be_set_is_not_vacuumed(self):
        spark = FakeSpark({"gold": ["sales"]}, failing=["ALTER TABLE"])
        with self.assertRaises(RuntimeError):
            maintenance.maintain(spark.sql, "c", {"gold": WEEK}, log=silent)
        self.assertEqual(spark.changes, [])

    def test_a_dry_run_shows_and_changes_nothing(self):
        shown = []
        spark = FakeSpark({"gold": ["sales"]})
        maintenance.maintain(spark.sql, "c", {"gold": WEEK}, dry_run=True, log=shown.append)
        self.assertEqual(len(shown), 2)
        self.assertEqual(spark.changes, [])

    def test_reads_the_parameters_of_the_job(self):
        spark = FakeSpark({"gold": ["sales"]})
        parameters = {"catalog": "c", "retention": json.dumps({"gold": WEEK}), "dry_run": "false"}
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            maintenance.main(spark.sql, parameters.__getitem__)
        self.assertIn("VACUUM `c`.`gold`.`sales`", shown.getvalue())
        self.assertEqual(len(spark.changes), 2)


class Refuses(unittest.TestCase):
    def refused(self, retention, message):
        with self.assertRaisesRegex(ValueError, message):
            maintenance.parse_retention(json.dumps(retention))

    def test_files_that_go_too_early(self):
        early = {**WEEK, "deletedFileRetentionDays": 6, "timeTravelDays": 6}
        self.refused({"gold": early}, "gold.deletedFileRetentionDays: is 6, must be 7 or more")

    def test_time_travel_longer_than_retention(self):
        self.refused({"gold": {**WEEK, "timeTravelDays": 8}}, "gold.timeTravelDays: is 8")

    def test_what_is_no_number_of_days(self):
        for days in ("7", 7.5, True, -1, None):
            self.refused({"gold": {**WEEK, "logRetentionDays": days}}, "gold.logRetentionDays: must be a whole number")

    def test_missing_and_unknown_numbers(self):
        self.refused({"gold": {"logRetentionDays": 30}}, "gold: must have logRetentionDays")
        self.refused({"gold": {**WEEK, "keepDays": 1}}, "gold: must have")

    def test_nothing_at_all(self):
        self.refused({}, "names no schema")
        self.refused([], "names no schema")

    def test_every_fault_at_once(self):
        wrong = {**WEEK, "timeTravelDays": 8}
        self.refused({"gold": wrong, "silver": wrong}, "gold.*; silver")


if __name__ == "__main__":
    unittest.main()
