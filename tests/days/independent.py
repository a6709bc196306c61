# SPDX-License-Identifier: Apache-2.0
"""Computes days a second time: independent.py BINARY [RULES [SEED]]

Random rules on random dates, said as days of packs, against python-dateutil,
which adds months, and against the calendars of the package `holidays`, closed on
weekends besides. scripts/check-days installs both and runs this. A pack has
many days, each from a date of its own, so that one process answers for all of
them. Prints what differs, and exits 1 then.

The whole is 100,000 rules in ten parts, each of a seed of its own. Without RULES
a run tries one part, by the turn of SAFECONDUCT_TEST_SEED; with
SAFECONDUCT_TEST_ALL=1, each.
"""

import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import holidays
from dateutil.relativedelta import relativedelta

PLACES = [("GB", "ENG"), ("GB", "SCT"), ("GB", "NIR"), ("FR", None),
          ("DE", "BE"), ("AL", None), ("RS", None), ("US", "CA")]
YEARS = range(2000, 2040)
DAYS_OF_PACK = 250
PARTS = 10
RULES_OF_PART = 10_000
KNOWN = 90  # so many of a hundred rules give a day, at least
DAY = datetime.timedelta(days=1)


class Calendar:
    def __init__(self, country, part):
        self.name = f"{country}_{part or 'all'}".lower()
        self.closed = set(holidays.country_holidays(country, subdiv=part,
                                                    years=list(YEARS)))
        self.closed = {day for day in self.closed if day.year in YEARS}

    def text(self):
        days = ", ".join(["saturday", "sunday",
                          *(day.isoformat() for day in sorted(self.closed))])
        return (f'calendar {self.name} "{self.name}" from {YEARS[0]}-01-01 to '
                f"{YEARS[-1]}-12-31 closed {days}\n")

    def knows(self, day):
        return day.year in YEARS

    def is_open(self, day):
        return day.weekday() < 5 and day not in self.closed

    def walk(self, day, way, count):
        """Returns the open day so many further on; None beyond the years."""
        while count:
            day += way
            if not self.knows(day):
                return None
            count -= self.is_open(day)
        return day


def random_step(dice, calendars):
    """Returns a step as law writes it, and what it does."""
    kind = dice.randrange(6)
    sign, word = dice.choice([(1, "plus"), (1, "plus"), (-1, "minus")])
    calendar = dice.choice(calendars)
    if kind == 0:
        count = dice.randrange(0, 400)
        return f"{word} {count} days", lambda day: day + sign * count * DAY
    if kind == 1:
        count = dice.randrange(0, 9)
        return f"{word} {count} weeks", lambda day: day + sign * 7 * count * DAY
    if kind == 2:
        unit = dice.choice(["months", "years"])
        count = dice.randrange(0, 30 if unit == "months" else 4)
        return (f"{word} {count} {unit}",
                lambda day: day + relativedelta(**{unit: sign * count}))
    if kind == 3:
        count = dice.randrange(0, 40)

        def work(day):
            if count == 0:
                return day
            return (calendar.walk(day, sign * DAY, count)
                    if calendar.knows(day) else None)
        return f"{word} {count} working days of {calendar.name}", work

    def roll(day):
        if not calendar.knows(day) or calendar.is_open(day):
            return day if calendar.knows(day) else None
        return calendar.walk(day, sign * DAY, 1)
    return f"rolled {'back ' if sign < 0 else ''}on {calendar.name}", roll


def random_chain(dice, calendars, start, day):
    """Returns a date with steps as law writes it, and where they lead."""
    text = [start]
    for _ in range(dice.randrange(1, 6)):
        said, take = random_step(dice, calendars)
        text.append(said)
        if day is not None:
            day = take(day)
    return ", ".join(text), day


def random_rule(dice, calendars, start, day):
    if dice.random() < 0.8:
        return random_chain(dice, calendars, start, day)
    chains = [random_chain(dice, calendars, start, day) for _ in range(2)]
    word, choose = dice.choice([("later", max), ("earlier", min)])
    said = f"{word} of " + ", ".join(f"({text})" for text, _ in chains)
    days = [day for _, day in chains]
    return said, None if None in days else choose(days)


def ask(binary, law, case):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        (path / "days.law.md").write_text(
            f"```law\n{law}```\n\n```record\nsource book \"A book\" statute "
            "published 2000-01-01\n```\n", encoding="utf-8")
        (path / "case.json").write_text(json.dumps(case))
        done = subprocess.run(
            [binary, "ask", str(path / "case.json"), "--law", folder, "--on",
             "2020-01-01", "--json"], capture_output=True, check=False,
            encoding="utf-8")
    if done.returncode != 0:
        sys.exit(done.stderr or "no answer")
    return json.loads(done.stdout)["days"]


def try_pack(binary, dice, calendars, count):
    """Returns the differences of a pack of random rules."""
    law = [calendar.text() for calendar in calendars]
    case, rules = {}, {}
    for i in range(count):
        start = datetime.date(2000, 1, 1) + dice.randrange(14600) * DAY
        law.append(f'fact f{i} "?" : date\n')
        case[f"f{i}"] = start.isoformat()
        said, day = random_rule(dice, calendars, f"f{i}", start)
        law.append(f'day d{i} "?" is {said}\n')
        rules[f"d{i}"] = (start, said, day)
    law.append('route any "Any" to FR barred by never "Never" when '
               "f0 < 1900-01-02 cite book\n")
    found = ask(binary, "".join(law), case)
    known = 0
    different = []
    for name, (start, said, day) in rules.items():
        known += day is not None
        if day is None and "of (" in said:
            # Of two days one may be known, and then says something of both.
            continue
        expected = None if day is None else day.isoformat()
        if found[name] != expected:
            different.append(f"{start}: {said}: {found[name]}, not {expected}")
    return known, different


def try_rules(binary, calendars, count, seed):
    """Returns how many days were known, and the differences."""
    dice = random.Random(seed)
    known = 0
    different = []
    for begin in range(0, count, DAYS_OF_PACK):
        some, more = try_pack(binary, dice, calendars,
                              min(DAYS_OF_PACK, count - begin))
        known += some
        different += more
    print("\n".join(different[:20]))
    print(f"seed {seed}: {count} rules, {known} with a day that is known, "
          f"{len(different)} different", flush=True)
    return known, different


def parts(args):
    """Returns how many rules each part has, and the seeds of the parts."""
    if args:
        return int(args[0]), [int(args[1]) if len(args) > 1 else 1]
    if os.environ.get("SAFECONDUCT_TEST_ALL", "0") != "0":
        return RULES_OF_PART, range(PARTS)
    turn = int(os.environ.get("SAFECONDUCT_TEST_SEED", "0"))
    return RULES_OF_PART, [turn % PARTS]


def main():
    binary, *args = sys.argv[1:]
    count, seeds = parts(args)
    calendars = [Calendar(*place) for place in PLACES]
    faults = 0
    for seed in seeds:
        known, different = try_rules(binary, calendars, count, seed)
        # Few rules lead out of the years of their calendars.
        faults += len(different) + (known < count * KNOWN // 100)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
