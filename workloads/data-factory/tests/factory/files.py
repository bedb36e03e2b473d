"""A factory that copies files: the activities of its pipelines on the servers of a test."""

import datetime
import json
import subprocess
from functools import cache

from engines.control import new_control

from factory.documents import ROOT
from factory.factories import HANDLERS
from factory.lists import copy_list, reads_control
from factory.runs import ActivityFailed, PipelineRun

_WRITER = "test/components/data-factory/files/support/writeFeeds.ts"


# Node takes seconds to start.
@cache
def _written(request):
    command = ["node", "--import", "tsx", _WRITER]
    answer = subprocess.run(command, cwd=ROOT, input=request, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise AssertionError(answer.stderr)
    documents = json.loads(answer.stdout)
    return json.dumps({document["name"].split("_", 1)[1]: document["properties"] for document in documents})


class FileFactory:
    """The pipelines of the feeds of one source, and all that they work on."""

    def __init__(self, lake, server, source, feeds):
        self.lake, self.server = lake, server
        self.pipelines = json.loads(_written(json.dumps({"source": source, "feeds": feeds})))
        definitions = self.pipelines["daily"]["parameters"]["feeds"]["defaultValue"]
        self._definitions = {feed["name"]: feed for feed in definitions}
        begin = self.pipelines["copyFiles"]["activities"][0]["typeProperties"]["scripts"][0]["parameters"]
        (minutes,) = (each["value"] for each in begin if each["name"] == "timeout_minutes")
        self.held = datetime.timedelta(minutes=minutes)
        self.control = new_control()
        self.jobs = []
        self.fails = {}
        # Whether a copy of nothing says how many files it wrote.
        self.counts_nothing = True

    def short(self, name):
        """The name of a pipeline without that of its source."""
        return name.split("_", 1)[1]

    def run(self, name):
        """A run of one feed, which has not begun."""
        return PipelineRun(self, "copyFiles", {"feed": self._definitions[name]})

    def daily(self):
        """A run of all feeds."""
        return PipelineRun(self, "daily")

    def execute(self, activity, scope):
        """Runs an activity, as a generator that yields where it has done half; answers its output."""
        if message := self.fails.pop((activity["name"], scope.parameters.get("feed", {}).get("name")), None):
            raise ActivityFailed(message)
        properties = scope.value(self._at_its_time(activity["typeProperties"]))
        handler = _copy if activity["type"] == "Copy" else HANDLERS[activity["type"]]
        return (yield from handler(self, activity, properties, scope))

    def folder(self, reference, _scope):
        """The folder that a reference to a dataset leads to, whose values are worked out."""
        return self.lake / reference["parameters"]["folder"]

    def _at_its_time(self, written):
        # The engine asks the machine for the time.
        now = self.control.clock.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return json.loads(json.dumps(written).replace("utcNow()", f"'{now}'"))


def _copy(factory, activity, properties, scope):
    if reads_control(factory, activity, scope):
        return (yield from copy_list(factory, activity, properties, scope))
    ((source,), (target,)) = scope.value([activity["inputs"], activity["outputs"]])
    copying = {"BinarySource": _copy_files, "RestSource": _copy_answers}[properties["source"]["type"]]
    return (yield from copying(factory, properties, source["parameters"], factory.folder(target, scope)))


def _copy_files(factory, properties, source, target):
    """Lists, then reads one file after the other: each is there half before it is there whole."""
    settings = properties["source"]["storeSettings"]
    start, end = (
        datetime.datetime.strptime(settings[name], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.UTC)
        for name in ("modifiedDatetimeStart", "modifiedDatetimeEnd")
    )
    files = factory.server.files(source["folder"], settings["wildcardFileName"], settings["recursive"])
    chosen = [path for path, modified in files.items() if start <= modified < end]
    for path in chosen:
        content = factory.server.content(source["folder"], path)
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content[: len(content) // 2])
        yield "Copy: half of a file is written"
        file.write_text(content)
    return {"filesWritten": len(chosen)} if chosen or factory.counts_nothing else {}


def _copy_answers(factory, properties, source, target):
    """Writes each answer as a line, and asks for the next page."""
    target.mkdir(parents=True, exist_ok=True)
    address, lines = source["relativeUrl"], 0
    with (target / "answers.json").open("w") as file:
        while address:
            headers, body = factory.server.get(address)
            file.write(json.dumps(body) + "\n")
            file.flush()
            lines += 1
            address = factory.server.following(properties["source"]["paginationRules"], headers, body)
            yield "Copy: a page is written"
    return {"rowsCopied": lines}


def files_of(factory, name):
    """Files of a feed by their path, as bronze has them: from the committed loads and from nothing else."""
    files = {}
    for load in _loads(factory, name):
        folder = factory.lake / load["folder"]
        copied = {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}
        assert len(copied) == load["row_count"], f"{load['folder']} holds {len(copied)} files"
        files = copied if load["is_full"] else files | copied
    return files


def items_of(factory, name):
    """Items of all pages of a feed, from the last committed load."""
    *_, load = _loads(factory, name)
    lines = (factory.lake / load["folder"] / "answers.json").read_text().splitlines()
    assert len(lines) == load["row_count"]
    return [item for line in lines for item in json.loads(line)["items"]]


def _loads(factory, name):
    return factory.control.query(f"SELECT * FROM control.load WHERE table_name = '{name}' ORDER BY load_number")
