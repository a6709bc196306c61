# SPDX-License-Identifier: Apache-2.0
"""Checks when answers have colours: terminal_test.py BINARY

Colours stand on a terminal, and only there. NO_COLOR turns them off unless it
is empty. What remains without them is what a file gets.
"""

import os
import pathlib
import pty
import re
import subprocess
import sys
import threading

PACK = pathlib.Path(__file__).resolve().parent / "small-pack"
COMMANDS = (["ask", "--on", "2023-06-01", "--timeline"],
            ["record", "--on", "2023-06-01"],
            ["record", "--matter", "agreement"])
END = b"\x04"  # which no command writes
ESCAPE = re.compile(rb"\x1b\[[0-9;]*m")


def in_file(binary, args):
    """Returns what the program writes where no terminal is."""
    return subprocess.run([binary, *args], env={}, check=True,
                          stdin=subprocess.DEVNULL, capture_output=True).stdout


def on_terminal(binary, args, env):
    """Returns what the program writes to a terminal.

    The terminal stays open until an end mark behind the last word has come
    through: one that closes may lose what nobody has read yet.
    """
    ours, theirs = pty.openpty()
    program = subprocess.Popen([binary, *args], env=env, stdout=theirs,
                               stdin=subprocess.DEVNULL)

    def close():
        program.wait()
        os.write(theirs, END)

    closing = threading.Thread(target=close)
    closing.start()
    text = b""
    while not text.endswith(END):
        text += os.read(ours, 4096)
    closing.join()
    os.close(theirs)
    os.close(ours)
    return text.removesuffix(END).replace(b"\r\n", b"\n")


def faults_of(binary, args):
    plain = in_file(binary, args)
    coloured = on_terminal(binary, args, {})
    if ESCAPE.search(plain):
        yield "colours in a file"
    if not ESCAPE.search(coloured):
        yield "no colours on a terminal"
    if ESCAPE.sub(b"", coloured) != plain:
        yield "other words on a terminal than in a file"
    if on_terminal(binary, args, {"NO_COLOR": "1"}) != plain:
        yield "colours with NO_COLOR=1"
    if on_terminal(binary, args, {"NO_COLOR": ""}) != coloured:
        yield "other colours with an empty NO_COLOR"


def main(binary):
    found = [f"{' '.join(args)}: {fault}" for args in COMMANDS
             for fault in faults_of(binary, [*args, "--law", str(PACK)])]
    print("\n".join(found) or f"terminal: {len(COMMANDS)} commands, no fault")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: terminal_test.py BINARY")
    sys.exit(main(os.path.abspath(sys.argv[1])))
