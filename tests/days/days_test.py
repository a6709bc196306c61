# SPDX-License-Identifier: Apache-2.0
"""Says published due dates and worked examples as days: days_test.py BINARY

Every rule of due-dates.json and worked-examples.json becomes a `day` of a pack,
and every date that it starts from is known; the program has to tell the date
that was published. Where a way of counting is contested, each reading is a way
of the day under a matter of its own, of which the record is disputed, and the
day is the set of what they lead to.
"""

import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def read(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def calendar_text(name, calendar):
    """Returns a calendar as law, closed on weekends too."""
    first, last = calendar["years"]
    closed = ", ".join(["saturday", "sunday", *sorted(calendar["closed"])])
    return (f'calendar {name} "{name}" from {first}-01-01 to {last}-12-31\n'
            f"  closed {closed}\n")


def rows():
    """Returns the name, start, ways and days of all rules."""
    found = []
    for i, row in enumerate(read("due-dates.json")):
        found.append((f"due_{i}", row["start"], [row["day"]],
                      [row["expected"]]))
    for i, row in enumerate(read("worked-examples.json")["examples"]):
        found.append((f"worked_{i}", row["start"], row["ways"],
                      row["expected"]))
    return found


def pack_text(rules):
    calendars = (read("holidays.json")["calendars"]
                 | read("worked-examples.json")["calendars"])
    law = [calendar_text(*each) for each in calendars.items()]
    record = ['source book "A book" statute published 2000-01-01',
              'source critic "A critic" statement published 2000-01-01']
    for name, _, ways, _ in rules:
        law.append(f'fact start_{name} "Day 0 of {name}" : date')
        said = []
        for i, way in enumerate(ways):
            way = way.replace("start,", f"start_{name},")
            if i + 1 < len(ways):
                reading = f"reading_{i}_{name}"
                law.append(f'matter {reading} "Read so?" : yes or no; '
                           "at first no")
                record.append(f'event told_{i}_{name} "It is read so" '
                              f"on 2000-01-01 {reading} becomes yes "
                              "according to book denied by critic")
                way += f" when {reading}"
            said.append(way)
        law.append(f'day {name} "{name}" is {" or ".join(said)}')
    law.append('route any "Any" to FR barred by never "Never" '
               "when start_due_0 < 1900-01-02 cite book")
    return "```law\n{}\n```\n\n```record\n{}\n```\n".format(
        "\n".join(law), "\n".join(record))


def each_day(values):
    """Returns the days of values as a case states them."""
    days = []
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, str):
            days.append(value)
            continue
        day, last = map(datetime.date.fromisoformat,
                        (value["from"], value["to"]))
        while day <= last:
            days.append(day.isoformat())
            day += datetime.timedelta(days=1)
    return days


def main():
    binary, = sys.argv[1:]
    rules = rows()
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "days.law.md"
        page.write_text(pack_text(rules), encoding="utf-8")
        case = pathlib.Path(folder) / "case.json"
        case.write_text(json.dumps({f"start_{name}": start
                                    for name, start, _, _ in rules}))
        done = subprocess.run(
            [binary, "ask", str(case), "--law", folder, "--on", "2024-01-01",
             "--json"], capture_output=True, check=False, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(done.stderr or "no answer")
    answer = json.loads(done.stdout)
    wrong = 0
    for name, start, ways, expected in rules:
        day = answer["days"][name]
        if each_day(day) != expected:
            wrong += 1
            print(f"{name} from {start}: {ways} gives {day}, not {expected}")
    if answer["calendars_ended"]:
        wrong += 1
        print("a calendar has ended:", answer["calendars_ended"])
    print(f"{len(rules)} rules, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
