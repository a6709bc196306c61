# SPDX-License-Identifier: Apache-2.0
"""Reads and writes the pages of law packs, for the scripts that change them."""

import os
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BLOCK = re.compile(r"^```law$.*?^```$", re.M | re.S)
CLAUSE = re.compile(r"^  (?:needs|barred by) (\w+)\b.*?"
                    r"(?=^  (?:needs|barred by) \w|^\S|^$)", re.M | re.S)
OWNER = re.compile(r"^(?:route|safeguards) (\w+)", re.M)
ASSUMPTION = re.compile(r"^assume (\w+)\b.*?(?=^\S|^$)", re.M | re.S)


def read_pack(name):
    """Returns the texts of a pack's pages, by their names."""
    return {path.name: path.read_text(encoding="utf-8")
            for path in sorted((ROOT / "law" / name).glob("*.md"))}


def write_pack(folder, pack):
    folder.mkdir()
    for name, text in pack.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def without(text, found):
    """Returns the text without what was found in it."""
    return text[:found.start()] + text[found.end():]


def find_clauses(text):
    """Yields (address, what was found) of each clause of a page."""
    for block in BLOCK.finditer(text):
        for clause in CLAUSE.finditer(text, block.start(), block.end()):
            owner = list(OWNER.finditer(text, block.start(),
                                        clause.start()))[-1]
            yield f"{owner[1]}.{clause[1]}", clause


def due(changes, turns, whole=False):
    """Returns the changes that this run makes: one in so many, by its turn."""
    if whole or os.environ.get("SAFECONDUCT_TEST_ALL", "0") != "0":
        return changes
    turn = int(os.environ.get("SAFECONDUCT_TEST_SEED", "0"))
    return changes[turn % turns::turns]
