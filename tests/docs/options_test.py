# SPDX-License-Identifier: Apache-2.0
"""Holds what is made from the table of options together: options_test.py BINARY

docs/cli.md lists for each command exactly the arguments and options that
`safeconduct help COMMAND` does, and the manual page has them all, with those
that go with every command. What shells complete is tested in shells
(completion_test.py).
"""

import pathlib
import re
import sys

from help_page import listed, said, taken

CLI_PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "cli.md"
NAME = re.compile(r"[A-Za-z_.-]+")
faults = []


def terms(part):
    """Returns what a part of the manual page tells of."""
    return set(re.findall(r"^\.B (\S+)", part, re.M))


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


def main(binary):
    manual = said(binary, "help", "--man").replace("\\-", "-")
    check("manual", listed(said(binary, "help"), "Options"),
          terms(manual.split(".SH OPTIONS\n")[1].split("\n.SH")[0]))
    for command in listed(said(binary, "help"), "Commands"):
        options = taken(binary, command)
        check(f"docs/cli.md, `{command}`", options, options_in_page(command))
        part = manual.split(f'.SS "safeconduct {command} ')[1].split("\n.SS")[0]
        check(f"manual, `{command}`", options, terms(part.split("\n.SH")[0]))
        if said(binary, command, "--help") != said(binary, "help", command):
            faults.append(f"`{command} --help` is another page")
        if said(binary, command, "--version") != said(binary, "--version"):
            faults.append(f"`{command} --version` is another version")


main(sys.argv[1])
print("\n".join(faults) or "options: help, docs and manual agree")
sys.exit(1 if faults else 0)
