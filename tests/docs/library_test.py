# SPDX-License-Identifier: Apache-2.0
"""Runs the example of docs/library.md, and holds its output against the page.

The example is compiled from the page itself: see cmake/tests.cmake.
"""

import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parent.parent.parent / "docs/library.md"


def main(program, rewrite):
    page = PAGE.read_text(encoding="utf-8")
    run = subprocess.run([program], capture_output=True, text=True, check=True)
    block = re.search(r"```text\n(.*?)```", page, re.DOTALL)
    if block.group(1) == run.stdout:
        print("docs/library.md: its example prints what it says")
        return 0
    if rewrite:
        PAGE.write_text(page[:block.start(1)] + run.stdout +
                        page[block.end(1):], encoding="utf-8")
        return 0
    print(f"docs/library.md: its example prints\n{run.stdout}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--rewrite" in sys.argv))
