# SPDX-License-Identifier: Apache-2.0
"""Checks the pack that `new` writes: new_test.py BINARY

What an author begins with has no fault and nothing to warn of, its guarantees
are proved, and nothing that is there is written over.
"""

import pathlib
import subprocess
import sys
import tempfile

PAGES = ["pack.law.md", "sources.record.md", "examples.law.md"]
faults = []


def run(binary, folder, *args):
    """Returns the finished program, run in a folder."""
    return subprocess.run([binary, *args], cwd=folder, env={"TZ": "UTC"},
                          stdin=subprocess.DEVNULL, capture_output=True,
                          check=False, text=True)


def expect(what, done, exit_code, found, wanted):
    """Notes a fault where the exit code or a text is not what is wanted."""
    if done.returncode != exit_code or wanted not in found:
        faults.append(f"{what}: exit {done.returncode}, printed\n"
                      f"{done.stdout}{done.stderr}")


def main(binary):
    binary = pathlib.Path(binary).resolve()
    with tempfile.TemporaryDirectory() as folder:
        made = run(binary, folder, "new", "mine")
        expect("new", made, 0, made.stdout, "safeconduct check mine")
        pack = pathlib.Path(folder) / "mine"
        pages = {page.name: page.read_bytes() for page in pack.iterdir()}
        if sorted(pages) != sorted(PAGES):
            faults.append(f"new: wrote {sorted(pages)}")
        checked = run(binary, folder, "check", "mine")
        expect("check", checked, 0, checked.stdout, "0 faults, 0 warnings")
        if checked.stderr:
            faults.append(f"check: {checked.stderr}")
        proved = run(binary, folder, "prove", "--law", "mine")
        expect("prove", proved, 0, proved.stdout, "proved")
        asked = run(binary, folder, "ask", "--law", "mine", "--on",
                    "2026-05-04", "--set", "departs_in_union=no")
        expect("ask", asked, 0, asked.stdout, "Remedies on 4 May 2026")
        again = run(binary, folder, "new", "mine")
        expect("new, twice", again, 3, again.stderr, "nothing is written over")
        for name, text in pages.items():
            if (pack / name).read_bytes() != text:
                faults.append(f"new, twice: wrote over {name}")
        (pathlib.Path(folder) / "empty").mkdir()
        made = run(binary, folder, "new", "empty")
        expect("new in an empty folder", made, 0, made.stdout, "empty")
    print("\n".join(faults) if faults else "the new pack checks")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
