# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy over src/, on all cores, skipping what passed unchanged.

A file that passed leaves a stamp named by a hash of everything clang-tidy saw
of this repository: the file, every header it reaches, its compile command, the
configuration and the tool's version. Lines of comment are left out, since no
check reads them but for NOLINT. Standard and library headers change only with
the tool or its packages, and are not hashed. Stamps lie outside the checkout
and name no place, so that a fresh clone finds them.

Linting takes longer than compiling and testing together, and a header that all
include makes every stamp stale though it changes the lint of hardly any file.
So a run lints at once

- what was edited: files whose own text is new, and for each header whose text
  is new one file that includes it;
- of the rest an eighth, whose turn it is by SAFECONDUCT_TEST_SEED.

On a machine without stamps nothing tells what was edited: all texts are taken
as known, and the eighth is linted. With SAFECONDUCT_TEST_ALL=1 every file
without a stamp is.
"""

import concurrent.futures
import dataclasses
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "clang"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME")
                     or pathlib.Path.home() / ".cache") / "safeconduct" / "lint"
TOOL = "clang-tidy-19"
TURNS = 8
DAYS_KEPT = 60
COMMENT = re.compile(rb"^[ ]*//(?!.*NOLINT).*\n", re.MULTILINE)
INCLUDE = re.compile(rb'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


class Sources:
    """The texts of this repository, comments aside, and which include which."""

    def __init__(self):
        self.texts = {}
        self.reached = {}

    def text(self, path):
        if path not in self.texts:
            self.texts[path] = COMMENT.sub(b"", path.read_bytes())
        return self.texts[path]

    def included_by(self, path):
        """Returns the repository's headers that a file names."""
        folders = (ROOT / "src", ROOT / "include", ROOT, BUILD / "include")
        found = (next((folder / name.decode() for folder in folders
                       if (folder / name.decode()).is_file()), None)
                 for name in INCLUDE.findall(self.text(path)))
        return {header for header in found if header}

    def reach(self, path):
        """Returns the file and every header that it reaches."""
        if path not in self.reached:
            seen, todo = set(), [path]
            while todo:
                each = todo.pop()
                if each not in seen:
                    seen.add(each)
                    todo += self.included_by(each)
            self.reached[path] = seen
        return self.reached[path]


@dataclasses.dataclass
class Unit:
    """One file to lint."""

    path: pathlib.Path
    whole: pathlib.Path    # the stamp of all that clang-tidy sees
    own: dict              # by file reached, the stamp of its text alone

    def mark_passed(self):
        self.whole.touch()
        self.mark_known()

    def mark_known(self):
        for own in self.own.values():
            own.touch()


def stamp(kind, *parts):
    """Returns the stamp that stands for these parts."""
    digest = hashlib.sha256(kind)
    for part in parts:
        digest.update(f"\0{len(part)}\0".encode() + part)
    return CACHE / digest.hexdigest()


def place(path):
    """Returns where a file lies, the same in every checkout."""
    return str(path.relative_to(ROOT)).encode()


def unit_of(entry, sources, common):
    path = pathlib.Path(entry["file"])
    command = entry["command"].replace(str(ROOT), ".").encode()
    reached = sorted(sources.reach(path))
    parts = [part for each in reached
             for part in (place(each), sources.text(each))]
    return Unit(path, stamp(b"whole", common, command, *parts),
                {each: stamp(b"own", common, place(each), sources.text(each))
                 for each in reached})


def edited(stale):
    """Returns the stale units that the changed texts call for."""
    chosen, headers = [], {}
    for unit in stale:
        if not unit.own[unit.path].exists():
            chosen.append(unit)
            continue
        for path, own in unit.own.items():
            if not own.exists():
                headers.setdefault(path, unit)
    seen = {path for unit in chosen for path in unit.own}
    for path, unit in headers.items():
        if path not in seen and unit not in chosen:
            chosen.append(unit)
            seen.update(unit.own)
    return chosen


def due(stale, cold):
    """Returns what this run lints of the stale units."""
    if os.environ.get("SAFECONDUCT_TEST_ALL", "0") != "0":
        return stale
    turn = int(os.environ.get("SAFECONDUCT_TEST_SEED", "0")) % TURNS
    chosen = [] if cold else edited(stale)
    for unit in stale:
        number = int(hashlib.sha256(place(unit.path)).hexdigest(), 16)
        if number % TURNS == turn and unit not in chosen:
            chosen.append(unit)
    return chosen


def lint(unit):
    """Returns what clang-tidy found fault with, or "" and leaves the stamps."""
    done = subprocess.run(
        [TOOL, "--quiet", "-p", BUILD, unit.path], cwd=ROOT,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return done.stdout or done.stderr  # stderr only counts warnings
    unit.mark_passed()
    return ""


def forget_old_stamps():
    """Deletes the stamps that no run has met for long."""
    limit = time.time() - DAYS_KEPT * 86400
    for old in CACHE.iterdir():
        if old.stat().st_mtime < limit:
            old.unlink(missing_ok=True)


def main():
    CACHE.mkdir(parents=True, exist_ok=True)
    version = subprocess.run([TOOL, "--version"], capture_output=True,
                             check=True).stdout
    common = version + (ROOT / ".clang-tidy").read_bytes()
    commands = json.loads((BUILD / "compile_commands.json").read_text())
    sources = Sources()
    units = [unit_of(entry, sources, common) for entry in commands
             if entry["file"].startswith(f"{ROOT}/src/")]
    cold = not any(unit.own[unit.path].exists() for unit in units)
    stale = []
    for unit in units:
        if unit.whole.exists():
            unit.mark_passed()  # or the stamps would grow old
        else:
            stale.append(unit)
    chosen = due(stale, cold)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [text for text in pool.map(lint, chosen) if text]
    if cold:
        for unit in stale:
            if unit not in chosen:
                unit.mark_known()
    forget_old_stamps()
    print("\n".join(faults), end="")
    print(f"tidy: {len(units)} files, {len(stale)} not passed yet, "
          f"{len(chosen)} linted, {len(faults)} with faults")
    return 1 if faults or not units else 0


if __name__ == "__main__":
    sys.exit(main())
