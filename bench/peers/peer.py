# SPDX-License-Identifier: Apache-2.0
"""What the peers in Python share: reading cases, timing, reporting.

A peer is started as PEER CASES RESULT TIMES ROWS. It decides the first ROWS
cases of the file CASES, TIMES times; writes the outcomes to RESULT, a byte for
each case, which is the number of the row of the table that decides; and prints
a line of JSON for each way in which it was timed.
"""

import collections
import csv
import itertools
import json
import sys
import time

COLUMNS = ("citizenship", "document", "asylum", "agreement", "days", "age")
OUTCOMES = ("free_movement", "protected", "suspended", "guardian_review",
            "voluntary", "readmission_simple", "readmission_std", "identify",
            "stateless_proc", "manual")

EXIT_WRONG = 4  # what was decided is wrong; other codes: it could not be run

Args = collections.namedtuple("Args", "cases result times rows rest")


def read_args():
    """Returns what the peer was started with."""
    if len(sys.argv) < 5:
        sys.exit(f"usage: {sys.argv[0]} CASES RESULT TIMES ROWS")
    cases, result, times, rows, *rest = sys.argv[1:]
    return Args(cases, result, int(times), int(rows), rest)


def read_rows(path, count):
    """Yields the first `count` cases as they stand: six texts each."""
    with open(path, encoding="ascii", newline="") as file:
        rows = csv.reader(file)
        if tuple(next(rows)) != COLUMNS:
            sys.exit(f"{path}: no cases of the ten-rule table")
        yield from itertools.islice(rows, count)


def time_calls(times, call):
    """Calls once for good measure, then `times` times.

    Returns the seconds of each and what the last returned.
    """
    call()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        value = call()
        seconds.append(time.perf_counter() - start)
    return seconds, value


def count_outcomes(outcomes):
    """Returns how often each row of the table decided, of the bytes given."""
    return [outcomes.count(row) for row in range(1, len(OUTCOMES) + 1)]


def write_result(path, outcomes):
    """Writes outcomes, one byte a case."""
    with open(path, "wb") as file:
        file.write(outcomes)


def stop_wrong(text):
    """Ends the peer because it decided wrongly."""
    print(text, file=sys.stderr)
    sys.exit(EXIT_WRONG)


def report(peer, how, version, seconds, counts):
    """Prints what one way of deciding took, and how often each row decided."""
    print(json.dumps({"peer": peer, "how": how, "version": version,
                      "rows": sum(counts), "seconds": seconds,
                      "counts": counts}), flush=True)
