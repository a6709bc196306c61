# SPDX-License-Identifier: Apache-2.0
"""Times surveys beside what a user would pick instead: survey_report.py

Runs, one after the other: the survey of columns in memory beside reading them
and beside a loop written by hand (build/release/safeconduct_survey_bench), the
peers on the ten-rule table (bench/peers/run.py), and the whole process on a
table of comma-separated values beside DuckDB reading it. Each checks its results
before it times anything. Then a table says each ratio beside its target.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "peers"
PROGRAM = ROOT / "build" / "release" / "safeconduct"
KERNEL = ROOT / "build" / "release" / "safeconduct_survey_bench"


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def run_json(command, path):
    """Runs a command that writes JSON to a file; returns what it wrote."""
    path.unlink(missing_ok=True)
    done = subprocess.run([str(part) for part in command], cwd=ROOT,
                          stdout=sys.stderr, check=False)
    if done.returncode != 0 or not path.exists():
        say(f"{command[0]} is left out: it ended with {done.returncode}")
        return None
    return json.loads(path.read_text(encoding="utf-8"))


class Kernel:
    """What the survey of columns in memory took."""

    def __init__(self, measured):
        self.median = {(each["part"], each["work"]):
                       (each["rows"], statistics.median(each["seconds"]))
                       for each in measured}

    def rate(self, part, work):
        rows, seconds = self.median[part, work]
        return rows / seconds / 1e6

    def ratio(self, part, work, to):
        return self.rate(part, work) / self.rate(part, to)


def kernel_lines(kernel):
    channel = "channel"
    one, two = "survey, 10 % unknown", "survey, 10 % unknown, two threads"
    read, read_two = "reading the columns", "reading the columns, two threads"
    gain = kernel.ratio(channel, read_two, read)
    yield ("ten rules, one thread", "loop written by hand",
           kernel.ratio("ten rules", "survey", "loop written by hand"), 0.5)
    yield ("Channel pack, one date, 10 % unknown", "reading the columns",
           kernel.ratio(channel, one, read), 0.25)
    yield ("the same, mixed dates", "one date",
           kernel.ratio(channel, "survey, mixed dates, 10 % unknown", one), 0.5)
    computing = kernel.ratio(
        channel, "computing in the first-level cache, two threads",
        "computing in the first-level cache")
    yield (f"the same, two threads (reading gains {gain:.2f}, computing "
           f"{computing:.2f})", "one thread",
           kernel.ratio(channel, two, one), min(1.8, gain))


# The targets of the issue, by peer; SQLite is reported only.
PEERS = {"OpenFisca": 30, "DuckDB": 30, "json-logic-engine": 20, "ZEN": 1000,
         "SQLite": None}


def peer_lines(kernel, peers):
    """Yields the best rate of each peer beside the survey's."""
    ours = kernel.rate("ten rules", "survey")
    for name, target in PEERS.items():
        # A database runs what `export sql` prints; the rest run the table.
        rates = [each["million_per_second"] for each in peers["measured"]
                 if each["peer"].startswith(name) and
                 (target is not None and name != "DuckDB" or
                  "exported" in each["how"])]
        if not rates:
            say(f"{name} is left out: it was not measured")
            continue
        yield ("ten rules, one thread",
               f"{name}, {max(rates):.3g} M cases/s", ours / max(rates), target)


def time_survey(table, times):
    """Returns the seconds of whole processes, and the most memory in MB."""
    command = [str(PROGRAM), "survey", str(table), "--on", "2023-08-14"]
    seconds, most = [], 0
    for _ in range(times):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - start)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"bench: the survey ended with {process.returncode}")
        most = max(most, used.ru_maxrss)
    return seconds, most / 1024


def csv_lines(rows, times):
    table = BUILD / f"channel-{rows}.csv"
    if not table.exists():
        say(f"making a table of {rows} rows")
        subprocess.run([sys.executable,
                        str(ROOT / "bench" / "csv" / "make_table.py"),
                        str(rows), str(table)], check=True)
    seconds, megabytes = time_survey(table, times)
    ours = statistics.median(seconds)
    print(f"\n{table.name}: {rows:,} rows, {table.stat().st_size:,} bytes\n"
          f"survey, whole process, {os.cpu_count()} threads: {ours:.3f} s, "
          f"at most {megabytes:.0f} MB")
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "peers" / "duckdb_csv.py"),
         str(table), "--times", str(times), "--json"],
        capture_output=True, text=True, check=False)
    if done.returncode != 0:
        say("DuckDB is left out: " + done.stderr.strip())
        return
    measured = json.loads(done.stdout)["measured"]
    best = {}
    for each in measured:
        took = statistics.median(each["seconds"])
        print(f"{each['how']}, {each['threads']} threads: {took:.3f} s")
        way = each["how"].split(",")[0]
        best[way] = min(took, best.get(way, took))
    theirs = best.get("wc -l", 0) + best["DuckDB"]
    yield (f"CSV to bounds, {rows / 1e6:g} million rows",
           f"wc -l and DuckDB reading, {theirs:.2f} s", theirs / ours, 1)
    yield ("memory of it", f"{megabytes:.0f} MB of 200 MB",
           200 / megabytes, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=9,
                        help="repetitions (default: %(default)s)")
    parser.add_argument("--csv-rows", type=int, default=10_000_000,
                        help="rows of the table (default: %(default)s)")
    args = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    path = BUILD / "survey.json"
    measured = run_json([KERNEL, "--turns", args.turns, "--json", path], path)
    if measured is None:
        sys.exit(1)
    kernel = Kernel(measured)
    lines = list(kernel_lines(kernel))
    peers = run_json([sys.executable, ROOT / "bench" / "peers" / "run.py"],
                     BUILD / "results.json")
    if peers is not None:
        lines += peer_lines(kernel, peers)
    lines += csv_lines(args.csv_rows, max(3, args.turns // 3))
    print(f"\n{platform.machine()}, {os.cpu_count()} cores\n\n"
          "| work | against | ratio | at least | |\n|---|---|---|---|---|")
    short = 0
    for work, against, ratio, target in lines:
        reached = target is None or ratio >= target
        short += not reached
        print(f"| {work} | {against} | {ratio:,.2f} | "
              f"{'' if target is None else format(target, ',.2f')} | "
              f"{'' if reached else 'short'} |")
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    main()
