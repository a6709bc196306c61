# SPDX-License-Identifier: Apache-2.0
"""Plants faults and sees whether the tests catch them: plant.py [--rewrite] [N ...]

Each fault of faults.json, or each of the numbers given, is put into a copy of
the last commit, by itself. The copy is built, and the tests of `./test --quick`
run until one fails: those of the layers, the golden tests, those of the whole
program. A fault that none fails of is missed.

With --rewrite the outcomes go into the table of docs/planted.md; without, they
are printed. It takes a minute or two a fault, so it is no part of `./test`.
PLANT_BUILD="nice" puts a command before each build.
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PAGE = ROOT / "docs" / "planted.md"
COPY = ROOT / "build" / "planted" / "tree"
# Where a build folder lies in any checkout, so that the compiler's cache hits.
BUILD = COPY / "build" / "release"
LAYERS = ("base", "text", "law", "record", "diagram", "case", "chart", "query",
          "ask", "survey", "prove", "draw", "export", "convert", "api", "json",
          "cli")
SECONDS = 900
FAILED = re.compile(r"^\[  FAILED  \] ([\w./]+)", re.M)
ROW = re.compile(r"^\| (\d+) \|.*\|$", re.M)


def copy_tree():
    """Makes the copy of the last commit. The compiler's cache finds it again."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    archive = subprocess.run(["git", "-C", ROOT, "archive", "HEAD"],
                             capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", COPY], input=archive, check=True)


def configure():
    subprocess.run(
        ["cmake", "-S", COPY, "-B", BUILD, "-G", "Ninja",
         "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG"],
        check=True, capture_output=True)
    listed = subprocess.run(["ninja", "-C", BUILD, "-t", "targets", "all"],
                            check=True, capture_output=True, text=True).stdout
    tests = {match[1] for match in re.finditer(r"^(\w+_test): phony", listed,
                                               re.M)}
    return [f"{layer}_test" for layer in LAYERS if f"{layer}_test" in tests]


def build(targets):
    """Returns whether the copy compiles."""
    before = shlex.split(os.environ.get("PLANT_BUILD", ""))
    return subprocess.run([*before, "ninja", "-C", str(BUILD), "safeconduct",
                           *targets, "system_test"], check=False,
                          stdin=subprocess.DEVNULL,
                          capture_output=True).returncode == 0


def steps(targets):
    """Yields the commands that may catch a fault, and what they are called."""
    programs = BUILD / "tests"
    for target in targets:
        yield target, [programs / target, "--gtest_brief=1",
                       "--gtest_fail_fast"]
    for script in ("tests/golden/run.py", "tests/docs/run_docs.py"):
        yield (pathlib.Path(script).parent.name,
               [sys.executable, COPY / script, BUILD / "safeconduct"])
    whole = [programs / "system_test", "--gtest_brief=1", "--gtest_fail_fast"]
    yield "system_test", [*whole, "--gtest_filter=-Part/*"]
    yield "system_test", [*whole, "--gtest_filter=Part/*"]


def find_catch(targets):
    """Returns the test that fails; None where all pass."""
    for name, command in steps(targets):
        try:
            done = subprocess.run(command, cwd=COPY, capture_output=True,
                                  text=True, errors="replace", check=False,
                                  stdin=subprocess.DEVNULL, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return f"{name}, which does not end"
        if done.returncode != 0:
            failed = FAILED.search(done.stdout)
            return f"{name}: {failed[1]}" if failed else name
    return None


def outcome_of(fault, targets):
    path = COPY / fault["file"]
    text = path.read_text(encoding="utf-8")
    if text.count(fault["find"]) != 1:
        return "cannot be planted: the code is not there once"
    try:
        path.write_text(text.replace(fault["find"], fault["replace"]),
                        encoding="utf-8")
        if not build(targets):
            return "does not compile"
        catch = find_catch(targets)
        return f"`{catch}`" if catch else "**missed**"
    finally:
        path.write_text(text, encoding="utf-8")


def rewrite(rows):
    """Puts the rows into the page, in the place of those of their numbers."""
    def new(match):
        return rows.get(int(match[1]), match[0])
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(ROW.sub(new, page), encoding="utf-8")


def main(args):
    faults = json.loads((HERE / "faults.json").read_text(encoding="utf-8"))
    chosen = [int(arg) for arg in args if arg.isdigit()] or range(
        1, len(faults) + 1)
    copy_tree()
    targets = configure()
    if not build(targets):
        sys.exit("plant: the last commit does not build")
    if catch := find_catch(targets):
        sys.exit(f"plant: without a fault {catch} fails")
    missed = 0
    for number in chosen:
        fault = faults[number - 1]
        outcome = outcome_of(fault, targets)
        missed += outcome == "**missed**"
        place = fault["file"].removeprefix("src/")
        row = f"| {number} | `{place}` | {fault['says']} | {outcome} |"
        print(row, flush=True)
        if "--rewrite" in args:
            rewrite({number: row})
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
