# SPDX-License-Identifier: Apache-2.0
"""Asks three packs of other fields what they say: packs_test.py BINARY [--rewrite]

Each folder beside this file is a law pack: of passengers' rights, of residence
permits, and of an agreement under which silence is consent. None is about what
the program was made for, so what the language lacks for other law shows here.

Of each pack `check` finds nothing, `prove` proves every guarantee, and every
example of its pages, made a case of JSON and asked one by one, gets the answer
that the page expects. Its README.md shows answers: they are compared whole, as
those of docs/ are, and rewritten with --rewrite.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "docs"))

from run_docs import Page  # noqa: E402

BLOCK = re.compile(r"^```law$(.*?)^```$", re.M | re.S)
TOKEN = re.compile(r'#.*|"[^"\n]*"|\d{4}-\d\d-\d\d|\.\.|[\w-]+|[^\s\w]')
DECLARATIONS = {"pack", "fact", "measure", "calendar", "day", "matter", "set",
                "term", "safeguards", "requirements", "route", "guarantee",
                "assume", "procedure", "example"}
COUNTS = re.compile(r"(\d+) examples: 0 faults, 0 warnings$", re.M)

Example = collections.namedtuple("Example", "page title args case expected")
Expected = collections.namedtuple("Expected", "route outcome because turns_on")


class Reader:
    """Reads the tokens of one example, which stand behind its keyword."""

    def __init__(self, tokens):
        self.tokens = collections.deque(tokens)

    def at(self, *words):
        return list(self.tokens)[:len(words)] == list(words)

    def take(self, *words):
        """Returns whether these words came next, and goes on behind them."""
        found = self.at(*words)
        for _ in words if found else ():
            self.tokens.popleft()
        return found

    def next(self):
        return self.tokens.popleft()

    def names(self):
        """Returns names, of which a comma goes on to the next; a clause's name
        has a dot."""
        found = [self.next()]
        while self.at(".") or self.at(","):
            if self.next() == ",":
                found.append(self.next())
            else:
                found[-1] += "." + self.next()
        return found

    def item(self):
        first = self.next()
        return first + ".." + self.next() if self.take("..") else first

    def cell(self):
        """Returns values as a cell of a table has them."""
        items = [self.item()]
        while self.take("or"):
            items.append(self.item())
        return "|".join(items)

    def given(self):
        name = self.next()
        return name, self.cell()


def supposition(reader):
    """Returns a supposition as it is written behind --suppose."""
    words = [reader.next()]
    end = "on" if reader.at("becomes") else "happened"
    while words[-1] != end:
        words.append(reader.next())
    if end == "on":
        words.append(reader.next())
    return " ".join(words)


def expectation(reader):
    route, outcome = reader.next(), reader.next()
    because = reader.names() if reader.take("because") else []
    turns_on = reader.names() if reader.take("turns", "on") else None
    return Expected(route, outcome, because, turns_on)


def read_example(page, tokens):
    reader = Reader(tokens)
    title = reader.next().strip('"')
    args, case, expected = [], {}, []
    if reader.take("on"):
        args += ["--on", reader.item()]
    if reader.take("known", "on"):
        args += ["--known-on", reader.next()]
    if reader.take("as", "told", "by"):
        args += ["--viewpoint", reader.next()]
    while reader.take("supposing"):
        args += ["--suppose", supposition(reader)]
    if reader.take("given"):
        case = dict([reader.given()])
        while reader.take(","):
            case |= [reader.given()]
    while reader.take("expect"):
        expected.append(expectation(reader))
    if reader.tokens or not expected:
        raise ValueError(f"{page}: cannot read the example “{title}”")
    return Example(page, title, args, case, expected)


def read_examples(pack):
    """Yields the examples of a pack's pages."""
    for path in sorted(pack.glob("*.law.md")):
        for block in BLOCK.findall(path.read_text(encoding="utf-8")):
            declarations = []
            tokens = [token for token in TOKEN.findall(block)
                      if not token.startswith("#")]
            for i, token in enumerate(tokens):
                # A keyword, a name but for examples, and a text.
                behind = i + (1 if token in ("example", "pack") else 2)
                if (token in DECLARATIONS and behind < len(tokens)
                        and tokens[behind].startswith('"')):
                    declarations.append([token])
                else:
                    declarations[-1].append(token)
            for keyword, *rest in declarations:
                if keyword == "example":
                    yield read_example(path.relative_to(HERE), rest)


def run(binary, *args, stdin=""):
    env = os.environ | {"TZ": "UTC", "LC_ALL": "C"}
    return subprocess.run([binary, *map(str, args)], input=stdin, env=env,
                          capture_output=True, encoding="utf-8", timeout=60,
                          check=False)


def differences(binary, pack, example):
    """Returns what is answered otherwise than the page expects."""
    place = f"{example.page}: “{example.title}”"
    routes = [word for each in example.expected
              for word in ("--route", each.route)]
    done = run(binary, "ask", "-", "--law", pack, "--json", "--changes", "0",
               *example.args, *routes, stdin=json.dumps(example.case))
    if done.returncode != 0:
        return [f"{place}: {done.stderr}"]
    answers = {each["route"]: each for each in json.loads(done.stdout)["routes"]}
    wrong = []
    for route, outcome, because, turns_on in example.expected:
        answer = answers[route]
        if answer["outcome"] != outcome:
            wrong.append(f"{place}: {route} is {answer['outcome']}")
        if not set(because) <= set(answer["because"]):
            wrong.append(f"{place}: {route} because {answer['because']}")
        if turns_on is not None and set(turns_on) != set(answer["turns_on"]):
            wrong.append(f"{place}: {route} turns on {answer['turns_on']}")
    return wrong


def check_faults(binary, pack, examples):
    """Returns what is wrong where `check` says more than the counts, or counts
    other examples than were read here."""
    done = run(binary, "check", pack)
    counts = COUNTS.search(done.stdout)
    if done.returncode != 0 or done.stderr or not counts:
        return [f"{pack.name}: check prints\n{done.stdout}{done.stderr}"]
    if int(counts[1]) != len(examples):
        return [f"{pack.name}: {len(examples)} examples were read, "
                f"of {counts[1]}"]
    return []


def proof_faults(binary, pack):
    done = run(binary, "prove", "--law", pack)
    return [] if done.returncode == 0 else [
        f"{pack.name}: prove prints\n{done.stdout}{done.stderr}"]


def both_sides_faults(pack, examples):
    """Returns the routes of which the examples show no open or closed one."""
    shown = collections.defaultdict(set)
    for example in examples:
        for each in example.expected:
            shown[each.route].add(each.outcome)
    return [f"{pack.name}: no example in which {route} is {outcome}"
            for route, outcomes in shown.items()
            for outcome in sorted({"open", "closed"} - outcomes)]


def page_faults(binary, pack, rewrite):
    """Returns how many answers of the pack's README.md differ, and of how
    many."""
    path = pack / "README.md"
    page = Page(binary, path)
    page.check()
    if rewrite and page.rewritten != page.lines:
        path.write_text("\n".join(page.rewritten) + "\n", encoding="utf-8")
    return page.faults if page.run else 1, page.run


def main(binary, rewrite):
    packs = sorted(path.parent for path in HERE.glob("*/README.md"))
    faults = []
    asked = shown = unlike = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        for pack in packs:
            examples = list(read_examples(pack))
            looks = [workers.submit(check_faults, binary, pack, examples),
                     workers.submit(proof_faults, binary, pack)]
            looks += [workers.submit(differences, binary, pack, each)
                      for each in examples]
            faults += both_sides_faults(pack, examples)
            faults += [fault for look in looks for fault in look.result()]
            asked += len(examples)
            differ, run_here = page_faults(binary, pack, rewrite)
            shown += run_here
            unlike += differ
    print("\n".join(faults))
    print(f"packs: {len(packs)} packs, {asked} examples asked, "
          f"{len(faults)} faults; {shown} answers shown, {unlike} with a "
          "difference")
    return 1 if faults or unlike or len(packs) < 3 else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--rewrite"]):
        sys.exit("usage: packs_test.py BINARY [--rewrite]")
    sys.exit(main(os.path.abspath(sys.argv[1]), len(sys.argv) == 3))
