# SPDX-License-Identifier: Apache-2.0
"""Runs what `export sql` prints in PostgreSQL and compares it with `survey`.

PostgreSQL is stricter than SQLite and DuckDB: it checks the types of every
column and how deep an expression nests. A server is started for the test alone,
in a folder of its own, without a port. It may not run as root; there it runs as
the user `postgres`, whom Debian's package makes.
"""

import csv
import datetime
import io
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

BIN = pathlib.Path("/usr/lib/postgresql/15/bin")
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COLUMN = re.compile(r"^--   (\w+) +(TEXT|INTEGER|BOOLEAN|DATE) ")
ROWS = 2000
# Facts that go with some days alone.
HANG_ON_DAYS = ("age", "claim", "trafficking")
# Days on both sides of those on which the law of the pack changed.
DAYS = ("2019-06-01", "2023-08-14", "2024-05-20", "2025-09-17", "2026-03-01")


class Server:
    """A PostgreSQL server that lives as long as its folder."""

    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "data"
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 \
            else []
        if self.user:
            shutil.chown(folder, "postgres")
        self.run(BIN / "initdb", "-D", self.data, "-U", "postgres", "-A", "trust",
                 "--no-sync", "--locale=C.UTF-8", "-E", "UTF8")
        self.run(BIN / "pg_ctl", "-D", self.data, "-w", "-l", folder / "log",
                 "-o", f"-k {folder} -c listen_addresses='' -c fsync=off",
                 "start")

    def stop(self):
        self.run(BIN / "pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def run(self, *command):
        subprocess.run([*self.user, *map(str, command)], check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       cwd=self.folder)

    def query(self, text):
        """Runs statements; returns the rows of the last as CSV."""
        done = subprocess.run(
            [BIN / "psql", "-h", self.folder, "-U", "postgres", "-X", "-q",
             "-v", "ON_ERROR_STOP=1", "--csv", "-f", "-"],
            input=text, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"postgresql: {done.stderr[:2000]}")
        return done.stdout


def program(*args):
    done = subprocess.run([PROGRAM, *args], capture_output=True, text=True,
                          check=False, cwd=ROOT)
    if done.returncode != 0:
        sys.exit(f"{args}: exit {done.returncode}\n{done.stderr[:2000]}")
    return done.stdout


def columns_of(query):
    """Returns the names and types that a query says it reads."""
    return dict(match.groups() for line in query.splitlines()
                if (match := COLUMN.match(line)))


def choices_of(query, column):
    """Returns the values that a query says a text column takes."""
    text = query[re.search(rf"^--   {column} ", query, re.M).end():]
    text = re.split(r"^(?:--   \w|$)", text, maxsplit=1, flags=re.M)[0]
    listed = re.search(r"one of (.*)", text.replace("--", ""), re.S)
    return [word.strip() for word in listed[1].split(",")] if listed else None


def draw_row(dice, columns, query, last_year):
    """Returns a row, by column: None is NULL."""
    row = {}
    # The less is known, the seldomer does a row contradict itself; and where
    # days follow one another, and what hangs on them is left open.
    unknown = dice.choice((0.3, 0.6, 0.8, 0.9, 0.95))
    in_order = dice.random() < 0.5
    day = datetime.date(dice.randint(2013, last_year - 1), dice.randint(1, 12), 1)
    for name, kind in columns.items():
        if name.endswith("_none") and name[:-5] in columns:
            # A date that is known has happened; of another it may be known.
            row[name] = (False if row[name[:-5]] is not None
                         else in_order or dice.choice((None, False, True)))
        elif in_order and kind == "DATE":
            happened = f"{name}_none" not in columns or dice.random() < 0.4
            day += datetime.timedelta(dice.randint(0, 30))
            row[name] = str(day) if happened else None
        elif dice.random() < unknown or in_order and name in HANG_ON_DAYS:
            row[name] = None
        elif kind == "BOOLEAN":
            row[name] = dice.random() < 0.5
        elif kind == "INTEGER":
            row[name] = dice.choice((0, 15, 16, 17, 18, 30, 120))
        elif kind == "DATE":
            row[name] = (f"{dice.randint(2013, last_year)}-{dice.randint(1, 12):02}-"
                         f"{dice.randint(1, 28):02}")
        else:
            choices = choices_of(query, name)
            row[name] = dice.choice(choices or ("FR", "IR", "XX", "AL", "GB"))
    return row


def knows_dates(row, columns):
    """Returns whether each date of a row is known, or known to be none."""
    return all(row[name] is not None or row.get(name + "_none")
               for name, kind in columns.items() if kind == "DATE")


def as_case(row, columns):
    """Returns the cells of a row as `survey` reads them."""
    cells = {}
    for name in columns:
        if name.endswith("_none") and name[:-5] in columns:
            continue
        value = row[name]
        if isinstance(value, bool):
            cells[name] = "yes" if value else "no"
        else:
            cells[name] = "" if value is None else str(value)
        if row.get(name + "_none"):
            cells[name] = "none"
    return cells


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value) if isinstance(value, int) else f"'{value}'"


def outcome(cells):
    may_be_open, may_be_closed = (cell == "t" for cell in cells)
    return {(True, False): "open", (False, True): "closed",
            (True, True): "undetermined"}[may_be_open, may_be_closed]


def compare(server, folder, day):
    """Compares the Channel pack's outcomes for random rows."""
    query = program("export", "sql", "--on", day, "--id", "id")
    columns = columns_of(query)
    dice = random.Random(day)
    rows = [draw_row(dice, columns, query, int(day[:4])) for _ in range(ROWS)]
    # What `date or none` and its second column leave open together, `NULL` and
    # false, is a date that has happened: no cell of a survey says so.
    rows = [row for row in rows
            if not any(row[name] is False and row[name[:-5]] is None
                       for name in columns
                       if name.endswith("_none") and name[:-5] in columns)]
    table = folder / "cases.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = None
        for i, row in enumerate(rows):
            cells = {"id": i, **as_case(row, columns)}
            if writer is None:
                writer = csv.DictWriter(file, list(cells))
                writer.writeheader()
            writer.writerow(cells)
    program("survey", str(table), "--on", day, "--keep", "id", "--out",
            str(folder / "out.csv"), "--skip-bad-rows")
    with (folder / "out.csv").open(encoding="utf-8") as file:
        surveyed = list(csv.DictReader(file))
    declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    values = ",\n".join(
        f"({i}, {', '.join(literal(row[name]) for name in columns)})"
        for i, row in enumerate(rows))
    answer = server.query(
        f"DROP TABLE IF EXISTS cases; CREATE TABLE cases (id INTEGER, {declared});"
        f"INSERT INTO cases VALUES {values};\n{query}")
    answered = sorted(csv.DictReader(io.StringIO(answer)),
                      key=lambda row: int(row["id"]))
    # A row that contradicts itself has no answer in a survey.
    possible = {row["id"] for row in surveyed}
    if len(answered) != len(rows) or len(surveyed) < len(rows) // 5:
        sys.exit(f"{day}: {len(rows)} rows, {len(answered)} answered, "
                 f"{len(surveyed)} surveyed")
    answered = [row for row in answered if row["id"] in possible]
    routes = [name for name in surveyed[0] if name != "id"]
    exact = 0
    for in_sql, in_survey in zip(answered, surveyed):
        knows = knows_dates(rows[int(in_survey["id"])], columns)
        exact += knows
        for route in routes:
            found = outcome((in_sql[f"{route}_may_be_open"],
                             in_sql[f"{route}_may_be_closed"]))
            # Where dates are open the query may leave more open.
            if found != in_survey[route] and (knows or found != "undetermined"):
                sys.exit(f"{day}: {route} is {found} in SQL, {in_survey}")
    if exact < len(surveyed) // 20:
        sys.exit(f"{day}: the dates of {exact} of {len(surveyed)} rows are known")
    return len(surveyed) * len(routes)


def run_large(server, folder):
    """Runs a pack of many clauses and long lists: none may be too deep."""
    pack = folder / "pack"
    pack.mkdir()
    odd = ", ".join(str(i) for i in range(1, 2400, 2))
    clauses = "\n".join(
        f'  barred by c{i} "" when age is {i % 120} and kind is {i}'
        for i in range(1000))
    (pack / "large.law.md").write_text(
        f'# Large\n\n```law\nfact age "" : 0..120 years\n'
        f'fact kind "" : 0..2400 points\n'
        f'route home "" to FR\n{clauses}\n  needs odd "" when kind in {odd}\n'
        "```\n", encoding="utf-8")
    query = program("export", "sql", "--law", str(pack), "--on", "2023-08-14")
    answer = server.query(
        "DROP TABLE IF EXISTS cases; CREATE TABLE cases (age INTEGER, kind INTEGER);"
        "INSERT INTO cases VALUES (1, 1), (2, 1), (2, 2), (NULL, NULL);"
        f"\n{query}")
    expected = "home_may_be_open,home_may_be_closed\nf,t\nt,f\nf,t\nt,t\n"
    if answer != expected:
        sys.exit(f"large pack: {answer}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        home = folder / "server"
        home.mkdir()
        folder.chmod(0o755)
        server = Server(home)
        try:
            compared = sum(compare(server, folder, day) for day in DAYS)
            run_large(server, folder)
        finally:
            server.stop()
    if compared < 1000:
        sys.exit(f"postgresql: {compared} outcomes are too few to tell")
    print(f"postgresql: {compared} outcomes equal those of the survey")


PROGRAM = pathlib.Path(sys.argv[1]).resolve()
main()
