# SPDX-License-Identifier: Apache-2.0
"""Changes the days and procedures of the packs: day_mutants.py BINARY [--rewrite]

In turn, each assumption of the Channel pack is deleted, and of both packs: each
alternative of a day, each step by which a day is reached, each step of a
procedure (what came after it then comes after what it came after), each clause
under its `once`, its `due` and its `silence`; and each number of a day is moved
by one, up and down. What catches it is one of these, the first that does:

- `check`: the pack is refused, or one of its examples fails
- `prove`: a guarantee no longer holds
- `steps`: a golden test of the timetables of the pack prints something else

docs/mutants.md lists what nothing catches; a change that nothing catches and
that is not listed is a fault, and so is one that is listed and caught.

A run takes every eighth change, by the turn of SAFECONDUCT_TEST_SEED; with
--rewrite or SAFECONDUCT_TEST_ALL=1, each.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import page

DOCUMENT = page.ROOT / "docs" / "mutants.md"
GOLDEN = page.ROOT / "tests" / "golden"
TURNS = 8
PACKS = ("channel", "readmission")
DAY = re.compile(r"^day (\w+)\b.*?(?=^\S|^$)", re.M | re.S)
PROCEDURE = re.compile(r"^procedure (\w+)\b.*?(?=^\S|^$)", re.M | re.S)
STEP = re.compile(r"^  step (\w+)\b.*?(?=^  step |^\S|^$)", re.M | re.S)
REACHED = re.compile(
    r",?\s+(?:plus|minus) \d+ (?:working days of \w+|(?:day|week|month|year)s?)"
    r"|,\s*rolled (?:back )?on \w+")
FIRST = re.compile(r"(?<=\bis ).*?\n +or (?=\w)", re.S)
OTHER = re.compile(r"^ +or .*?(?=^ +or |\Z)", re.M | re.S)
NUMBER = re.compile(r"(?<=plus |inus )\d+\b")
AFTER = re.compile(r"\s+after (\w+(?:,\s*\w+)*)")
ONCE = re.compile(r"\s+once (\w+(?:\.\w+)?(?:,\s*\w+(?:\.\w+)?)*)")
PARTS = re.compile(r'\s+(due) \w+'
                   r'|\s+(silence) \w+(?:\s+cite \w+(?: "[^"]*")?)?')
COUNTS = re.compile(r"\d+ examples: (\d+) faults?")
DIGEST = re.compile(r"\b[0-9a-f]{12}\b")
LIST = re.compile(r"(?<=<!-- not caught -->\n).*?(?=<!-- end -->)", re.S)


# -- Changes -----------------------------------------------------------------


def change_day(name, text):
    """Yields (what is changed, the day's text then)."""
    first = FIRST.search(text)
    if first:
        yield f"`{name}` without its first way", page.without(text, first)
    for i, other in enumerate(OTHER.finditer(text)):
        yield f"`{name}` without its way {i + 2}", page.without(text, other)
    for i, step in enumerate(REACHED.finditer(text)):
        said = " ".join(step[0].strip(", \n").split())
        yield f"`{name}`, step {i + 1}, without `{said}`", page.without(text,
                                                                        step)
    for i, number in enumerate(NUMBER.finditer(text)):
        for by in (1, -1):
            moved = str(int(number[0]) + by)
            yield (f"`{name}`, number {i + 1}, {number[0]} as {moved}",
                   text[:number.start()] + moved + text[number.end():])


def names_of(found):
    return re.split(r",\s*", found[1]) if found else []


def without_step(text, step):
    """Returns a procedure without a step: what came after it then comes after
    what it came after."""
    before = names_of(AFTER.search(step[0]))

    def joined(after):
        names = names_of(after)
        if step[1] not in names:
            return after[0]
        left = [each for each in names if each != step[1]]
        left += [each for each in before if each not in left]
        return f" after {', '.join(left)}" if left else ""
    return AFTER.sub(joined, page.without(text, step))


def change_procedure(name, text):
    """Yields (what is changed, the procedure's text then)."""
    for step in STEP.finditer(text):
        address = f"{name}.{step[1]}"
        yield f"`{address}`", without_step(text, step)
        for once in ONCE.finditer(text, step.start(), step.end()):
            names = names_of(once)
            for each in names:
                left = ", ".join(other for other in names if other != each)
                yield (f"`{address}` without `once {each}`",
                       text[:once.start()] + (f"\n    once {left}" if left
                                              else "") + text[once.end():])
        for part in PARTS.finditer(text, step.start(), step.end()):
            yield (f"`{address}` without `{part[1] or part[2]}`",
                   page.without(text, part))


def find_changes(name, pack):
    """Yields (what is changed, pack, page, its text then)."""
    for file, text in pack.items():
        for block in page.BLOCK.finditer(text):
            span = block.start(), block.end()
            if name == "channel":
                # Those of the other pack stand among example_mutants.py.
                for found in page.ASSUMPTION.finditer(text, *span):
                    yield f"`{found[1]}`", name, file, page.without(text, found)
            for pattern, change in ((DAY, change_day),
                                    (PROCEDURE, change_procedure)):
                for found in pattern.finditer(text, *span):
                    for what, new in change(found[1], found[0]):
                        yield (what, name, file, text[:found.start()] + new +
                               text[found.end():])


# -- What catches them -------------------------------------------------------


def run(binary, *args, cwd=None):
    return subprocess.run([binary, *map(str, args)], capture_output=True,
                          text=True, check=False, timeout=300, cwd=cwd)


def timetables(name):
    """Returns (folder, arguments) of the golden timetables of a pack."""
    found = []
    for command in sorted((GOLDEN / name).glob("*/*/command")):
        words = shlex.split(command.read_text(encoding="utf-8"))
        if words[1] != "steps":
            continue
        if "--law" in words:
            at = words.index("--law")
            del words[at:at + 2]
        found.append((command.parent, words[1:]))
    return found


def timetable(binary, law, asked):
    folder, args = asked
    done = run(binary, *args, "--law", law, cwd=folder)
    return done.returncode, DIGEST.sub("", done.stdout)


def what_catches(binary, pack, name, before):
    """Returns what catches a mutant; nothing where nothing does."""
    with tempfile.TemporaryDirectory() as folder:
        law = page.write_pack(pathlib.Path(folder, name), pack)
        # What no search is to look for has another test.
        checked = COUNTS.search(run(binary, "check", law, "--max-steps",
                                    "1").stdout)
        if checked is None:
            return "the checker"
        if int(checked[1]):
            return "an example"
        proved = run(binary, "prove", "--law", law, "--json").stdout
        if any(each["verdict"] != "proved"
               for each in json.loads(proved)["guarantees"]):
            return "a guarantee"
        for asked, answer in before:
            if timetable(binary, law, asked) != answer:
                return "a timetable"
    return None


# -- The page ----------------------------------------------------------------


def listed():
    """Returns what docs/mutants.md says that nothing catches."""
    text = LIST.search(DOCUMENT.read_text(encoding="utf-8"))[0]
    return [line[2:] for line in text.splitlines() if line.startswith("- ")]


def rewrite(missed):
    text = DOCUMENT.read_text(encoding="utf-8")
    lines = "\n" + "".join(f"- {each}\n" for each in missed) + "\n"
    DOCUMENT.write_text(LIST.sub(lambda _: lines, text), encoding="utf-8")


def main(binary, write):
    packs = {name: page.read_pack(name) for name in PACKS}
    before = {name: [(asked, timetable(binary, page.ROOT / "law" / name, asked))
                     for asked in timetables(name)] for name in PACKS}
    changes = [each for name, pack in packs.items()
               for each in find_changes(name, pack)]
    chosen = page.due(changes, TURNS, write)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        caught = list(workers.map(
            lambda each: what_catches(binary, packs[each[1]] |
                                      {each[2]: each[3]}, each[1],
                                      before[each[1]]), chosen))
    lines = [f"{name}: {what}" for what, name, _, _ in chosen]
    missed = [line for line, by in zip(lines, caught, strict=True) if not by]
    if write:
        rewrite(missed)
    known = listed()
    faults = [f"{each}: nothing catches it" for each in missed
              if each not in known]
    faults += [f"{each}: is caught, or is no change (run with --rewrite)"
               for each in known if each not in missed and
               (each in lines or len(chosen) == len(changes))]
    print("\n".join(faults[:40]))
    counts = collections.Counter(by or "nothing" for by in caught)
    print(f"day mutants: {len(chosen)} of {len(changes)} changes made, caught "
          "by " + ", ".join(f"{by} {count}" for by, count
                            in counts.most_common())
          + f"; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve()),
                  "--rewrite" in sys.argv[2:]))
