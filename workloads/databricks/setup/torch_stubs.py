"""Adds to the torch of this Python what its files ask of NVIDIA's libraries, so that it can be imported without them.

Each library that is absent gets a file that defines the symbols that torch names. Any of them that is called ends the
process: without a GPU, none is.
"""

import importlib.util
import re
import subprocess
import tempfile
from pathlib import Path

# What torch names and loads only where there is a GPU.
LAZY = {"libcaffe2_nvrtc.so"}


def needed(file):
    """Names of the libraries of NVIDIA that a file needs."""
    text = _run("readelf", "--wide", "--dynamic", file)
    return {name for name in re.findall(r"\(NEEDED\).*\[(.*)\]", text) if re.match(r"lib(cu|nccl)", name)}


def undefined(file):
    """Symbols that a file takes from others, each with the library it is versioned by, or none."""
    found = set()
    for line in _run("readelf", "--wide", "--dyn-syms", file).splitlines():
        match = re.search(r" UND ([^@\s]+)(?:@(\S+))?", line)
        if match:
            found.add(match.groups())
    return found


def symbols_of(libraries, symbols):
    """Symbols by library: the one that versions it, else the longest name that the symbol begins with."""
    made = {library: set() for library in libraries}
    by_length = sorted(libraries, key=len, reverse=True)
    for name, version in symbols:
        prefixes = (each for each in by_length if name.lower().startswith(_stem(each)))
        library = version if version in made else None if version else next(prefixes, None)
        if library:
            made[library].add(name)
    return made


def make(library, symbols, target, scratch):
    """Writes a library that defines the symbols, in the version that is its name."""
    source, version, made = (Path(scratch) / f"{library}.{end}" for end in ("s", "map", "o"))
    source.write_text(
        ".text\n" + "".join(f".globl {name}\n.type {name},@function\n{name}:\n" for name in sorted(symbols)) + "ud2\n"
        '.section .note.GNU-stack,"",@progbits\n'
    )
    version.write_text(f"{library} {{ *; }};\n")
    _run("as", "-o", made, source)
    _run("ld", "-shared", "-soname", library, "--version-script", version, "-o", Path(target) / library, made)


def _stem(library):
    return library.removeprefix("lib").split(".")[0].lower()


def _run(*command):
    return subprocess.run([str(each) for each in command], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    folder = Path(importlib.util.find_spec("torch").origin).parent
    files = [file for file in (folder / "lib").glob("lib*.so") if file.name not in LAZY]
    there = {file.name for file in [*folder.glob("lib/*.so*"), *folder.glob("../nvidia/*/lib/*.so*")]}
    absent = set().union(*map(needed, files)) - there
    asked = set().union(*map(undefined, files))
    with tempfile.TemporaryDirectory() as scratch:
        for library, symbols in symbols_of(absent, asked).items():
            make(library, symbols, folder / "lib", scratch)
