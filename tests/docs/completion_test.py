# SPDX-License-Identifier: Apache-2.0
"""Completes command lines in bash and zsh themselves: completion_test.py BINARY

Both shells offer for the end of each line what is to stand there: commands,
options, one of a few words, files, folders, or nothing where only the reader
can know. zsh runs on a terminal of its own, since its completion does so only;
what it offers is taken down where it hands it to the list.
"""

import os
import pathlib
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import threading

from help_page import listed, said, taken

# Where lines are completed: `sql` is a folder that is called like a word.
FOLDERS = {"old pack", "pack", "sql"}
FILES = {"case.json", "cases.csv"} | FOLDERS
EVERYWHERE = {"--help", "--version"}
TABLES = {"arrivals", "small-boats", "applications", "decisions", "referrals",
          "outcomes"}
# Runs as zsh's start file: completes each line of `lines` and goes.
ZSH_START = r"""
autoload -Uz compinit && compinit -u -D
HOW_LOADED
compadd() {
  # With these nothing is offered: names are looked at, or described later.
  if [[ " $*" == *" -"(O|A|D)" "* ]]; then builtin compadd "$@"; return; fi
  local -a offered=()
  builtin compadd -A offered "$@"
  print -rl -- $offered >>$OFFERED
  builtin compadd "$@"
}
offer() { _main_complete; compstate[insert]='' compstate[list]=''; }
zle -C offer complete-word offer
complete-lines() {
  local line
  for line in "${(@f)$(<$ZDOTDIR/lines)}"; do
    OFFERED=$ZDOTDIR/offered.$((++number))
    : >$OFFERED
    BUFFER=${line%.} CURSOR=$#BUFFER
    zle offer
  done
  exit
}
zle -N zle-line-init complete-lines
"""
faults = []


def options_of(binary, command):
    return EVERYWHERE | {name for name in taken(binary, command)
                         if name.startswith("--")}


def expected_offers(binary):
    """Returns command lines, and what is to be offered behind each."""
    commands = listed(said(binary, "help"), "Commands")
    expected = {command + " -": options_of(binary, command)
                for command in commands}
    expected |= {
        "": commands | EVERYWHERE,
        "con": {"convert"},
        "help ": commands,
        "help --man ": commands,
        "help ex": {"export"},
        "completion ": {"bash", "zsh"},
        "export ": {"sql"},
        "export --on today ": {"sql"},
        "convert ": {"home-office"},
        "convert home-office ": FOLDERS,
        "convert home-office pack --table ": TABLES,
        "convert --table=": TABLES,
        "convert --table=ar": {"arrivals"},
        "ask ": FILES,
        "ask ca": {"case.json", "cases.csv"},
        "ask --set claim=pending ": FILES,
        "ask --json ": FILES,
        "ask - -": options_of(binary, "ask"),
        "ask -- ": FILES,
        "ask -- -": set(),
        "ask case.json --law ": FOLDERS,
        "ask --law=": FOLDERS,
        "ask --law=pa": {"pack"},
        "ask --law old\\ ": {"old pack"},
        "ask --on ": set(),
        "ask --set ": set(),
        "ask --set cl": set(),
        "survey cases.csv --out ": FILES,
        "survey --plot=ca": {"case.json", "cases.csv"},
        "survey cases.csv --known-on today --versus --kn": {"--known-on"},
        "check ": FOLDERS,
        "diff ": FOLDERS,
        "diff pack ": FOLDERS,
        "prove ": set(),
        "prove one ": set(),
        "draw ": set(),
        "draw --case ": FILES,
    }
    return expected


def offered_by_bash(script, line):
    """Returns what bash offers, which cuts words at blanks and `=`."""
    words = re.findall(r"=|(?:\\.|[^\s=])+", line)
    if not line or line.endswith(" ") and not line.endswith("\\ "):
        words.append("")
    quoted = " ".join("'" + word + "'" for word in ["safeconduct", *words])
    done = subprocess.run(
        ["bash", "--norc", "-c",
         f"{script}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words)}\n"
         '_safeconduct; printf "%s\\n" "${COMPREPLY[@]}"'],
        check=True, capture_output=True, encoding="utf-8")
    return set(filter(None, done.stdout.split("\n")))


def run_on_terminal(command, **how):
    """Runs a command on a terminal that nobody looks at."""
    ours, theirs = pty.openpty()

    def drain():
        try:
            while os.read(ours, 4096):
                pass
        except OSError:  # closed on the other side
            pass

    reading = threading.Thread(target=drain)
    reading.start()
    try:
        subprocess.run(command, stdin=theirs, stdout=theirs, stderr=theirs,
                       start_new_session=True, timeout=120, check=True, **how)
    finally:
        os.close(theirs)
        reading.join()
        os.close(ours)


def offered_by_zsh(how_loaded, lines, folder):
    """Returns for each line what zsh offers."""
    start = folder.parent / "start"
    start.mkdir(exist_ok=True)
    (start / ".zshrc").write_text(ZSH_START.replace("HOW_LOADED", how_loaded))
    for old in start.glob("offered.*"):
        old.unlink()
    # A dot ends each line, as blanks at the end would be lost.
    (start / "lines").write_text("".join(f"safeconduct {line}.\n"
                                         for line in lines))
    run_on_terminal(["zsh", "--no-global-rcs", "-i"], cwd=folder,
                    env={**os.environ, "ZDOTDIR": str(start), "TERM": "xterm",
                         "LC_ALL": "C.UTF-8"})
    # A blank in a name comes behind a backslash, as it is put in.
    return [{name.removesuffix("=").replace("\\", "") for name in
             (start / f"offered.{number}").read_text().split("\n") if name}
            for number in range(1, len(lines) + 1)]


def compare(shell, line, expected, offered):
    if offered != expected:
        faults.append(f"{shell}, `safeconduct {line}`: offers "
                      f"{sorted(offered)}, not {sorted(expected)}")


def main(binary):
    expected = expected_offers(binary)
    scratch = pathlib.Path(tempfile.mkdtemp())
    folder = scratch / "here"
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    for name in FILES - FOLDERS:
        (folder / name).touch()
    os.chdir(folder)
    bash = said(binary, "completion", "bash")
    for line, offers in expected.items():
        compare("bash", line, offers, offered_by_bash(bash, line))
    if shutil.which("zsh") is None:
        faults.append("zsh: is not there (install what scripts/install.sh "
                      "lists)")
    else:
        zsh = scratch / "functions" / "_safeconduct"
        zsh.parent.mkdir()
        zsh.write_text(said(binary, "completion", "zsh"))
        # As docs/cli.md says, and as bash users would do it.
        for how in (f"fpath=({zsh.parent} $fpath); compinit -u -D",
                    f"source {zsh}"):
            offers = offered_by_zsh(how, list(expected), folder)
            for line, offered in zip(expected, offers):
                compare(f"zsh, {how.split('=')[0].split()[0]}", line,
                        expected[line], offered)
    shutil.rmtree(scratch)
    print("\n".join(faults) or
          f"completion: {len(expected)} lines in bash and zsh, no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: completion_test.py BINARY")
    sys.exit(main(os.path.abspath(sys.argv[1])))
