"""What a process and those that it started use, as Linux counts it."""

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def tree(root=None):
    """Numbers of a process, this one by default, and of all that came from it and still run."""
    children = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (found := _status(folder.name)) is not None:
            children.setdefault(int(found[1]), []).append(int(folder.name))
    found, open_ = [], [root or os.getpid()]
    while open_:
        found.append(open_.pop())
        open_ += children.get(found[-1], [])
    return found


def cpu_seconds():
    """Processor time of the tree, and of those that ended and were waited for."""
    # utime, stime, cutime, cstime: fields 14 to 17 of proc(5).
    found = (_status(number) for number in tree())
    return sum(sum(map(int, each[11:15])) for each in found if each is not None) / _TICKS


def peak_megabytes():
    """Peaks of resident memory so far: of Spark's JVM, and of all Python together, the workers' and this one's."""
    peaks = {"jvm": 0.0, "python": 0.0}
    for number in tree():
        try:
            status = Path(f"/proc/{number}/status").read_text()
        except OSError:
            continue
        fields = dict(line.split(":", 1) for line in status.splitlines())
        kind = "jvm" if fields["Name"].strip() == "java" else "python"
        peaks[kind] += int(fields.get("VmHWM", "0").split()[0]) / 1024
    return peaks


def _status(number):
    """Fields of proc(5) from the state on; the name before them may hold spaces."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
