# SPDX-License-Identifier: Apache-2.0
"""Times how long DuckDB reads a table of cases: duckdb_csv.py FILE [--json]

Two ways, each with one thread and with all: keeping every column as a table in
memory, and counting what stands in every column, for which each cell is parsed
but not kept. Beside them stands `wc -l`, which only looks for line ends. The
file is in the memory of the system: it is read once before.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

VENV_PYTHON = (pathlib.Path(__file__).resolve().parent.parent.parent /
               "build" / "peers" / "venv" / "bin" / "python")
try:
    import duckdb
except ImportError:
    # Started by another Python: the packages are in the peers' own.
    if not VENV_PYTHON.exists() or sys.prefix == str(VENV_PYTHON.parents[1]):
        sys.exit("duckdb_csv: duckdb is not there (run bench/peers/install.sh)")
    os.execv(VENV_PYTHON, [str(VENV_PYTHON), *sys.argv])


def parse_args():
    parser = argparse.ArgumentParser(
        description="Times how long DuckDB reads a table of cases.")
    parser.add_argument("file")
    parser.add_argument("--times", type=int, default=5,
                        help="repetitions (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="prints JSON")
    return parser.parse_args()


def quote(text, mark):
    """Returns text as SQL quotes it."""
    return mark + text.replace(mark, 2 * mark) + mark


def keep(connection, source):
    """Keeps the file as a table; returns the number of rows."""
    connection.execute(f"CREATE OR REPLACE TABLE kept AS SELECT * {source}")
    return connection.execute("SELECT count(*) FROM kept").fetchone()[0]


def count_columns(connection, source, names):
    """Counts the cells of each column; returns the number of rows."""
    counts = ", ".join(f"count({quote(name, chr(34))})" for name in names)
    return connection.execute(
        f"SELECT count(*), {counts} {source}").fetchone()[0]


def time_calls(times, call):
    """Returns what a call returned and the seconds of each repetition."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        value = call()
        seconds.append(time.perf_counter() - start)
    return value, seconds


def time_duckdb(args, threads):
    """Yields (way, threads, rows, seconds) of each way."""
    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    source = f"FROM read_csv({quote(args.file, chr(39))}, header = true)"
    names = [column[0] for column in
             connection.execute(f"SELECT * {source} LIMIT 0").description]
    rows, seconds = time_calls(args.times, lambda: keep(connection, source))
    yield "DuckDB, kept as a table", threads, rows, seconds
    rows, seconds = time_calls(
        args.times, lambda: count_columns(connection, source, names))
    yield "DuckDB, counted by column", threads, rows, seconds


def count_lines(path):
    """Returns the number of lines that `wc` finds."""
    done = subprocess.run(["wc", "-l", path], check=True, capture_output=True)
    return int(done.stdout.split()[0])


def measure(args):
    """Yields all ways in turn."""
    cores = len(os.sched_getaffinity(0))
    for threads in sorted({1, cores}):
        yield from time_duckdb(args, threads)
    if shutil.which("wc"):
        lines, seconds = time_calls(args.times, lambda: count_lines(args.file))
        yield "wc -l", 1, lines - 1, seconds


def main():
    args = parse_args()
    size = len(pathlib.Path(args.file).read_bytes())
    measured = [
        {"how": how, "threads": threads, "rows": rows, "seconds": seconds,
         "megabytes_per_second": size / statistics.median(seconds) / 1e6,
         "million_rows_per_second": rows / statistics.median(seconds) / 1e6,
         "cv_percent": 100 * statistics.pstdev(seconds)
                       / statistics.mean(seconds)}
        for how, threads, rows, seconds in measure(args)]
    if args.json:
        print(json.dumps({"version": duckdb.__version__, "bytes": size,
                          "measured": measured}, indent=2))
        return
    print(f"DuckDB {duckdb.__version__}, {size:,} bytes")
    for line in measured:
        print(f"{line['how']:<26}{line['threads']:>2} threads"
              f"{line['rows']:>12,} rows"
              f"{statistics.median(line['seconds']):>9.3f} s"
              f"{line['megabytes_per_second']:>9,.0f} MB/s"
              f"{line['million_rows_per_second']:>9.2f} M rows/s"
              f"{line['cv_percent']:>5.0f} % cv")


if __name__ == "__main__":
    main()
