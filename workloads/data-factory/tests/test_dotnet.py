"""What reads .NET beside the engine of Data Factory."""

from factory import expressions  # noqa: F401 - the engine reads its files, texts in Italian among them

# isort: split
from engines.scriptdom import clr


def test_another_file_is_read_after_those_of_the_engine():
    assert clr.AddReference("System.Net.Mail").GetName().Name == "System.Net.Mail"
