# SPDX-License-Identifier: Apache-2.0
"""Plants faults and sees whether the tests catch them.

Each fault of faults.json, or each of the numbers given, is put into a copy of
the last commit, by itself. The copy is built, and the tests of `./test --quick`
run until one fails: those of the layers, the golden tests, those of the whole
program. A fault that none fails of is missed.

It takes a minute or two a fault, so it is no part of `./test`. PLANT_BUILD="nice"
puts a command before each build.
"""

import argparse
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
LAYERS = ("base", "text", "law", "record", "diagram", "pack", "case", "chart",
          "query", "ask", "survey", "prove", "draw", "export", "convert", "api",
          "cli")
SECONDS = 900
FAILED = re.compile(r"^\[  FAILED  \] ([\w./]+)", re.M)
ROW = re.compile(r"^\| (\d+) \|.*\|$", re.M)


class BuildError(Exception):
    """The copy does not compile."""


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
         "-DCMAKE_BUILD_TYPE=Release",
         "-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG", "-DSAFECONDUCT_LIBRARY=ON"],
        check=True, capture_output=True)
    listed = subprocess.run(["ninja", "-C", BUILD, "-t", "targets", "all"],
                            check=True, capture_output=True, text=True).stdout
    tests = {match[1] for match in re.finditer(r"^(\w+_test): phony", listed,
                                               re.M)}
    return [f"{layer}_test" for layer in LAYERS if f"{layer}_test" in tests]


def build(*targets):
    """Returns whether the copy compiles so far."""
    before = shlex.split(os.environ.get("PLANT_BUILD", ""))
    return subprocess.run([*before, "ninja", "-C", str(BUILD), *targets],
                          check=False, stdin=subprocess.DEVNULL,
                          capture_output=True).returncode == 0


def steps(targets):
    """Yields what is built, and then the commands that may catch a fault with
    what they are called. What compiles soonest comes first."""
    def tests(target, *args):
        return [BUILD / "tests" / target, "--gtest_brief=1",
                "--gtest_fail_fast", *args]

    yield targets, [(target, tests(target)) for target in targets]
    yield ["safeconduct"], [
        (name, [sys.executable, COPY / "tests" / name / script,
                BUILD / "safeconduct"])
        for name, script in (("golden", "run.py"), ("docs", "run_docs.py"))]
    yield ["system_test"], [
        ("system_test", tests("system_test", "--gtest_filter=-Part/*")),
        ("system_test", tests("system_test", "--gtest_filter=Part/*"))]


def find_catch(targets):
    """Returns the test that fails, None where all pass; raises BuildError."""
    for built, commands in steps(targets):
        if not build(*built):
            raise BuildError
        for name, command in commands:
            try:
                done = subprocess.run(
                    command, cwd=COPY, capture_output=True, text=True,
                    errors="replace", check=False, stdin=subprocess.DEVNULL,
                    timeout=SECONDS)
            except subprocess.TimeoutExpired:
                return f"{name}, which does not end"
            if done.returncode != 0:
                failed = FAILED.search(done.stdout)
                return f"{name}: {failed[1]}" if failed else name
    return None


def can_be_planted(fault, tree):
    path = tree / fault["file"]
    return path.is_file() and path.read_text(
        encoding="utf-8").count(fault["find"]) == 1


def check(faults):
    """Returns whether each fault finds its code, and the page tells of it."""
    page = PAGE.read_text(encoding="utf-8")
    missing = 0
    for number, fault in enumerate(faults, 1):
        place = fault["file"].removeprefix("src/")
        for good, what in (
                (can_be_planted(fault, ROOT),
                 f"{fault['file']}: the code to replace is not there once"),
                (f"| {number} | `{place}` | {fault['says']} |" in page,
                 f"{PAGE.relative_to(ROOT)}: tells of another fault")):
            if not good:
                missing += 1
                print(f"fault {number}: {what}")
    if not missing:
        print(f"planted: {len(faults)} faults find their code")
    return not missing


def outcome_of(fault, targets):
    path = COPY / fault["file"]
    if not can_be_planted(fault, COPY):
        return "cannot be planted: the code is not there once"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text.replace(fault["find"], fault["replace"]),
                        encoding="utf-8")
        catch = find_catch(targets)
        return f"`{catch}`" if catch else "**missed**"
    except BuildError:
        return "does not compile"
    finally:
        path.write_text(text, encoding="utf-8")


def rewrite(rows):
    """Puts the rows into the page, in the place of those of their numbers."""
    def new(match):
        return rows.get(int(match[1]), match[0])
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(ROW.sub(new, page), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rewrite", action="store_true",
                        help="put the outcomes into docs/planted.md")
    parser.add_argument("--check", action="store_true",
                        help="plant none: see that each can be")
    parser.add_argument("numbers", metavar="N", type=int, nargs="*",
                        help="a fault's number; all where none is given")
    args = parser.parse_args()
    faults = json.loads((HERE / "faults.json").read_text(encoding="utf-8"))
    if args.check:
        return 0 if check(faults) else 1
    chosen = args.numbers or range(1, len(faults) + 1)
    if not all(1 <= number <= len(faults) for number in chosen):
        parser.error(f"there are faults 1 to {len(faults)}")
    copy_tree()
    targets = configure()
    try:
        catch = find_catch(targets)
    except BuildError:
        sys.exit("plant: the last commit does not build")
    if catch:
        sys.exit(f"plant: without a fault {catch} fails")
    not_caught = 0
    for number in chosen:
        fault = faults[number - 1]
        outcome = outcome_of(fault, targets)
        not_caught += not outcome.startswith("`")
        place = fault["file"].removeprefix("src/")
        row = f"| {number} | `{place}` | {fault['says']} | {outcome} |"
        print(row, flush=True)
        if args.rewrite:
            rewrite({number: row})
    return 1 if not_caught else 0


if __name__ == "__main__":
    sys.exit(main())
