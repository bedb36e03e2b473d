"""Parses Transact-SQL with Microsoft's own parser, ScriptDom, which the package mssql-cli holds."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from engines import dotnet  # noqa: F401 - finds .NET for clr, so it is imported first

# isort: split
import clr

_MSSQL_CLI = Path(find_spec("mssqlcli").submodule_search_locations[0])
clr.AddReference(str(_MSSQL_CLI / "mssqltoolsservice/bin/Microsoft.SqlServer.TransactSql.ScriptDom.dll"))

from Microsoft.SqlServer.TransactSql.ScriptDom import TSql150Parser, TSqlFragment  # noqa: E402
from System import Guid  # noqa: E402
from System.IO import StringReader  # noqa: E402


class ScriptError(Exception):
    """A script that does not parse; the text has a line for each error."""


# Version 15 does not know the labels of a dedicated SQL pool. In a text within a text the quotes are double, which this
# does not match.
LABEL = re.compile(r"\bOPTION\s*\(\s*LABEL\s*=\s*N?'([^']*)'\s*\)")


def without_labels(text):
    """A script with blanks in place of its labels, so that everything else stays where it is."""
    return LABEL.sub(lambda label: re.sub(r"[^\n]", " ", label[0]), text)


class Source:
    """A parsed script, and the text that its fragments are part of."""

    def __init__(self, text):
        self._labelled = text
        self.text = text = without_labels(text)
        # True: names in double quotes, as the drivers of Azure SQL set it.
        self._script, errors = TSql150Parser(True).Parse(StringReader(text), None)
        if errors.Count:
            raise ScriptError("\n".join(f"line {error.Line}: {error.Message}" for error in errors))

    @property
    def batches(self):
        """The statements of each batch; lines GO stand between batches."""
        return [list(batch.Statements) for batch in self._script.Batches]

    def text_of(self, fragment):
        """The text of a statement or an expression."""
        return self.text[fragment.StartOffset : fragment.StartOffset + fragment.FragmentLength]

    def label_of(self, statement):
        """The label that ends a statement; None where it has none."""
        end = statement.StartOffset + statement.FragmentLength
        for label in LABEL.finditer(self._labelled, statement.StartOffset):
            if not self.text[label.end() : end].strip("; \n") and not self.text[end : label.start()].strip():
                return label[1]
        return None


@cache
def parse(text):
    """A parsed script; a test file needs the same ones many times."""
    return Source(text)


def kind(fragment):
    """The class of a fragment, such as IfStatement."""
    return type(fragment).__name__


@cache
def _attributes(class_name):
    known = clr.GetClrType(TSqlFragment).Assembly.GetType(class_name).GetProperties()
    return [each.Name for each in known if each.Name != "ScriptTokenStream" and not each.GetIndexParameters().Length]


def parts_of(fragment):
    """A fragment and all that it consists of, in no order."""
    yield fragment
    for name in _attributes(fragment.GetType().FullName):
        value = getattr(fragment, name)
        for part in [value] if isinstance(value, TSqlFragment) else value if hasattr(value, "Count") else []:
            if isinstance(part, TSqlFragment):
                yield from parts_of(part)


def guid_bytes(text):
    """Bytes of a GUID as .NET writes them, which are those of a uniqueidentifier."""
    return bytes(Guid(text).ToByteArray())
