# SPDX-License-Identifier: Apache-2.0
"""The ten-rule table in SQLite: sqlite_peer.py CASES RESULT TIMES ROWS [SQL]

See peer.py for what it prints, sql_queries.py for what it is asked. It is the
SQLite that comes with Python; the cases are a table in memory.
"""

import sqlite3

import peer
import sql_queries

TABLE = """
CREATE TABLE cases (citizenship TEXT, document TEXT, asylum TEXT,
  agreement BOOLEAN, days INTEGER, age INTEGER)
"""
FILL = "INSERT INTO cases VALUES (?, ?, ?, ? = 'yes', ?, ?)"


def main():
    args = peer.read_args()
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(TABLE)
    connection.execute("BEGIN")
    connection.executemany(FILL, peer.read_rows(args.cases, args.rows))
    connection.execute("COMMIT")
    sql_queries.Database("SQLite", sqlite3.sqlite_version,
                         connection.execute, "sum({})").run(args)


if __name__ == "__main__":
    main()
