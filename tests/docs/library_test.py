# SPDX-License-Identifier: Apache-2.0
"""Runs the examples of docs/library.md, and holds what they print against it.

library_test.py PROGRAM... [--rewrite]

Each example is compiled from the page itself (see cmake/tests.cmake), and what
it prints stands in the block `text` that comes next.
"""

import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parent.parent.parent / "docs/library.md"
BLOCK = re.compile(r"(```cpp\n.*?```text\n)(.*?)```", re.DOTALL)


def main(programs, rewrite):
    page = PAGE.read_text(encoding="utf-8")
    count = len(BLOCK.findall(page))
    if count != len(programs) or count != page.count("```cpp\n"):
        print(f"docs/library.md: {count} examples with output, "
              f"{len(programs)} programs")
        return 1
    printed = [subprocess.run([program], capture_output=True, text=True,
                              check=True).stdout for program in programs]
    left = iter(printed)
    told = BLOCK.sub(lambda block: f"{block[1]}{next(left)}```", page)
    if told == page:
        print(f"docs/library.md: {count} examples print what it says")
        return 0
    if rewrite:
        PAGE.write_text(told, encoding="utf-8")
        return 0
    print("docs/library.md: its examples print\n" + "---\n".join(printed))
    return 1


if __name__ == "__main__":
    sys.exit(main([each for each in sys.argv[1:] if each != "--rewrite"],
                  "--rewrite" in sys.argv))
