# SPDX-License-Identifier: Apache-2.0
"""Deletes each clause of the Channel pack in turn: mutants.py BINARY [--rewrite]

A pack without one of its clauses, a mutant, is held against the pack itself:

- `diff`, as recorded and with `--free`, names the routes that answer otherwise,
  and every example that it gives is asked of both packs, which have to answer as
  it says.
- `survey` asks both about made-up people, and about the same people supposing
  states of the matters that the record does not tell. Where an outcome differs,
  `diff` has to have named the route.
- `prove` names the guarantees that no longer hold.

What comes of it is the table in docs/mutants.md, which is compared, or with
--rewrite written. The numbers of the made-up people follow from a fixed seed.

A run deletes every fourth clause, by the turn of SAFECONDUCT_TEST_SEED; with
--rewrite or SAFECONDUCT_TEST_ALL=1, each.
"""

import csv
import datetime
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PACK = ROOT / "law" / "channel"
PAGE = ROOT / "docs" / "mutants.md"
SEED = 20230814
TURNS = 4
PEOPLE = 20000
SUPPOSED_PEOPLE = 4000
SCENARIOS = 8
DRAWN = 3  # people drawn for each who is kept
BLOCK = re.compile(r"^```law$.*?^```$", re.M | re.S)
CLAUSE = re.compile(r"^  (?:needs|barred by) (\w+)\b.*?"
                    r"(?=^  (?:needs|barred by) \w|^\S|^$)", re.M | re.S)
OWNER = re.compile(r"^(?:route|safeguards) (\w+)", re.M)
EXAMPLE = re.compile(r'^example ".*?(?=^example |^```)', re.M | re.S)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def run(binary, *args):
    """Returns the exit code, standard output and standard error."""
    done = subprocess.run([binary, *map(str, args)], capture_output=True,
                          text=True, check=False, timeout=300)
    return done.returncode, done.stdout, done.stderr


def read_pack():
    return {path.name: path.read_text(encoding="utf-8")
            for path in sorted(PACK.glob("*.md"))}


def find_clauses(pack):
    """Yields (address, file, where the clause begins, where it ends)."""
    for name, text in pack.items():
        for block in BLOCK.finditer(text):
            for clause in CLAUSE.finditer(text, block.start(), block.end()):
                owners = list(OWNER.finditer(text, block.start(),
                                             clause.start()))
                yield (f"{owners[-1][1]}.{clause[1]}", name, clause.start(),
                       clause.end())


def write_pack(folder, pack):
    folder.mkdir()
    for name, text in pack.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


# -- Made-up people ----------------------------------------------------------


class People:
    """Makes up people near those of the pack's examples of open routes."""

    def __init__(self, binary, pack, dice):
        self.dice = dice
        self.binary = binary
        facts = json.loads(run(binary, "facts", "--json")[1])["facts"]
        self.types = {fact["fact"]: fact["type"] for fact in facts}
        laws = "".join(text for name, text in pack.items()
                       if name.endswith(".law.md"))
        texts = [each[0] for each in EXAMPLE.finditer(laws)]
        self.days = sorted(set(DAY.findall("".join(pack.values()))))
        self.countries = sorted(set(re.findall(r"\b[A-Z]{2}\b", laws))
                                & set("FR DE IT IR IQ AL SY GB RW CH BE".split()))
        self.near = [self.read_example(text) for text in texts
                     if re.search(r"^  expect \w+ open", text, re.M)]

    @staticmethod
    def read_example(text):
        given = re.search(r"^  given (.*?)^  expect", text, re.M | re.S)
        items = given[1].split(",") if given else []
        cells = (re.fullmatch(r"\s*(\w+)\s+([\w-]+)\s*", item)
                 for item in items)
        return {"on": DAY.search(text)[0]} | {
            cell[1]: cell[2] for cell in cells if cell}

    def day(self, near=None):
        day = datetime.date.fromisoformat(near or self.dice.choice(self.days))
        spread = self.dice.choice([1, 1, 2, 15, 95, 400])
        day += datetime.timedelta(self.dice.randint(-spread, spread))
        return str(min(max(day, datetime.date(2012, 1, 1)),
                       datetime.date(2028, 1, 1)))

    def cell(self, kind, near):
        """Returns a value of a type in words."""
        if kind == "yes or no":
            return self.dice.choice(["yes", "no"])
        if kind.startswith("one of "):
            return self.dice.choice(kind.removeprefix("one of ").split(", "))
        if kind == "a country":
            return self.dice.choice(self.countries)
        if kind.startswith("a date"):
            none = kind.endswith("or none") and self.dice.random() < 0.7
            return "none" if none else self.day(near)
        return str(self.dice.choice([0, 10, 17, 17, 18, 18, 30]))

    def person(self):
        """Returns a row. Its dates are known, so that its outcomes are exact."""
        row = dict(self.dice.choice(self.near))
        near = row["on"]
        if self.dice.random() < 0.5:
            row["on"] = self.day(near)
        for fact, kind in self.types.items():
            if fact in row and self.dice.random() < 0.96:
                continue
            if kind.startswith("a date") or self.dice.random() < 0.6:
                row[fact] = self.cell(kind, near)
            else:
                row[fact] = ""
        return row

    def write(self, path, count):
        """Writes a table of people whom no assumption of the pack rules out."""
        people = []
        while len(people) < count:
            drawn = [self.person() for _ in range(DRAWN * count)]
            self.write_all(path, drawn)
            kept = self.who_can_be(path)
            people += [drawn[number] for number in kept]
        return self.write_all(path, people[:count])

    def write_all(self, path, people):
        with path.open("w", newline="", encoding="utf-8") as out:
            table = csv.DictWriter(out, ["id", "on", *self.types], restval="")
            table.writeheader()
            table.writerows(person | {"id": number}
                            for number, person in enumerate(people))
        return path

    def who_can_be(self, table):
        """Returns the numbers of the rows that do not contradict themselves."""
        out = table.with_suffix(".kept.csv")
        code, _, error = run(self.binary, "survey", table, "--law", PACK,
                             "--skip-bad-rows", "--out", out)
        if code not in (0, 1):
            raise RuntimeError(f"survey of {table} ends with {code}: {error}")
        with out.open(encoding="utf-8", newline="") as rows:
            return [int(row["id"]) for row in csv.DictReader(rows)]

    def suppositions(self, pack):
        """Returns a state for each matter that is one of some choices."""
        matters = re.findall(r'^matter (\w+) "[^"]*"\s*: one of ([^;]*);',
                             pack["matters.law.md"], re.M | re.S)
        args = []
        for name, choices in matters:
            values = re.findall(r"(\w+)(?:\s+\".*?\")?\s*(?:,|$)", choices)
            day = self.dice.choice(["1900-01-01", "2014-01-01", "2023-01-01"])
            args += ["--suppose",
                     f"{name} becomes {self.dice.choice(values)} on {day}"]
        return args


def outcomes(binary, folder, table, out, suppose=()):
    """Returns the columns of a survey's rows, and the rows."""
    code, _, error = run(binary, "survey", table, "--law", folder, "--out", out,
                         *suppose)
    if code:
        raise RuntimeError(f"survey of {folder} ends with {code}: {error}")
    with out.open(encoding="utf-8", newline="") as rows:
        read = csv.reader(rows)
        return next(read), list(read)


# -- One mutant --------------------------------------------------------------


class Trial:
    """Holds mutants against the pack, and collects what is at fault."""

    def __init__(self, binary, pack, folder):
        self.binary = binary
        self.folder = folder
        self.original = write_pack(folder / "original", pack)
        dice = random.Random(SEED)
        people = People(binary, pack, dice)
        few = people.write(folder / "few.csv", SUPPOSED_PEOPLE)
        self.surveys = [(people.write(folder / "many.csv", PEOPLE), [])]
        self.surveys += [(few, people.suppositions(pack))
                         for _ in range(SCENARIOS)]
        self.answers = [self.ask_all(self.original, *each)
                        for each in self.surveys]
        self.faults = []
        self.asked = 0
        self.seen = 0

    def ask_all(self, folder, table, suppose):
        return outcomes(self.binary, folder, table, self.folder / "out.csv",
                        suppose)

    def diff(self, mutant, address, *options):
        """Returns the routes that differ; asks both packs the examples."""
        code, out, error = run(self.binary, "diff", self.original, mutant,
                               "--json", *options)
        if code not in (0, 1) or error:
            raise RuntimeError(f"{address}: diff ends with {code}: {error}")
        routes = json.loads(out)["routes"]
        for route in routes:
            if route["verdict"] == "undecided":
                self.faults.append(f"{address}: {route['why']}")
            for group in route["groups"]:
                self.ask_example(mutant, address, route["route"], group)
        return [route["route"] for route in routes
                if route["verdict"] == "differs"]

    def ask_example(self, mutant, address, route, group):
        case = self.folder / "case.json"
        for side, folder in (("a", self.original), ("b", mutant)):
            asked = group["example"][side]
            case.write_text(json.dumps(asked["case"]), encoding="utf-8")
            suppose = [word for text in asked["suppose"]
                       for word in ("--suppose", text)]
            answer = json.loads(run(
                self.binary, "ask", case, "--on", group["example"]["on"],
                "--law", folder, "--route", route, "--json", *suppose)[1])
            self.asked += 1
            outcome = answer["routes"][0]["outcome"]
            if outcome != asked["outcome"]:
                self.faults.append(f"{address}: the example of {group['clause']}"
                                   f" is {outcome} in {side}")

    def survey(self, mutant, address, free, recorded):
        """Returns how many outcomes of made-up people differ."""
        differing = 0
        for (table, suppose), (names, before) in zip(self.surveys,
                                                     self.answers):
            _, after = self.ask_all(mutant, table, suppose)
            named = free if suppose else set(free) & set(recorded)
            for old, new in zip(before, after, strict=True):
                for name, x, y in zip(names, old, new, strict=True):
                    differing += x != y
                    if x != y and name not in named:
                        self.faults.append(f"{address}: {name} of {old[0]} is "
                                           f"{x}, then {y}")
        self.seen += differing > 0
        return differing

    def row(self, pack, clause):
        address, name, begin, end = clause
        mutated = pack | {name: pack[name][:begin] + pack[name][end:]}
        mutant = write_pack(self.folder / address, mutated)
        free = self.diff(mutant, address, "--free")
        recorded = self.diff(mutant, address)
        if set(recorded) - set(free):
            self.faults.append(f"{address}: differs as recorded alone")
        differing = self.survey(mutant, address, free, recorded)
        proved = json.loads(run(self.binary, "prove", "--law", mutant,
                                "--json")[1])
        broken = [each["guarantee"] for each in proved["guarantees"]
                  if each["verdict"] != "proved"]
        cells = [f"`{address}`", ", ".join(free) or "equal",
                 ", ".join(recorded) or "equal", str(differing),
                 ", ".join(f"`{each}`" for each in broken) or "none"]
        return "| " + " | ".join(cells) + " |"


def due(clauses, whole):
    """Returns the clauses that this run deletes."""
    if whole or os.environ.get("SAFECONDUCT_TEST_ALL", "0") != "0":
        return clauses
    turn = int(os.environ.get("SAFECONDUCT_TEST_SEED", "0"))
    return clauses[turn % TURNS::TURNS]


# -- The page ----------------------------------------------------------------

# The table of this pack, among those of others; it ends with the first line
# that is none of its own.
TABLE = re.compile(r"^\| clause deleted .*?(?=^[^|]|\Z)", re.M | re.S)
ROW = re.compile(r"^\| `([\w.]+)` \|.*\|$", re.M)


def address_of(row):
    return ROW.match(row)[1]


def compare_page(clauses, rows, faults):
    """Adds to the faults where the page says otherwise."""
    table = TABLE.search(PAGE.read_text(encoding="utf-8"))[0]
    shown = {each[1]: each[0] for each in ROW.finditer(table)}
    if list(shown) != [clause[0] for clause in clauses] or any(
            shown[address_of(row)] != row for row in rows):
        faults.append("docs/mutants.md is out of date (run with --rewrite)")


def rewrite_page(rows):
    table = "\n".join(
        ["| clause deleted | `diff --free` | `diff` | outcomes of people | "
         "guarantees broken |", "|---|---|---|---|---|", *rows]) + "\n"
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(TABLE.sub(lambda _: table, page), encoding="utf-8")


def main(binary, rewrite):
    pack = read_pack()
    clauses = list(find_clauses(pack))
    declared = int(re.search(r"(\d+) clauses", "".join(
        run(binary, "check", PACK)[1:]))[1])
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(binary, pack, pathlib.Path(folder))
        rows = [trial.row(pack, clause) for clause in due(clauses, rewrite)]
    faults = trial.faults
    if len(clauses) != declared:
        faults.append(f"{len(clauses)} clauses found of {declared}")
    if trial.seen < len(rows) // 2:
        faults.append(f"people show only {trial.seen} mutants to differ")
    if rewrite:
        rewrite_page(rows)
    else:
        compare_page(clauses, rows, faults)
    print("\n".join(faults[:40]))
    print(f"mutants: {len(rows)} of {len(clauses)} clauses deleted, "
          f"{trial.asked} examples asked, {trial.seen} seen to differ by "
          f"asking people, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve()),
                  "--rewrite" in sys.argv[2:]))
