# SPDX-License-Identifier: Apache-2.0
"""Checks what may include what, and the sizes that the style page allows."""

import collections
import functools
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The rooms of src/ from the ground up: a room may include from those above it
# here, and from itself. A folder within a layer is a room of its own.
ORDER = ["base", "calendar", "text", "text/tokens", "text/markdown",
         "law", "law/check", "record", "diagram", "case", "pack", "chart", "query/dates", "query",
         "ask/change", "ask", "ask/examples", "procedure",
         "survey/plan", "survey/kernel", "survey/table", "survey/arrow",
         "survey/count", "survey",
         "prove/witness", "prove/guarantee", "prove/coverage", "prove/diff",
         "draw", "export", "convert", "json/read", "api",
         "bench/growth", "bench/survey", "json", "calendar_file",
         "cli/system", "cli/page", "cli/options", "cli/command", "cli"]
MAY_SEE = {name: set(ORDER[:i + 1]) for i, name in enumerate(ORDER)}
MAY_SEE["calendar"] = {"base", "calendar"}
MAY_SEE["text"] = {"base", "text"}
MAY_SEE["text/tokens"] = {"base", "text", "text/tokens"}
MAY_SEE["text/markdown"] = {"base", "text", "text/tokens", "text/markdown"}
MAY_SEE["diagram"] = {"base", "diagram"}
MAY_SEE["convert"] = {"base", "text", "convert"}
# What these write stands in the public headers.
MAY_SEE["json"] = {"json"}
MAY_SEE["calendar_file"] = {"calendar_file"}
MAY_SEE["json/read"] = {"base", "calendar", "text", "law", "case", "json/read"}
# The program, as any other that embeds the library, sees its public headers. It
# shares what knows no law: `base` and `text`, for names that are near another,
# and for what is fit for a terminal or is no text; and it carries `convert`,
# which makes tables out of published ones and asks the library nothing.
CLI = {"json", "base", "text", "text/markdown", "convert",
       "cli/system", "cli/page", "cli/options", "cli/command", "cli"}
for room in ORDER:
    if room.startswith("cli"):
        MAY_SEE[room] &= CLI
    if room.startswith("bench"):  # of parts, on packs that are made up
        MAY_SEE[room] |= {"bench"}
LAST_ROOM = {name.split("/")[0]: name for name in ORDER}
# Uses of a chart that do not know each other.
USES = ("ask", "survey", "prove", "export")
for room in ORDER:
    for use in USES:
        if room.split("/")[0] in USES and room.split("/")[0] != use:
            MAY_SEE[room] -= {r for r in ORDER if r.split("/")[0] == use}
# A third-party header, and the only files of src/ that may include it.
CONFINED = {"nlohmann/": r".*_test\.cc|bench/.*",
            "cmark": r"text/markdown/markdown\.cc", "sodium": r"pack/.*",
            "hwy/": r"survey/kernel/.*", "gtest/": r".*_test\.cc",
            "gmock/": r".*_test\.cc", "rapidcheck": r".*_test\.cc"}
# The files of tests/ that may see src/, be it through another header: see
# docs/decisions/tests-and-the-door.md. A test that is named here does see it.
TESTS_INSIDE = {"changes_test.cc", "oracle_test.cc", "reasons_test.cc",
                "z3_test.cc"}
MAY_SEE_INSIDE = re.compile(r"tests/((inside|oracle)/.*|random/\w+\.cc)")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
TEST = re.compile(r"_(test|testing)\.(cc|h)$")
MAX_LINES = {".cc": 600, ".h": 400}
MAX_PUBLIC_HEADERS = 12
MAX_FILES = 25  # of a room, but for its tests
MAX_DEPTH = 10  # of the headers of the project that follow one another
# A file of so many lines opens with a comment of so many: what it is about, and
# why so. In a header it stands before the namespace.
LONG_FILE = 200
OPENING_LINES = 3
faults = []


def check_include(name, place, quote, target):
    room, other = (str(pathlib.PurePosixPath(path).parent)
                   for path in (name, target))
    seen = MAY_SEE.get(room, set())
    if TEST.search(name):  # a layer is tested as a whole
        seen = seen | MAY_SEE[LAST_ROOM[room.split("/")[0]]]
    made_up = {"tests/random"} if (  # what tests and benchmarks are tried on
        TEST.search(name) or room.startswith("bench")) else set()
    if quote == '"' and other not in {"safeconduct"} | made_up | seen:
        faults.append(f"{place}: `{room}` may not include `{target}`")
    for prefix, allowed in CONFINED.items():
        if target.startswith(prefix) and not re.fullmatch(allowed, name):
            faults.append(f"{place}: `{target}` is confined to `{allowed}`")


@functools.cache
def seen_inside(path):
    """Returns what of src/ a file includes, itself or through tests/."""
    for line in path.read_text(encoding="utf-8").splitlines():
        match = INCLUDE.match(line)
        if match and match[1] == '"':
            if (ROOT / "src" / match[2]).is_file():
                return match[2]
            if match[2].startswith("tests/"):
                if target := seen_inside(ROOT / match[2]):
                    return f"{target}` through `{match[2]}"
    return None


@functools.cache
def chain_of(path):
    """Returns the longest row of headers that a file leads to, itself first."""
    rows = [()]
    for line in path.read_text(encoding="utf-8").splitlines():
        match = INCLUDE.match(line)
        if match and match[1] == '"' and match[2].endswith(".h"):
            rows += [chain_of(ROOT / folder / match[2])
                     for folder in ("src", "include")
                     if (ROOT / folder / match[2]).is_file()]
    return (path.name, *max(rows, key=len))


def check_door(path, place):
    target = seen_inside(path)
    if place.name in TESTS_INSIDE:
        if not target:
            faults.append(f"{place}: sees nothing of src/ (take it out of "
                          "TESTS_INSIDE)")
    elif target and not MAY_SEE_INSIDE.fullmatch(place.as_posix()):
        faults.append(f"{place}: sees `{target}` of src/ (outside it only unit "
                      "tests and oracles may)")


def opening_of(lines):
    """Counts the lines of the longest comment before the first declaration."""
    longest = run = 0
    inside = False  # of a namespace that only declares names ahead
    for line in lines[1:]:  # behind the licence
        run = run + 1 if line.startswith("//") else 0
        longest = max(longest, run)
        if inside:
            inside = not line.startswith("}")
        elif line.startswith("namespace "):
            inside = not line.rstrip().endswith("}")
            if longest >= OPENING_LINES:
                break
        elif line and not line.startswith(("//", "#", "struct ", "enum ")):
            break
    return longest


def check_file(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    place = path.relative_to(ROOT)
    if len(lines) > MAX_LINES[path.suffix]:
        faults.append(f"{place}: {len(lines)} lines "
                      f"(the limit is {MAX_LINES[path.suffix]})")
    if (place.parts[0] in ("src", "include") and len(lines) >= LONG_FILE
            and not TEST.search(place.name)
            and opening_of(lines) < OPENING_LINES):
        faults.append(f"{place}: {len(lines)} lines, and no comment of "
                      f"{OPENING_LINES} lines opens them (say what the file is "
                      "about and why so)")
    if place.parts[0] in ("include", "bench", "examples", "tests"):
        check_door(path, place)
    if place.parts[0] == "src" and not TEST.search(place.name):
        chain = chain_of(path)
        if len(chain) - 1 > MAX_DEPTH:
            faults.append(f"{place}: headers of depth {len(chain) - 1} (the "
                          f"limit is {MAX_DEPTH}): {' > '.join(chain)}")
    if place.parts[0] == "src":
        name = path.relative_to(ROOT / "src").as_posix()
        for number, line in enumerate(lines, 1):
            if match := INCLUDE.match(line):
                check_include(name, f"{place}:{number}", *match.groups())


files = [path for folder in ("src", "include", "tests", "bench", "examples")
         for path in sorted((ROOT / folder).rglob("*"))
         if path.suffix in MAX_LINES]
for file in files:
    check_file(file)
rooms = collections.Counter(
    file.parent.relative_to(ROOT).as_posix() for file in files
    if file.is_relative_to(ROOT / "src") and not TEST.search(file.name))
faults += [f"{room}: {count} files (the limit is {MAX_FILES}; make two rooms)"
           for room, count in rooms.items() if count > MAX_FILES]
public = len(list((ROOT / "include" / "safeconduct").glob("*.h")))
if public > MAX_PUBLIC_HEADERS:
    faults.append(f"include/safeconduct: {public} headers "
                  f"(the limit is {MAX_PUBLIC_HEADERS})")
print("\n".join(faults) or f"layers: {len(files)} files keep the rules")
sys.exit(1 if faults else 0)
