# SPDX-License-Identifier: Apache-2.0
"""Times the peers on the ten-rule table: run.py [--rows N] [--only PEER]...

Installs them, makes the cases, runs each on one core, checks that all outcomes
are equal, and only then prints a table: million decisions a second, the median
of the repetitions, with their coefficient of variation. The same goes to
build/peers/results.json. What is timed is deciding cases that are in memory
already, in the form that the peer wants; a peer that takes long gets the first
of the cases only. What cannot be run here is left out with a line that says so.
"""

import argparse
import collections
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

from peer import EXIT_WRONG

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HERE = ROOT / "bench" / "peers"
BUILD = ROOT / "build" / "peers"
VENV_PYTHON = BUILD / "venv" / "bin" / "python"
PROGRAM = ROOT / "build" / "release" / "safeconduct"
EXPORTED = BUILD / "ten_rules_exported.sql"
FLAGS = ["-std=c++23", "-O3", "-march=native", "-DNDEBUG"]
if platform.machine() == "x86_64":
    FLAGS.append("-mprefer-vector-width=512")

SEED = 1
DAY = "2023-08-14"  # any: nothing in the table depends on the day
TIMEOUT = 1800  # seconds, of one peer

# `rows` is the most that the peer gets, `times` the least repetitions.
Peer = collections.namedtuple("Peer", "program rows times wants_sql",
                              defaults=(sys.maxsize, 1, False))
# The first that runs is what the others are compared with.
PEERS = {
    "handwritten": Peer("handwritten", times=9),
    "duckdb": Peer("duckdb_peer.py", wants_sql=True),
    "openfisca": Peer("openfisca_peer.py"),
    "json-logic": Peer("json_logic_peer.js", rows=1 << 20),
    "sqlite": Peer("sqlite_peer.py", rows=1 << 17, wants_sql=True),
    "zen": Peer("zen_peer.py", rows=20_000),
}


def say(text):
    print(text, file=sys.stderr, flush=True)


def parse_args():
    parser = argparse.ArgumentParser(
        description="Times the peers on the ten-rule table.")
    parser.add_argument("--rows", type=int, default=1 << 22,
                        help="cases to make (default: %(default)s)")
    parser.add_argument("--times", type=int, default=5,
                        help="repetitions (default: %(default)s)")
    parser.add_argument("--only", action="append", choices=PEERS,
                        metavar="PEER", help="runs this peer, and by hand to "
                        "compare; can be repeated: " + ", ".join(PEERS))
    args = parser.parse_args()
    if args.rows < 1 or args.times < 1:
        parser.error("--rows and --times are at least 1")
    return args


def build_handwritten():
    """Compiles the loop by hand. Its fault shows when it is run."""
    source = HERE / "handwritten.cc"
    program = BUILD / "handwritten"
    program.unlink(missing_ok=True)
    command = ["g++", *FLAGS, f"-I{ROOT}", str(source), "-o", str(program)]
    try:
        subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        say(f"peers: the loop by hand was not compiled: {fault}")


def make_cases(rows):
    """Returns the file of cases, which is made unless it stands already."""
    path = BUILD / f"cases-{rows}-{SEED}.csv"
    if not path.exists():
        say(f"peers: making {rows} cases")
        subprocess.run([sys.executable, str(HERE / "make_cases.py"),
                        str(rows), str(SEED), str(path)], check=True)
    return path


def export_sql():
    """Returns whether the program printed the pack as SQL."""
    EXPORTED.unlink(missing_ok=True)
    command = [str(PROGRAM), "export", "sql", "--on", DAY,
               "--law", str(ROOT / "bench" / "ten-rules")]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        say("peers: exported SQL is left out: build/release/safeconduct does "
            "not print it")
        return False
    EXPORTED.write_bytes(done.stdout)
    return True


def command_of(peer, path, result, options):
    """Returns the command that starts a peer."""
    start = {".py": [str(VENV_PYTHON), str(HERE / peer.program)],
             ".js": ["node", str(HERE / peer.program)],
             "": [str(BUILD / peer.program)]}[pathlib.Path(peer.program).suffix]
    command = [*start, str(path), str(result),
               str(max(options.times, peer.times)),
               str(min(options.rows, peer.rows))]
    if peer.wants_sql and EXPORTED.exists():
        command.append(str(EXPORTED))
    return command


def pin():
    """Leaves one core, the last: the first gets most interrupts."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def run_peer(name, path, options):
    """Returns (lines of JSON read, outcomes), or None with a line that says
    why the peer is left out."""
    result = BUILD / f"{name}.result"
    result.unlink(missing_ok=True)
    command = command_of(PEERS[name], path, result, options)
    try:
        done = subprocess.run(command, capture_output=True, text=True,
                              timeout=TIMEOUT, preexec_fn=pin, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        say(f"peers: {name} is left out: {fault}")
        return None
    if done.returncode == EXIT_WRONG:
        sys.exit(f"peers: {name}: {done.stderr.strip()}")
    if done.returncode != 0 or not result.exists():
        lines = done.stderr.strip().splitlines() or ["it said nothing"]
        say(f"peers: {name} is left out: {lines[-1]}")
        return None
    return ([json.loads(line) for line in done.stdout.splitlines()],
            result.read_bytes())


def check_equal(name, lines, outcomes, first):
    """Ends the run where a peer decided any case otherwise than the first."""
    expected = first[:len(outcomes)]
    if outcomes != expected:
        at = next(at for at, (one, other)
                  in enumerate(zip(outcomes, expected)) if one != other)
        sys.exit(f"peers: {name} decides case {at + 1} by row {outcomes[at]}, "
                 f"the first peer by row {expected[at]}")
    counts = [outcomes.count(row) for row in range(1, 11)]
    for line in lines:
        if line["counts"] != counts:
            sys.exit(f"peers: {name}, {line['how']}: counts differ")


def summarize(line):
    """Adds the rate and the spread to what a peer reported."""
    rates = [line["rows"] / taken / 1e6 for taken in line["seconds"]]
    spread = statistics.pstdev(rates) / statistics.mean(rates)
    return {**line, "million_per_second": statistics.median(rates),
            "cv_percent": 100 * spread}


def run_peers(path, options):
    """Returns what was measured, all outcomes being equal."""
    measured, first = [], None
    for name in PEERS:
        if options.only and name not in ("handwritten", *options.only):
            continue
        say(f"peers: {name}")
        ran = run_peer(name, path, options)
        if ran is None:
            continue
        lines, outcomes = ran
        first = outcomes if first is None else first
        check_equal(name, lines, outcomes, first)
        measured += map(summarize, lines)
    return measured


def machine():
    """Returns the name of the processor."""
    cpuinfo = pathlib.Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def print_table(measured):
    """Prints a line a measurement, as it can stand in a page."""
    head = ("peer", "how", "version", "rows", "million/s", "cv")
    rows = [(line["peer"], line["how"], line["version"], f"{line['rows']:,}",
             f"{line['million_per_second']:,.3f}",
             f"{line['cv_percent']:.0f} %") for line in measured]
    widths = [max(map(len, column)) for column in zip(head, *rows)]
    right = (False, False, False, True, True, True)

    def show(cells):
        print("| " + " | ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(cells, widths, right)) + " |")

    show(head)
    print("|" + "|".join("-" * (width + 1) + ("-:"[to_right])
                         for width, to_right in zip(widths, right)) + "|")
    for row in rows:
        show(row)


def main():
    options = parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    subprocess.run([str(HERE / "install.sh")], check=False)
    build_handwritten()
    path = make_cases(options.rows)
    export_sql()
    measured = run_peers(path, options)
    if not measured:
        sys.exit("peers: none could be run")
    report = {"cpu": machine(), "flags": " ".join(FLAGS), "seed": SEED,
              "cases": str(path.relative_to(ROOT)), "measured": measured}
    (BUILD / "results.json").write_text(json.dumps(report, indent=2) + "\n",
                                        encoding="utf-8")
    print_table(measured)


if __name__ == "__main__":
    main()
