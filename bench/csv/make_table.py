# SPDX-License-Identifier: Apache-2.0
"""Writes a made-up table of cases: make_table.py ROWS FILE

Twelve facts of the Channel pack, each unknown in a tenth of the rows. A million
rows are drawn, always the same, and written over and over.
"""

import datetime
import random
import sys

DRAWN = 1_000_000
COUNTRIES = ["AL", "AF", "IR", "IQ", "SY", "ER", "SD", "EG", "TR", "VN", "IN"]
FIRST_DAY = datetime.date(2018, 1, 1)


def day():
    past = datetime.timedelta(days=random.randrange(3287))
    return (FIRST_DAY + past).isoformat()


def day_or_none():
    return "none" if random.random() < 0.5 else day()


def one_of(*values):
    return lambda: random.choice(values)


FACTS = {
    "nationality": one_of(*COUNTRIES),
    "age": lambda: str(random.randrange(80)),
    "arrived": day,
    "by_small_boat": one_of("yes", "no"),
    "came_from": one_of("FR", "FR", "FR", "BE", "NL", "IE"),
    "claim": one_of("none", "pending", "inadmissible", "refused", "granted",
                    "withdrawn"),
    "claimed": day_or_none,
    "appeal": one_of("none", "pending", "dismissed", "allowed"),
    "home_risk": one_of("yes", "no"),
    "documented": one_of("yes", "no"),
    "requested": day_or_none,
    "accepted": day_or_none,
}


def row():
    return ",".join("" if random.random() < 0.1 else draw()
                    for draw in FACTS.values()) + "\n"


def main(rows, path):
    random.seed(20230814)
    drawn = [row() for _ in range(min(rows, DRAWN))]
    text = "".join(drawn)
    with open(path, "w", encoding="ascii") as file:
        file.write(",".join(FACTS) + "\n")
        for _ in range(rows // len(drawn)):
            file.write(text)
        file.write("".join(drawn[:rows % len(drawn)]))


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit() or sys.argv[1] == "0":
        sys.exit("usage: make_table.py ROWS FILE")
    main(int(sys.argv[1]), sys.argv[2])
