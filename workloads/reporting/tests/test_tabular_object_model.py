"""Microsoft's own reader of TMDL finds what the reader of steps/fabric finds, where it is installed."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from engines.scriptdom import clr
from figures.model import FOLDER, MODEL, TABLES

# Its licence is one of a preview, for use and not for copies: who wants these tests installs it (see the README).
package = find_spec("sempy")
pytestmark = pytest.mark.skipif(package is None, reason="semantic-link-sempy is not installed")


@pytest.fixture(scope="module")
def read():
    library = Path(package.submodule_search_locations[0]) / "lib"
    for name in ("Core", "Tabular.Json", "Tabular"):
        clr.AddReference(str(library / f"Microsoft.AnalysisServices.{name}.dll"))
    from Microsoft.AnalysisServices.Tabular import TmdlSerializer

    return lambda folder: TmdlSerializer.DeserializeDatabaseFromFolder(str(folder)).Model


def test_tables_columns_and_measures_are_the_same(read):
    found = {table.Name: table for table in read(FOLDER).Tables}
    assert found.keys() == TABLES.keys()
    for name, table in found.items():
        columns = [(each.Name, each.SourceColumn, str(each.DataType).lower()) for each in table.Columns]
        expected = [(each["name"], each["source"], each["type"].lower()) for each in TABLES[name]["columns"]]
        assert sorted(columns) == sorted(expected)
        measures = {each.Name: each.Expression for each in table.Measures}
        assert measures == {each["name"]: each["expression"] for each in TABLES[name]["measures"]}
        assert [str(each.Mode) for each in table.Partitions] == ["DirectQuery"]


def test_relationships_are_the_same(read):
    found = {
        each.Name: ((each.FromTable.Name, each.FromColumn.Name), (each.ToTable.Name, each.ToColumn.Name))
        for each in read(FOLDER).Relationships
    }
    ends = {each["name"]: [tuple(each[end].values()) for end in ("from", "to")] for each in MODEL["relationships"]}
    assert found == {name: tuple(pair) for name, pair in ends.items()}


def test_nothing_is_stored_to_connect_with(read):
    model = read(FOLDER)
    assert model.DataSources.Count == 0
    assert sorted(each.Name for each in model.Expressions) == ["Database", "Server"]


@pytest.mark.parametrize(
    ("found", "written"), [("\tcolumn Horizon\n", "\tcolum Horizon\n"), ("dataType: int64", "dataType: int65")]
)
def test_an_error_is_named_with_file_and_line(read, tmp_path, found, written):
    shutil.copytree(FOLDER, tmp_path / "definition")
    file = tmp_path / "definition" / "tables" / "Errors.tmdl"
    text = file.read_text()
    file.write_text(text.replace(found, written, 1))
    line = text[: text.index(found)].count("\n") + 1
    with pytest.raises(Exception, match=rf"(?s)Errors.*{line}"):
        read(tmp_path / "definition")
