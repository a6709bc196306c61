# SPDX-License-Identifier: Apache-2.0
"""What the program says of itself, for the tests of what is made from it."""

import re
import subprocess


def said(binary, *args):
    return subprocess.run([binary, *args], check=True, capture_output=True,
                          encoding="utf-8").stdout


def listed(page, title):
    """Returns the first words of the lines below a title of help."""
    lines = page.split(f"{title}:\n")[1].split("\n\n")[0]
    return set(re.findall(r"^  (\S+)", lines, re.M))


def taken(binary, command):
    """Returns the arguments and options that a command's help lists."""
    page = said(binary, "help", command).split("\nExample")[0]
    return set(re.findall(r"^  (-?\S+)", page, re.M))
