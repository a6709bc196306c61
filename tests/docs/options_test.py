# SPDX-License-Identifier: Apache-2.0
"""Holds what is made from the table of options together: options_test.py BINARY

docs/cli.md lists for each command exactly the arguments and options that
`safeconduct help COMMAND` does, shells complete them, and the manual page has
them all.
"""

import pathlib
import re
import shutil
import subprocess
import sys

CLI_PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "cli.md"
NAME = re.compile(r"[A-Za-z_.-]+")
faults = []


def said(binary, *args):
    return subprocess.run([binary, *args], check=True, capture_output=True,
                          encoding="utf-8").stdout


def commands(binary):
    listed = said(binary, "help").split("Commands:\n")[1].split("\n\n")[0]
    return re.findall(r"^  (\S+)", listed, re.M)


def options_in_help(binary, command):
    page = said(binary, "help", command).split("\nExample")[0]
    return set(re.findall(r"^  (-?\S+)", page, re.M))


def options_in_page(command):
    text = CLI_PAGE.read_text(encoding="utf-8")
    part = re.search(rf"^## {command}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    if part is None:
        faults.append(f"{CLI_PAGE.name}: no section `{command}`")
        return set()
    table = re.search(r"^\| argument .*?\n\n", part[1] + "\n\n", re.M | re.S)
    names = set()
    for row in (table[0].splitlines()[2:] if table else []):
        for code in re.findall(r"`([^`]+)`", row.split("|")[1] if row else ""):
            names.add(NAME.match(code)[0])
    return names


def check(what, expected, found):
    for name in sorted(expected - found):
        faults.append(f"{what}: `{name}` is not there")
    for name in sorted(found - expected):
        faults.append(f"{what}: `{name}` is none that the program takes")


def completed(script, *words):
    """Returns what bash offers for the last of the words."""
    line = " ".join(f"'{word}'" for word in ("safeconduct", *words))
    done = subprocess.run(
        ["bash", "--norc", "-c",
         f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words)}\n"
         '_safeconduct; printf "%s\\n" "${COMPREPLY[@]}"'],
        check=True, capture_output=True, encoding="utf-8")
    return set(done.stdout.split())


def main(binary):
    bash = said(binary, "completion", "bash")
    manual = said(binary, "help", "--man").replace("\\-", "-")
    names = commands(binary)
    check("bash, commands", {*names, "--help", "--version"},
          completed(bash, ""))
    for command in names:
        options = options_in_help(binary, command)
        check(f"docs/cli.md, `{command}`", options, options_in_page(command))
        flags = {name for name in options if name.startswith("--")}
        check(f"bash, `{command}`", flags | {"--help", "--version"},
              completed(bash, command, "-"))
        part = manual.split(f'.SS "safeconduct {command} ')[1].split("\n.SS")[0]
        check(f"manual, `{command}`", options,
              set(re.findall(r"^\.B (\S+)", part.split("\n.SH")[0], re.M)))
        if said(binary, command, "--help") != said(binary, "help", command):
            faults.append(f"`{command} --help` is another page")
        if said(binary, command, "--version") != said(binary, "--version"):
            faults.append(f"`{command} --version` is another version")
    zsh = said(binary, "completion", "zsh")
    if shutil.which("zsh"):
        subprocess.run(["zsh", "-n", "-c", zsh], check=True)
    if zsh.count("_arguments") != len(names):
        faults.append("zsh: completes not every command")


main(sys.argv[1])
print("\n".join(faults) or "options: help, docs, manual and shells agree")
sys.exit(1 if faults else 0)
