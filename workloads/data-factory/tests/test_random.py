"""Random changes, crashes, failures and runs again: in the end bronze equals the source."""

import random

import pytest
from conftest import PARTED, SKIPPING
from factory.bronze import bronze_rows
from factory.incompatible import UNFIT
from test_copy_table import MODES

# Of each, what a seed chooses.
CASES = [
    *((name, seed) for name in MODES for seed in range(4)),
    *((f"{table['name']} in parts", seed) for table in PARTED for seed in range(2)),
    *((f"{table['name']} skips", seed) for table in SKIPPING for seed in range(2)),
]
ROWS = 12
# Of a look-back of 60 seconds.
LATE = 50


class Changes:
    """Changes of a source within what a mode promises to find."""

    def __init__(self, factory, name, choose):
        self.source, self.name, self.choose = factory.source, name, choose
        self.like = name.removesuffix(" skips").removesuffix(" in parts")
        self.skips = name.endswith(" skips")
        self.second = 1000
        self.columns = 0
        self.open = []

    def make(self):
        self.second += self.choose.randint(1, 20)
        number, value = self.choose.randrange(ROWS), f"at {self.second}"
        late = self.choose.random()
        if self.skips and self.choose.random() < 0.2:
            value = UNFIT
        if self.like in ("full", "tracked") and late < 0.3:
            self.source.delete(self.name, number)
        elif self.like == "rowVersion" and late < 0.3:
            # A transaction that has its version, and commits later.
            version = self.source.next_version()
            self.source.uncommitted.append(version)
            self.open.append((ROWS + self.second, version))
        elif self.like == "lookback" and late < 0.3:
            self.source.write(self.name, ROWS + self.second, value, self.second - self.choose.randint(0, LATE))
        else:
            self.source.write(self.name, number, value, self.second)

    def alter(self):
        """A new column, of which no mode sees that older rows have a value."""
        self.columns += 1
        self.source.alter(self.name, f"ADD COLUMN more{self.columns} INTEGER DEFAULT {self.second}")

    def commit_open(self):
        for number, version in self.open:
            self.source.uncommitted.remove(version)
            self.source.write(self.name, number, "committed late", self.second, version)
        self.open.clear()

    def mend(self):
        """Gives each row that does not fit a value that does."""
        self.second += 1
        for number, value in self.source.rows(self.name):
            if value == UNFIT:
                self.source.write(self.name, number, "mended", self.second)


def event(factory, changes, name, choose):
    """One thing that happens: changes, or a run that ends well, ends anywhere, or fails."""
    what = choose.choice(["change", "change", "change", "commit", "run", "crash", "fail", "clean up", "alter"])
    if what == "change":
        changes.make()
    elif what == "commit":
        changes.commit_open()
    elif what == "alter":
        changes.alter()
    elif what == "clean up" and changes.like == "tracked":
        factory.source.clean_up()
    elif what in ("run", "crash", "fail"):
        run = factory.run(name)
        if what == "fail":
            activity = choose.choice(["Begin", "Columns", "Check", "Bounds", "Clear", "Copy", "Commit", "End"])
            factory.fails[activity, factory.definition(name)["name"]] = "lost connection"
        steps = run.steps()
        last = choose.randint(1, 11) if what == "crash" else 100
        for _ in range(last):
            if next(steps, None) is None:
                break
            if choose.random() < 0.2:
                changes.make()
        steps.close()
        factory.fails.clear()
        factory.control.clock += factory.held


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_bronze_equals_the_source(factory, name, seed):
    choose = random.Random(f"{name} {seed}")
    factory.source.create(name, ROWS // 2)
    changes = Changes(factory, name, choose)
    for _ in range(25):
        event(factory, changes, name, choose)
        assert UNFIT not in [row["value"] for row in bronze_rows(factory, name)]
    changes.commit_open()
    changes.mend()
    assert factory.run(name).to_end() is None
    assert bronze_rows(factory, name) == factory.source.whole_rows(name)
