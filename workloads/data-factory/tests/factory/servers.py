"""Servers of third parties: a folder that is read by SFTP, and a REST API whose answers have pages."""

import datetime
import json
import os
import re

from factory.runs import ActivityFailed

UTC = datetime.UTC


class SftpServer:
    """A folder. Its files have the times that a test gives them, and tell whole seconds of them."""

    def __init__(self, root):
        self.root = root
        root.mkdir(parents=True)

    def write(self, path, content, modified):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        seconds = modified.replace(tzinfo=UTC).timestamp()
        os.utime(file, (seconds, seconds))

    def delete(self, path):
        (self.root / path).unlink()

    def files(self, folder, pattern="*", recursive=False):
        """Files of a folder by their path in it, each with its time."""
        base = self.root / folder
        if not base.is_dir():
            raise ActivityFailed(f"Can't find SFTP path '{folder}'.")
        name = _wildcard(pattern)
        found = base.rglob("*") if recursive else base.glob("*")
        return {
            str(file.relative_to(base)): datetime.datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
            for file in sorted(found)
            if file.is_file() and name.fullmatch(file.name)
        }

    def content(self, folder, path):
        return (self.root / folder / path).read_text()

    def contents(self, folder, pattern="*", recursive=False):
        """What bronze should have."""
        return {path: self.content(folder, path) for path in self.files(folder, pattern, recursive)}


def _wildcard(pattern):
    """A pattern of Data Factory: * any characters, ? one or none, ^ before one of the three itself."""
    parts = re.findall(r"\^.|.", pattern, re.DOTALL)
    special = {"*": ".*", "?": ".?"}
    return re.compile("".join(special.get(part, re.escape(part[-1])) for part in parts), re.DOTALL)


class RestApi:
    """Answers by relative address; an address that has none is not there."""

    def __init__(self):
        self.answers = {}
        self.requests = []

    def write(self, path, pages, link="header"):
        """Pages of a list; each tells the next in its header or its body."""
        for number, items in enumerate(pages):
            following = f"{path}?page={number + 1}" if number + 1 < len(pages) else None
            headers = {"Link": f'<{following}>; rel="next"'} if following and link == "header" else {}
            body = {"items": items}
            if link == "body":
                body["paging"] = {"next": following}
            self.answers[f"{path}?page={number}" if number else path] = (headers, body)

    def get(self, address):
        self.requests.append(address)
        if address not in self.answers:
            raise ActivityFailed(f"The HttpStatusCode 404 indicates failure. {address}")
        headers, body = self.answers[address]
        return headers, json.loads(json.dumps(body))

    def following(self, rules, headers, body):
        """The address of the next page by Data Factory's rules, None at the end."""
        if "AbsoluteUrl" in rules:
            value = body
            for name in rules["AbsoluteUrl"].removeprefix("$.").split("."):
                value = (value or {}).get(name)
            return value
        assert rules == {"supportRFC5988": "true"}, rules
        found = re.fullmatch(r'<(.+)>; rel="next"', headers.get("Link", ""))
        return found and found[1]
