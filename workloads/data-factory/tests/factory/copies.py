"""Copies of a source's rows into Parquet files; none is ever held whole, so that memory stays the same at any size."""

import itertools
import uuid

_PART = "?AdfDynamicRangePartitionCondition"


def copy(factory, activity, properties, scope):
    """Writes two files, or one for each part that is read, with names that no other copy has."""
    (target,) = activity["outputs"]
    folder = factory.folder(target, scope)
    folder.mkdir(parents=True, exist_ok=True)
    # A connection of its own: copies of other tables may go on before this one ends.
    cursor = factory.source.database.cursor()
    try:
        first, *others = _queries(factory, properties)
        if others:
            count = _written(cursor, folder, *first)
            for number, part in enumerate(others, 2):
                yield f"Copy: part {number} is read"
                count += _written(cursor, folder, *part)
        else:
            query, values = first
            # Both files have the rows of one moment, whatever the source does between them.
            cursor.execute("BEGIN TRANSACTION")
            (whole,) = cursor.execute(f"SELECT count(*) FROM ({query})", values).fetchone()
            half = whole // 2
            count = _written(cursor, folder, f"SELECT * FROM ({query}) LIMIT {half}", values)
            yield "Copy: half is written"
            count += _written(cursor, folder, f"SELECT * FROM ({query}) OFFSET {half}", values)
            assert count == whole
    finally:
        cursor.close()
    return {"rowsCopied": count}


def _written(cursor, folder, query, values):
    """Writes the rows of a query into a file, one group of rows after the other; answers how many they are."""
    file = str(folder / f"{uuid.uuid4()}.parquet").replace("'", "''")
    (count,) = cursor.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet)", values).fetchone()
    return count


def _queries(factory, properties):
    """The queries of a copy: one, or one for each range of a column, the first and the last without an end."""
    source = properties["source"]
    query, parts = source["sqlReaderQuery"], properties["parallelCopies"]
    assert query.count(_PART) == (source["partitionOption"] == "DynamicRange")
    if source["partitionOption"] == "None":
        assert parts == 1
        return [factory.source.translated(query)]
    column = source["partitionSettings"]["partitionColumnName"]
    whole, values = factory.source.translated(query.replace(_PART, "1 = 1"))
    bounds = f"SELECT min({column}), max({column}) FROM ({whole})"
    least, most = factory.source.cursor.execute(bounds, values).fetchone()
    if least is None:
        return [factory.source.translated(query.replace(_PART, "1 = 1"))]
    cuts = [least + (most - least) * number // parts for number in range(1, parts)]
    ranges = [f"{column} <= {cuts[0]}"]
    ranges += [f"{column} > {low} AND {column} <= {high}" for low, high in itertools.pairwise(cuts)]
    ranges += [f"{column} > {cuts[-1]}"]
    return [factory.source.translated(query.replace(_PART, each)) for each in ranges]
