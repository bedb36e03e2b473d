"""Bronze, as a job builds it from the committed loads and from nothing else."""

import duckdb


def bronze(factory, name):
    """Rows of a table, by id, after every committed load."""
    definition = factory.definition(name)
    loads = factory.control.query(
        f"SELECT * FROM control.load WHERE table_name = '{definition['name'].replace(chr(39), chr(39) * 2)}' "
        "ORDER BY load_number"
    )
    rows = {}
    for load in loads:
        files = sorted(str(file) for file in (factory.lake / load["folder"]).glob("*.parquet"))
        cursor = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [files])
        names = [column[0] for column in cursor.description]
        copied = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        assert len(copied) == load["row_count"], f"{load['folder']} holds {len(copied)} rows"
        if load["is_full"]:
            rows = {}
        for row in copied:
            if row.get("_change_operation") == "D":
                rows.pop(row["_key_id"], None)
            else:
                rows[row["id"]] = row["value"]
    return sorted(rows.items())
