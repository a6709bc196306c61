# SPDX-License-Identifier: Apache-2.0
"""The ten-rule table in DuckDB: duckdb_peer.py CASES RESULT TIMES ROWS [SQL]

See peer.py for what it prints, sql_queries.py for what it is asked. One thread;
the cases are a table in memory. Choices are of enumerated types and numbers of
the smallest that hold them: with texts it takes four times as long.
"""

import duckdb

import peer
import sql_queries

TYPES = """
CREATE TYPE citizenship_t AS ENUM ('third', 'eu', 'stateless');
CREATE TYPE document_t AS ENUM ('passport', 'laissez', 'none');
CREATE TYPE asylum_t AS ENUM ('none', 'rejected', 'pending', 'granted');
CREATE TABLE cases (citizenship citizenship_t, document document_t,
  asylum asylum_t, agreement BOOLEAN, "days" SMALLINT, age UTINYINT);
"""
FILL = """
INSERT INTO cases
SELECT citizenship, document, asylum, agreement = 'yes', "days", age
FROM read_csv(?, header = true, columns = {
  'citizenship': 'VARCHAR', 'document': 'VARCHAR', 'asylum': 'VARCHAR',
  'agreement': 'VARCHAR', 'days': 'SMALLINT', 'age': 'UTINYINT'})
LIMIT ?
"""


def main():
    args = peer.read_args()
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute(TYPES)
    connection.execute(FILL, [args.cases, args.rows])
    sql_queries.Database("DuckDB", duckdb.__version__,
                         connection.execute, "countif({})").run(args)


if __name__ == "__main__":
    main()
