# SPDX-License-Identifier: Apache-2.0
"""Runs the examples of the documentation: run_docs.py BINARY [--rewrite]

In README.md and docs/, a fenced block marked `console` holds commands and what
they print. A line `$ safeconduct ARGS` or `$ ./run ARGS` runs the program from
the repository root (a `\\` at its end continues it on the next line); the lines
after it are its standard output, then its standard error, then, where the exit
code is not 0, a last line `# exit N`. A line `...` stands for any lines. Any
digest of a pack stands for any other, and any version: what is shown holds when
a page of the Channel pack is edited. A block marked `console norun` is left alone. With --rewrite, the output shown
becomes the output printed.
"""

import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FENCE = re.compile(r"^(\s*)```\s*(\S*)\s*(.*?)\s*$")
DIGEST = re.compile(r'(?<= )[0-9a-f]{12}(?=[,)])|'
                    r'(?<="digest": ")[0-9a-f]{64}(?=")')
VERSION = re.compile(r"\bsafeconduct \d+\.\d+\.\d+")
EXIT = re.compile(r"^# exit (\d+)$")
KEPT = ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")


def default_args():
    """Returns the arguments that `./run` alone stands for, read from it."""
    text = (ROOT / "run").read_text(encoding="utf-8")
    return shlex.split(re.search(r"^default_args=\((.*)\)$", text, re.M)[1])


def split_commands(lines):
    """Yields (command, its lines, the lines shown after it) of one block."""
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and lines[end - 1].endswith("\\"):
            end += 1
        typed = lines[start:end]
        start = end
        while end < len(lines) and not lines[end].startswith("$ "):
            end += 1
        command = " ".join(line.rstrip("\\").strip() for line in typed)
        yield command, typed, lines[start:end]
        start = end


def run_command(binary, command):
    """Returns the lines printed, with a `# exit N` unless it was 0."""
    words = shlex.split(command.removeprefix("$ "))
    if not command.startswith("$ ") or words[0] not in ("safeconduct",
                                                        "./run"):
        raise ValueError("runs something other than safeconduct or ./run "
                         "(mark the block `console norun`)")
    if {"|", ">", "<", "&&", ";"} & set(words):
        raise ValueError("needs a shell (write a plain command)")
    args = words[1:] or (default_args() if words[0] == "./run" else [])
    env = {name: os.environ[name] for name in KEPT if name in os.environ}
    done = subprocess.run(
        [binary, *args], cwd=ROOT, env=env | {"TZ": "UTC", "LC_ALL": "C"},
        stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
    text = (done.stdout + done.stderr).decode("utf-8", "backslashreplace")
    return text.splitlines() + (
        [f"# exit {done.returncode}"] if done.returncode else [])


def without_identity(line):
    """Returns a line with zeros for digests of packs and for the version."""
    line = DIGEST.sub(lambda digest: "0" * len(digest[0]), line)
    return VERSION.sub("safeconduct 0.0.0", line)


def matches(shown, printed):
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else
                      re.escape(without_identity(line)) + r"\n"
                      for line in shown)
    return re.fullmatch(pattern, "".join(f"{without_identity(line)}\n"
                                         for line in printed))


def left_out_alike(shown, printed):
    """Returns what was printed, leaving out with `...` what was before."""
    kept = []
    opcodes = difflib.SequenceMatcher(None, shown, printed,
                                      autojunk=False).get_opcodes()
    for _, first, last, start, end in opcodes:
        kept += (["..."] if shown[first:last] == ["..."] else
                 printed[start:end])
    return kept


class Page:
    """One page: its lines, the examples run in it and those at fault."""

    def __init__(self, binary, path):
        self.binary = binary
        self.name = path.relative_to(ROOT)
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.rewritten = []
        self.run = 0
        self.faults = 0

    def check(self):
        index = 0
        while index < len(self.lines):
            fence = FENCE.match(self.lines[index])
            self.rewritten.append(self.lines[index])
            index += 1
            if not fence:
                continue
            end = index
            while end < len(self.lines) and not self.lines[end].startswith(
                    fence[1] + "```"):
                end += 1
            if end == len(self.lines):
                self.fault(index, "the block is not closed")
                self.rewritten += self.lines[index:]
                return
            block = self.lines[index:end]
            if fence[2] == "console" and fence[3] != "norun":
                block = self.check_block(block, index, fence)
            self.rewritten += block + [self.lines[end]]
            index = end + 1

    def check_block(self, block, index, fence):
        """Returns the block with the output that was printed."""
        if fence[1] or fence[3]:
            self.fault(index, "a `console` block is at the margin and is "
                       "followed by nothing but `norun`")
            return block
        result = []
        for command, typed, shown in split_commands(block):
            printed = self.check_example(command, shown, index)
            result += typed + printed
            index += len(typed) + len(shown)
        return result

    def check_example(self, command, shown, index):
        self.run += 1
        try:
            printed = run_command(self.binary, command)
        except (ValueError, IndexError, subprocess.TimeoutExpired) as error:
            self.fault(index + 1, f"`{command}` {error}")
            return shown
        if matches(shown, printed):
            return shown
        self.fault(index + 1, f"`{command}` prints otherwise")
        print("\n".join(difflib.unified_diff(
            shown, printed, "shown", "printed", lineterm="")))
        return left_out_alike(shown, printed)

    def fault(self, number, text):
        self.faults += 1
        print(f"{self.name}:{number}: {text}")


def main(binary, rewrite):
    paths = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    run = faults = 0
    for path in filter(pathlib.Path.exists, paths):
        page = Page(binary, path)
        page.check()
        if rewrite and page.rewritten != page.lines:
            path.write_text("\n".join(page.rewritten) + "\n", encoding="utf-8")
        run += page.run
        faults += page.faults
    print(f"docs: {run} examples run, {faults} with a difference")
    return 1 if faults or not run else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--rewrite"]):
        sys.exit("usage: run_docs.py BINARY [--rewrite]")
    sys.exit(main(os.path.abspath(sys.argv[1]), len(sys.argv) == 3))
