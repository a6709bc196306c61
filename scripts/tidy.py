# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy over src/, on all cores, skipping what passed unchanged.

A file that passed leaves a stamp named by a hash of everything clang-tidy saw
of this repository: the file, every header it reaches, its compile command, the
configuration and the tool's version. Standard and library headers change only
with the tool or its packages, and are not hashed.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "clang"
CACHE = ROOT / "build" / "tidy-cache"
TOOL = "clang-tidy-19"
INCLUDE = re.compile(rb'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def inputs_of(path, seen):
    """Adds to `seen` the file and the repository's headers it reaches."""
    if path in seen:
        return seen
    seen[path] = path.read_bytes()
    for name in INCLUDE.findall(seen[path]):
        for folder in (ROOT / "src", ROOT / "include", ROOT):
            header = folder / name.decode()
            if header.is_file():
                inputs_of(header, seen)
    return seen


def stamp_of(entry, common):
    """Returns the stamp file that stands for a pass of this very input."""
    digest = hashlib.sha256(common + entry["command"].encode())
    for path, content in sorted(inputs_of(pathlib.Path(entry["file"]),
                                          {}).items()):
        digest.update(f"\0{path}\0{len(content)}\0".encode() + content)
    return CACHE / digest.hexdigest()


def lint(entry, stamp):
    """Returns what clang-tidy found fault with, or "" and leaves the stamp."""
    done = subprocess.run(
        [TOOL, "--quiet", "-p", BUILD, entry["file"]], cwd=ROOT,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return done.stdout or done.stderr  # stderr only counts warnings
    stamp.touch()
    return ""


def main():
    CACHE.mkdir(parents=True, exist_ok=True)
    version = subprocess.run([TOOL, "--version"], capture_output=True,
                             check=True).stdout
    common = version + (ROOT / ".clang-tidy").read_bytes()
    commands = json.loads((BUILD / "compile_commands.json").read_text())
    entries = [(entry, stamp_of(entry, common)) for entry in commands
               if entry["file"].startswith(f"{ROOT}/src/")]
    stale = [pair for pair in entries if not pair[1].exists()]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [text for text in pool.map(lambda pair: lint(*pair), stale)
                  if text]
    current = {stamp.name for _, stamp in entries}
    for old in CACHE.iterdir():
        if old.name not in current:
            old.unlink()
    print("\n".join(faults), end="")
    print(f"tidy: {len(entries)} files, {len(stale)} linted, "
          f"{len(faults)} with faults")
    return 1 if faults or not entries else 0


if __name__ == "__main__":
    sys.exit(main())
