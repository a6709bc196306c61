# SPDX-License-Identifier: Apache-2.0
"""Makes cases for the ten-rule table: make_cases.py N SEED OUT

Writes N rows of comma-separated values with all six facts known, always the
same for one seed: citizenship is `third` with weight 3, `eu` and `stateless`
with weight 1 each; all else is uniform. The cells are as bench/ten-rules names
them, so that the file is also a table for `safeconduct survey`.
"""

import os
import random
import sys

COLUMNS = {
    "citizenship": ("third", "third", "third", "eu", "stateless"),
    "document": ("passport", "laissez", "none"),
    "asylum": ("none", "rejected", "pending", "granted"),
    "agreement": ("yes", "no"),
    "days": tuple(map(str, range(400))),
    "age": tuple(map(str, range(90))),
}
CHUNK = 1 << 16  # rows held at a time


def make_cases(count, seed, out):
    """Writes `count` cases to the open file `out`."""
    draw = random.Random(seed)
    out.write(",".join(COLUMNS) + "\n")
    for start in range(0, count, CHUNK):
        size = min(CHUNK, count - start)
        columns = [draw.choices(cells, k=size) for cells in COLUMNS.values()]
        out.write("\n".join(map(",".join, zip(*columns))) + "\n")


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: make_cases.py N SEED OUT")
    count, seed, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    # Renamed when whole: a file that stands can be trusted and kept.
    part = f"{path}.part"
    with open(part, "w", encoding="ascii", newline="\n") as out:
        make_cases(count, seed, out)
    os.replace(part, path)


if __name__ == "__main__":
    main()
