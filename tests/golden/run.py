# SPDX-License-Identifier: Apache-2.0
"""Runs the golden tests: run.py BINARY [--rewrite]

Each tests/golden/<feature>/{good,bad}/<fact>/ holds inputs, a `command` of one
line that begins with `safeconduct` and runs in that folder, perhaps its
standard input, `stdin`, and `expected`: the
standard output, a line `--- stderr`, the standard error, a line `--- exit N`;
and, where the command wrote a file `written`, a line `--- written` and what is
in that, a carriage return as `\\r`.
Digests of packs and the version are written as zeros, so that neither an edit of
the Channel pack nor a release touches what is expected.
Good commands exit 0 and bad ones 1 to 3. With --rewrite, what the program
printed becomes what is expected; read the difference before keeping it.

Every kind of diagnostic must be shown whole by some test: its message, the
line that it stands on, and the caret.
"""

import concurrent.futures
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys

GOLDEN = pathlib.Path(__file__).resolve().parent
KINDS = GOLDEN.parents[1] / "src" / "text" / "diagnostic_kinds.def"
KIND = re.compile(r'^X\(\w+, "([a-z0-9-]+)", k(Error|Warning)\)$', re.M)
DIGEST = re.compile(r'(?<= )[0-9a-f]{12}(?=[,)])|'
                    r'(?<="digest": ")[0-9a-f]{64}(?=")|'
                    r'(?<="digest":")[0-9a-f]{64}(?=")')
VERSION = re.compile(r"\bsafeconduct \d+\.\d+\.\d+")
KEPT = ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")
TIMEOUT_SECONDS = 120


def environment():
    """Returns an environment that is the same on every machine."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"TZ": "UTC", "LC_ALL": "C"}


def run_program(binary, args, folder):
    """Returns the finished program, which had no terminal; its standard input
    is the file `stdin`, where there is one."""
    stdin = folder / "stdin"
    given = stdin.read_bytes() if stdin.exists() else b""
    return subprocess.run(
        [binary, *args], cwd=folder, env=environment(), check=False,
        input=given, capture_output=True, timeout=TIMEOUT_SECONDS)


def spell(stream):
    """Returns the bytes as text that ends in a newline, or is empty."""
    text = stream.decode("utf-8", "backslashreplace")
    if text and not text.endswith("\n"):
        text += "\n\\ no newline at the end\n"
    return text


def without_identity(text):
    """Returns a text with zeros for digests of packs and for the version."""
    text = DIGEST.sub(lambda digest: "0" * len(digest[0]), text)
    return VERSION.sub("safeconduct 0.0.0", text)


def run_case(binary, folder):
    """Returns (what the command printed, what is wrong about its exit)."""
    command = shlex.split((folder / "command").read_text(encoding="utf-8"))
    if not command or command[0] != "safeconduct":
        return "", "the command does not begin with `safeconduct`"
    try:
        done = run_program(binary, command[1:], folder)
    except subprocess.TimeoutExpired:
        return "", f"still running after {TIMEOUT_SECONDS} s"
    text = (f"{spell(done.stdout)}--- stderr\n{spell(done.stderr)}"
            f"--- exit {done.returncode}\n")
    written = folder / "written"
    if written.exists():
        whole = spell(written.read_bytes()).replace("\r", "\\r")
        text += f"--- written\n{whole}"
        written.unlink()
    text = without_identity(text)
    kind = folder.parent.name
    if done.returncode not in ((0,) if kind == "good" else (1, 2, 3)):
        return text, f"exit {done.returncode} of a command under `{kind}`"
    return text, ""


def compare(folder, text):
    """Returns the difference from what is expected, empty if there is none."""
    path = folder / "expected"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    return "".join(difflib.unified_diff(
        old.splitlines(True), text.splitlines(True), f"{path} (expected)",
        f"{path} (printed)"))


def shows(texts, kind, severity):
    """Returns whether a text shows a kind with its line and its caret."""
    whole = re.compile(
        rf"^.+:\d+:\d+: {severity.lower()}: .+ \[{kind}\]\n"
        r" +\d+ \| .*\n +\| .*\^~*$", re.M)
    return any(whole.search(text) for text in texts)


def unshown_kinds(folders):
    """Returns the kinds of diagnostic that no expectation shows whole."""
    kinds = KIND.findall(KINDS.read_text(encoding="utf-8"))
    if not kinds:
        return [f"{KINDS.name} declares none"]
    texts = [(folder / "expected").read_text(encoding="utf-8")
             for folder in folders if (folder / "expected").exists()]
    return [kind for kind, severity in kinds
            if not shows(texts, kind, severity)]


def misplaced(folder):
    parts = folder.relative_to(GOLDEN).parts
    return len(parts) != 3 or parts[1] not in ("good", "bad")


def main(binary, rewrite):
    folders = sorted(path.parent for path in GOLDEN.rglob("command"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda f: run_case(binary, f), folders))
    faulty = 0
    for folder, (text, fault) in zip(folders, results):
        name = folder.relative_to(GOLDEN)
        if misplaced(folder):
            fault = "not at <feature>/{good,bad}/<fact>"
        if rewrite and not fault:
            (folder / "expected").write_text(text, encoding="utf-8")
        difference = compare(folder, text) if text else ""
        if fault or difference:
            faulty += 1
            print(f"{name}: {fault or 'differs'}\n{difference}", end="")
    unshown = unshown_kinds(folders)
    for kind in unshown:
        print(f"diagnostic [{kind}]: no test shows it whole")
    print(f"golden: {len(folders)} run, {faulty} with a difference, "
          f"{len(unshown)} kinds of diagnostic not shown")
    return 1 if faulty or unshown or not folders else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--rewrite"]):
        sys.exit("usage: run.py BINARY [--rewrite]")
    sys.exit(main(os.path.abspath(sys.argv[1]), len(sys.argv) == 3))
