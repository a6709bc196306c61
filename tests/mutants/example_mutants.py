# SPDX-License-Identifier: Apache-2.0
"""Changes one thing in the readmission pack: example_mutants.py BINARY

Each clause and each assumption is deleted in turn, each alternative of a
condition or of a day, and each number of a limit and each date of the law is
moved by one, up and down. Of every such pack some example must fail: a limit
whose last day and the day after no example shows could be wrong without
anybody seeing it.

A run takes every fortieth change, by the turn of SAFECONDUCT_TEST_SEED; with
SAFECONDUCT_TEST_ALL=1, each.
"""

import concurrent.futures
import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PACK = ROOT / "law" / "readmission"
TURNS = 40
# What settles no outcome, and is there to spare questions: docs/readmission.md shows
# which.
SPARES_QUESTIONS = {"`reply_to_something`"}
BLOCK = re.compile(r"^```law$.*?^```$", re.M | re.S)
CLAUSE = re.compile(r"^  (?:needs|barred by) (\w+)\b.*?"
                    r"(?=^  (?:needs|barred by) \w|^\S|^$)", re.M | re.S)
OWNER = re.compile(r"^(?:route|safeguards) (\w+)", re.M)
ASSUMPTION = re.compile(r"^assume (\w+)\b.*?(?=^\S|^$)", re.M | re.S)
# An alternative on lines of its own; what leaves a parenthesis open is none.
ALTERNATIVE = re.compile(
    r"^ +or .*?(?=^ *(?:or|and|when|unless|cite|needs|barred|term|fact|set"
    r"|measure|matter|route|day|assume)\b|^```|^$)", re.M | re.S)
NUMBER = re.compile(r"(?:(?<=[<>=] )|(?<=plus )|(?<=minus )|(?<= in 0\.\.))"
                    r"\d+\b(?!-)")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
COUNTS = re.compile(r"\d+ examples: (\d+) faults?")


def read_pack():
    return {path.name: path.read_text(encoding="utf-8")
            for path in sorted(PACK.glob("*.md"))}


def pages_of_law(pack):
    """Yields the pages whose law examples are to hold: not the examples, not
    the record, and not the guarantees, which are proved."""
    for name, text in pack.items():
        if (name.endswith(".law.md") and not name.startswith("examples-")
                and name not in ("guarantees.law.md", "readmission.law.md",
                                 "calendars.law.md")):
            yield name, text


def moved(text, by):
    """Returns a number or a date, moved."""
    if "-" not in text:
        return str(int(text) + by)
    return str(datetime.date.fromisoformat(text) + datetime.timedelta(by))


def find_changes(pack):
    """Yields (what is changed, page, its text then)."""
    for name, text in pages_of_law(pack):
        for block in BLOCK.finditer(text):
            span = block.start(), block.end()
            for clause in CLAUSE.finditer(text, *span):
                owner = list(OWNER.finditer(text, span[0], clause.start()))[-1]
                yield (f"`{owner[1]}.{clause[1]}`", name,
                       text[:clause.start()] + text[clause.end():])
            for found in ASSUMPTION.finditer(text, *span):
                yield (f"`{found[1]}`", name,
                       text[:found.start()] + text[found.end():])
            for found in ALTERNATIVE.finditer(text, *span):
                if found[0].count("(") != found[0].count(")"):
                    continue
                line = text.count("\n", 0, found.start()) + 1
                yield (f"{name}:{line} without `{found[0].strip()}`", name,
                       text[:found.start()] + text[found.end():])
            for pattern in (NUMBER, DATE):
                for found in pattern.finditer(text, *span):
                    line = text.count("\n", 0, found.start()) + 1
                    for by in (1, -1):
                        new = moved(found[0], by)
                        yield (f"{name}:{line} {found[0]} as {new}", name,
                               text[:found.start()] + new + text[found.end():])


def failing(binary, pack):
    """Returns how many examples fail; nothing where the pack is none."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder, "readmission")
        folder.mkdir()
        for name, text in pack.items():
            (folder / name).write_text(text, encoding="utf-8")
        # What no search is to look for has another test.
        done = subprocess.run([binary, "check", folder, "--max-steps", "1"],
                              capture_output=True,
                              text=True, check=False, timeout=300)
    counts = COUNTS.search(done.stdout)
    return int(counts[1]) if counts else None


def due(changes):
    """Returns the changes that this run makes."""
    if os.environ.get("SAFECONDUCT_TEST_ALL", "0") != "0":
        return changes
    turn = int(os.environ.get("SAFECONDUCT_TEST_SEED", "0"))
    return changes[turn % TURNS::TURNS]


def main(binary):
    pack = read_pack()
    changes = list(find_changes(pack))
    chosen = due(changes)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        counts = list(workers.map(
            lambda each: failing(binary, pack | {each[1]: each[2]}), chosen))
    faults = []
    mutants = 0
    for (what, _, _), count in zip(chosen, counts, strict=True):
        if count is None:
            continue
        mutants += 1
        if count == 0 and what not in SPARES_QUESTIONS:
            faults.append(f"{what}: no example fails")
    # What is deleted may leave nothing that can be read, but seldom.
    if mutants < len(chosen) * 3 // 4:
        faults.append(f"only {mutants} of {len(chosen)} changes leave a pack")
    print("\n".join(faults[:40]))
    print(f"example mutants: {mutants} of {len(changes)} changes made, "
          f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
