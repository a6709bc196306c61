# SPDX-License-Identifier: Apache-2.0
"""What the peers that are databases share: the queries that they are asked.

Two texts of SQL answer over the table `cases`. The one written by hand
(ten_rules.sql) has a column `outcome`, right where all is known. The one that
`safeconduct export sql` prints has for each route the columns
`<route>_may_be_open` and `<route>_may_be_closed`, right where cells are null
too. Both are timed as they would be used: counted, and kept as a table; the one
by hand also added up, which is the least that can be asked of it.
"""

import pathlib

import peer

BY_HAND = pathlib.Path(__file__).resolve().parent / "ten_rules.sql"


def read_sql(path):
    """Returns a SELECT without the semicolon that may end it."""
    text = pathlib.Path(path).read_text(encoding="utf-8")
    return text.strip().removesuffix(";")


def count_by_hand(select):
    """Returns the query that counts how often each row decides."""
    return (f"SELECT outcome, count(*) FROM ({select}) AS answers "
            "GROUP BY outcome ORDER BY outcome")


def sum_by_hand(select):
    """Returns the query that adds up the outcomes: one number, no groups."""
    return f"SELECT sum(outcome) FROM ({select}) AS answers"


def count_exported(select, count_true):
    """Returns the query that counts both columns of each route."""
    counts = ", ".join(count_true.format(f"{route}_may_be_{side}")
                       for side in ("open", "closed")
                       for route in peer.OUTCOMES)
    return f"SELECT {counts} FROM ({select}) AS answers"


def outcome_of_exported(select):
    """Returns the query for the number of the one route that is open.

    It is 0 where not just one is, or where some route is not settled.
    """
    number = " + ".join(
        f"CASE WHEN {route}_may_be_open THEN {row} ELSE 0 END"
        for row, route in enumerate(peer.OUTCOMES, 1))
    opens = " + ".join(f"CASE WHEN {route}_may_be_open THEN 1 ELSE 0 END"
                       for route in peer.OUTCOMES)
    closes = " + ".join(f"CASE WHEN {route}_may_be_closed THEN 1 ELSE 0 END"
                        for route in peer.OUTCOMES)
    return (f"SELECT CASE WHEN {opens} = 1 AND {closes} = 9 THEN {number} "
            f"ELSE 0 END AS outcome FROM ({select}) AS answers")


class Database:
    """A database with the table `cases`, and what it is called in reports.

    `execute` runs a statement and returns what has fetchall(); `count_true`
    is its quickest form for how often a condition holds.
    """

    def __init__(self, name, version, execute, count_true):
        self.name = name
        self.version = version
        self.execute = execute
        self.count_true = count_true

    def fetch(self, query):
        return self.execute(query).fetchall()

    def outcomes(self, query):
        return bytes(row[0] for row in self.fetch(query))

    def keep(self, select):
        """Keeps what a query answers as a table, in place of the last."""
        self.execute("DROP TABLE IF EXISTS answers")
        self.execute(f"CREATE TEMPORARY TABLE answers AS {select}")

    def time(self, times, how, counts, call, expected=None):
        """Times a call, which must return what is expected, and reports it."""
        seconds, value = peer.time_calls(times, call)
        if value != expected:
            peer.stop_wrong(f"{self.name}, {how}: {value}, not {expected}")
        peer.report(self.name, how, self.version, seconds, counts)

    def time_by_hand(self, times, select, counts):
        """Times the SQL written by hand."""
        numbered = list(enumerate(counts, 1))
        self.time(times, "SQL by hand, summed", counts,
                  lambda: self.fetch(sum_by_hand(select)),
                  [(sum(row * count for row, count in numbered),)])
        self.time(times, "SQL by hand, counted", counts,
                  lambda: self.fetch(count_by_hand(select)),
                  [pair for pair in numbered if pair[1]])
        self.time(times, "SQL by hand, kept", counts,
                  lambda: self.keep(select))

    def time_exported(self, times, select, counts):
        """Times the SQL exported."""
        query = count_exported(select, self.count_true)
        rows = sum(counts)
        self.time(times, "SQL exported, counted", counts,
                  lambda: self.fetch(query),
                  [(*counts, *(rows - count for count in counts))])
        self.time(times, "SQL exported, kept", counts,
                  lambda: self.keep(select))

    def run(self, args):
        """Times both, the exported one where a file of it was given."""
        by_hand = read_sql(BY_HAND)
        outcomes = self.outcomes(by_hand)
        counts = peer.count_outcomes(outcomes)
        peer.write_result(args.result, outcomes)
        self.time_by_hand(args.times, by_hand, counts)
        if not args.rest:
            return
        exported = read_sql(args.rest[0])
        if self.outcomes(outcome_of_exported(exported)) != outcomes:
            peer.stop_wrong(f"{self.name}: the SQL exported and that by hand "
                            "decide some case otherwise")
        self.time_exported(args.times, exported, counts)
