from itertools import count

import pytest
from factory.factories import Factory

# Rules of tables on changes of their columns; the others have that of the source, additions.
RULES = {"allows": "allow", "allows tracked": "allow", "refuses": "refuse"}

# Tables that are also read in parts.
PARTED = [
    {"name": "full", "mode": "full", "deletes": True},
    {"name": "lookback", "mode": "watermark", "key": ["id"], "column": "changed_at", "lookbackSeconds": 60},
    {"name": "rowVersion", "mode": "rowVersion", "key": ["id"], "column": "version"},
    {"name": "tracked", "mode": "changeTracking", "key": ["id"], "deletes": True},
]

# Tables that leave out rows which do not fit.
SKIPPING = [
    *PARTED,
    {"name": "full in parts", "mode": "full", "deletes": True, "partition": {"column": "id"}},
]

# All that the tests copy, so that the pipelines are written once.
TABLES = [
    {"name": "full", "mode": "full", "deletes": True},
    {"name": "watermark", "mode": "watermark", "key": ["id"], "column": "changed_at"},
    {"name": "lookback", "mode": "watermark", "key": ["id"], "column": "changed_at", "lookbackSeconds": 60},
    {"name": "localTime", "mode": "watermark", "key": ["id"], "column": "changed_at", "lookbackSeconds": 3600},
    {"name": "number", "mode": "watermark", "key": ["id"], "column": "id", "columnType": "number"},
    {"name": "rowVersion", "mode": "rowVersion", "key": ["id"], "column": "version"},
    {"name": "tracked", "mode": "changeTracking", "key": ["id"], "deletes": True},
    {"name": "O'Brien's \"ta]ble\" @{x} ünï 🦀", "mode": "watermark", "key": ["id"], "column": "changed_at"},
    {"name": "O'Brien's tracked ünï 🦀", "mode": "changeTracking", "key": ["id"], "deletes": True},
    {"name": "allows", "mode": "watermark", "key": ["id"], "column": "changed_at", "schemaChanges": RULES["allows"]},
    {
        "name": "allows tracked",
        "mode": "changeTracking",
        "key": ["id"],
        "deletes": True,
        "schemaChanges": RULES["allows tracked"],
    },
    {"name": "refuses", "mode": "rowVersion", "key": ["id"], "column": "version", "schemaChanges": RULES["refuses"]},
    *({**table, "name": f"{table['name']} in parts", "partition": {"column": "id"}} for table in PARTED),
    *({**table, "name": f"{table['name']} skips", "incompatibleRows": "skip"} for table in SKIPPING),
    *({"name": f"table{number}", "mode": "full"} for number in range(4)),
]


@pytest.fixture
def make_factory(tmp_path):
    """Makes a factory with an empty lake and a new control database."""
    numbers = count()
    return lambda: Factory(tmp_path / str(next(numbers)), TABLES)


@pytest.fixture
def factory(make_factory):
    return make_factory()
