# SPDX-License-Identifier: Apache-2.0
"""Checks the figures of surveys: plot_test.py BINARY

A figure is well-formed XML that says in words what the survey counted, whatever
the names of the groups are. Where it cannot be drawn, the message says why and
nothing is left behind. The figure of docs/arrivals-2022.md says what its command
makes it say. What needs gnuplot fails where it is absent.
"""

import csv
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "docs"))
from run_docs import without_identity  # noqa: E402
PACK = ROOT / "tests" / "golden" / "small-pack"
PAGE = ROOT / "docs" / "arrivals-2022.md"
BINARY = ""
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "it's", "''; system('touch gotcha') #", '"; system "touch gotcha"',
    "`touch gotcha`", "$(touch gotcha)", "@PANEL", "$panel0", "a_b^c{/Bold d}",
    "END_OF_PANEL", "EOD", "100 % of %s %d", "<b>&amp;</b>", "]]>", "back\\",
    "{", "}", "\\n", "# no", "\u00e9\u4e16", "two\nlines", "tab\there", "!ls",
    "- -", "x" * 40)


def survey(folder, args, path=None):
    """Returns the finished program, run in the folder."""
    env = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    if path is not None:
        env["PATH"] = path
    return subprocess.run(
        [BINARY, "survey", *args], cwd=folder, env=env, check=False,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=120)


def texts_of(svg):
    """Returns the texts that stand in the figure."""
    root = ElementTree.parse(svg).getroot()
    return ["".join(element.itertext()).strip()
            for element in root.iter(SVG + "text")]


def element(svg, name):
    return ElementTree.parse(svg).getroot().find(SVG + name).text


def write_table(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


class Plot(unittest.TestCase):

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(
            tempfile.TemporaryDirectory()))
        self.law = ["--law", str(PACK), "--on", "2023-06-01"]

    def table(self, rows):
        write_table(self.folder / "cases.csv", rows)
        return "cases.csv"

    def groups(self, names):
        return self.table([["camp", "weight", "age"]] +
                          [[name, 2, 30] for name in names])

    def left_behind(self):
        return sorted(path.name for path in self.folder.iterdir())


class Drawn(Plot):

    def draw(self, args):
        done = survey(self.folder, [*args, *self.law, "--plot", "it.svg"])
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(self.left_behind(), ["cases.csv", "it.svg"])
        return self.folder / "it.svg"

    def test_says_what_was_counted(self):
        svg = self.draw([self.table([
            ["nationality", "age", "arrived", "requested", "came_from", "claim",
             "risk", "weight"],
            ["IR", "30", "2023-05-25", "2023-05-28", "FR", "none", "no", "1500"],
            ["IR", "30", "2023-05-25", "2023-05-28", "FR", "none", "", "20"],
            ["IR", "12", "", "", "", "", "", "3"],
        ]), "--by", "age", "--source", "A list.",
            "--suppose", "signed happened"])
        texts = texts_of(svg)
        for text in ("Ways back on 1 June 2023", "Return to France",
                     "1,523 people in 3 cases, by age", "1,500 to 1,520",
                     "the record, supposing \u201cThe agreement comes into "
                     "force\u201d to have happened",
                     "12", "30", "age", "people", "0", "1,000",
                     "certain", "undetermined", "closed", "Source: A list."):
            self.assertIn(text, texts)
        self.assertEqual(
            element(svg, "title"),
            "Ways back on 1 June 2023: 1,523 people in 3 cases, by age")
        self.assertTrue(element(svg, "desc").startswith(
            "Return to France: 1,500 to 1,520. Taken for granted: the record, "
            "supposing \u201cThe agreement comes into force\u201d to have "
            "happened. Bounds: Safeconduct;"))
        self.assertNotIn("gnuplot_plot_1a</title>", svg.read_text("utf-8"))

    def test_holds_any_name_of_a_group(self):
        svg = self.draw([self.groups(HOSTILE), "--keep", "camp", "--by", "camp",
                         "--source", HOSTILE[1]])
        texts = texts_of(svg)
        for name in HOSTILE:
            shown = " ".join(re.sub("\n", "?", name).split())
            if len(name) > 28:
                shown = name[:27] + "\u2026"
            self.assertIn(shown, [" ".join(text.split()) for text in texts])
        self.assertIn("Source: " + HOSTILE[1], texts)

    def test_shows_every_character_before_every_digit(self):
        # A number behind an escape of gnuplot's would be taken for part of it.
        words = [f"x{chr(code)}{digit}" for code in range(0x20, 0x7F)
                 for digit in range(10)]
        words += ["<18", ">65", "$5", "%5", "'22", "''7", "\"2022\"", "%%1",
                  "\\1", "https://gov.uk/x?id=2022", "costs $1 and $25",
                  "No. #12", "\u00e97", "\u4e167'7", "\U0001f6b27", "]]>7"]
        for begin in range(0, len(words), 40):
            some = words[begin:begin + 40]
            # A source is broken into lines of words, so what holds a blank
            # stands in it as two.
            source = " ".join(some)
            svg = self.draw([self.groups(some), "--keep", "camp", "--by",
                             "camp", "--source", source])
            texts = [" ".join(text.split()) for text in texts_of(svg)]
            for word in some:
                self.assertIn(" ".join(word.split()), texts)
            self.assertIn(" ".join(("Source: " + source).split()),
                          " ".join(texts))
            (self.folder / "it.svg").unlink()

    def test_shows_any_label_of_a_pack(self):
        # A label ends at a quote, so that it holds none.
        words = [f"x{chr(code)}{digit}" for code in range(0x21, 0x7F)
                 for digit in range(10) if chr(code) != '"']
        words += ["''7", "\\\\7", "%%7", "\u00e97"]
        table = self.table([["age"], ["30"]])
        (self.folder / "pack").mkdir()
        for begin in range(0, len(words), 24):
            label = " ".join(words[begin:begin + 24])
            (self.folder / "pack" / "it.law.md").write_text(
                "```law\nfact age \"Age\" : 0..120 years\n"
                f"route there \"{label}\" to FR\n```\n", "utf-8")
            done = survey(self.folder, [table, "--law", "pack", "--on",
                                        "2023-06-01", "--plot", "it.svg"])
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertIn(label, texts_of(self.folder / "it.svg"))

    def test_draws_the_whole_table_without_groups(self):
        texts = texts_of(self.draw([self.table([["age"], ["30"], ["31"]])]))
        self.assertIn("2 cases", texts)
        self.assertIn("all", texts)
        self.assertIn("cases", texts)

    def test_sets_a_scenario_beside_the_first(self):
        svg = self.draw([
            self.table([["age"], ["30"]]), "--suppose",
            "signed did not happen", "--versus", "--viewpoint", "teller"])
        texts = texts_of(svg)
        self.assertIn("left 0; right 0 to 1", texts)
        self.assertIn("Left bars: the record, supposing \u201cThe agreement "
                      "comes into force\u201d not to have happened",
                      " ".join(texts))
        self.assertIn("Right bars: the record (As the memo tells it)", texts)

    def test_draws_what_has_no_weight_and_is_closed_throughout(self):
        texts = texts_of(self.draw(
            [self.table([["age", "weight"], ["12", "0"]]), "--by", "age"]))
        self.assertIn("Return to France", texts)

    def test_draws_forty_groups_and_no_more(self):
        self.draw([self.groups(range(100, 140)), "--keep", "camp",
                   "--by", "camp"])
        (self.folder / "it.svg").unlink()
        done = survey(self.folder, [
            self.groups(range(100, 141)), "--keep", "camp", "--by", "camp",
            *self.law, "--plot", "it.svg"])
        self.assertEqual(done.returncode, 3)
        self.assertEqual(
            done.stderr.decode(), "--plot: 41 groups do not fit a figure, "
            "which holds 40 (group by a column with fewer values)\n")
        self.assertIn(b"Ways back", done.stdout)
        self.assertEqual(self.left_behind(), ["cases.csv"])

    def test_draws_the_figure_of_the_page(self):
        # The command of the page that draws; others of it have no --plot.
        command = re.search(r"^\$ safeconduct survey ((?:.*\\\n)*?.*--plot "
                            r"(?:.*\\\n)*.*)$", PAGE.read_text("utf-8"), re.M)
        args = shlex.split(command[1].replace("\\\n", " "))
        args[0] = str(ROOT / args[0])
        shown = args[args.index("--plot") + 1]
        args[args.index("--plot") + 1] = "it.svg"
        done = survey(self.folder, args)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        # As the examples of the pages do, a figure outlives an edit of the pack.
        for figure in (self.folder / "it.svg", ROOT / shown):
            (self.folder / figure.name).write_text(
                without_identity(figure.read_text("utf-8")), "utf-8")
        it, page = self.folder / "it.svg", self.folder / (ROOT / shown).name
        for name in ("title", "desc"):
            self.assertEqual(element(it, name), element(page, name))
        self.assertEqual(texts_of(it), texts_of(page))


class NotDrawn(Plot):

    def draw(self, args, path=None):
        """Returns the exit code and what is said; nothing is left behind."""
        table = self.table([["age"], ["30"]])
        done = survey(self.folder, [table, *self.law, *args], path)
        self.assertEqual(self.left_behind(), ["cases.csv"])
        return done.returncode, done.stderr.decode()

    def test_without_gnuplot(self):
        self.assertEqual(
            self.draw(["--plot", "it.svg"], str(self.folder)),
            (3, "--plot: gnuplot is absent (install the package gnuplot-nox)\n"
            ))

    def test_needs_no_gnuplot_where_no_figure_is_asked_for(self):
        self.assertEqual(self.draw([], str(self.folder)), (0, ""))

    def test_with_a_gnuplot_that_stops(self):
        with tempfile.TemporaryDirectory() as folder:
            other = pathlib.Path(folder) / "gnuplot"
            other.write_text("#!/bin/sh\necho 'no terminal svg' >&2\nexit 1\n",
                             encoding="utf-8")
            other.chmod(0o755)
            self.assertEqual(
                self.draw(["--plot", "it.svg"], f"{folder}:/bin:/usr/bin"),
                (3, "--plot: gnuplot stopped: no terminal svg (it takes "
                 "version 5.4 or later)\n"))

    def test_with_a_table_at_fault(self):
        code, _ = self.draw(["--plot", "it.svg", "--by", "camp"])
        self.assertEqual(code, 1)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: plot_test.py BINARY")
    BINARY = os.path.abspath(sys.argv.pop())
    unittest.main()
