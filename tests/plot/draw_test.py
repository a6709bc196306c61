# SPDX-License-Identifier: Apache-2.0
"""Checks the pictures of routes: draw_test.py BINARY

A picture is well-formed XML in which every word of the diagram stands, whatever
the labels of the pack are. Where it cannot be drawn, the message says why and
nothing is left behind. The figure of docs/cli.md says what its command makes it
say. What needs Graphviz fails where it is absent.
"""

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
PAGE = ROOT / "docs" / "cli.md"
BINARY = ""
SVG = "{http://www.w3.org/2000/svg}"
ROUTES = ("dublin", "france", "home", "rwanda", "voluntary")
HOSTILE = (
    "</td></tr></table>> ] evil [label=<", "a & b", "&lt;", "&amp;amp;",
    "it's", "\\N \\E \\G", "\\\\N \\\\", "]]>", "<b>", "-->",
    "\u00e9\u4e16", "{a|b}", "   ", "digraph } {", "x" * 100)


def draw(folder, args, path=None):
    """Returns the finished program, run in the folder."""
    env = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    if path is not None:
        env["PATH"] = path
    return subprocess.run(
        [BINARY, "draw", *args], cwd=folder, env=env, check=False,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=120)


def texts_of(svg):
    """Returns the words that stand in the picture, apart from their places."""
    root = ElementTree.fromstring(svg)
    return sorted("".join(element.itertext()).replace("\u00a0", " ").strip()
                  for element in root.iter(SVG + "text"))


def element(svg, name):
    return ElementTree.fromstring(svg).find(SVG + name).text


def titles_of(svg):
    return sorted(element.text for element
                  in ElementTree.fromstring(svg).iter(SVG + "title"))


class Draw(unittest.TestCase):

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(
            tempfile.TemporaryDirectory()))

    def left_behind(self):
        return sorted(path.name for path in self.folder.iterdir())


class Drawn(Draw):

    def draw(self, *args):
        done = draw(self.folder, [*args, "--out", "it.svg"])
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (0, b"", b""))
        self.assertEqual(self.left_behind(), ["it.svg"])
        return (self.folder / "it.svg").read_text("utf-8")

    def test_says_what_is_asked(self):
        svg = self.draw("france", "--law", str(PACK))
        words = texts_of(svg)
        for text in ("Return to France, on any day", "agreement", "(matter)",
                     "A readmission agreement", "closed if none", "age",
                     "Age on the day asked about", "closed if 17 years or less",
                     "closed if in eu_states", "closed if other than FR",
                     "closed if from 2 January 2024", "open",
                     "Nothing is known of the person."):
            self.assertIn(text, words)
        self.assertEqual(element(svg, "title"), "Return to France, on any day")
        self.assertIn("age: ", element(svg, "desc"))
        self.assertEqual(ElementTree.fromstring(svg).get("role"), "img")
        for title in titles_of(svg):
            self.assertNotRegex(title, r"^(r\d|cluster|safeconduct)")

    def test_asks_only_what_is_left(self):
        words = texts_of(self.draw(
            "france", "--law", str(PACK), "--on", "2023-06-01", "--set",
            "age=16..19", "--set", "came_from=FR"))
        for text in ("Return to France on 1 June 2023", "signed",
                     "(the record, disputed)", "closed if did not happen",
                     "closed if 16 to 17 years",
                     "Taken for granted: the record as it stands.",
                     "Known: age 16..19, came_from FR."):
            self.assertIn(text, words)
        self.assertNotIn("came_from", words)
        self.assertNotIn("agreement", words)

    def test_describes_what_is_taken_for_granted(self):
        described = element(self.draw(
            "france", "--law", str(PACK), "--on", "2023-06-01", "--suppose",
            "signed happened", "--set", "age=30"), "desc")
        self.assertRegex(
            described,
            r"^Taken for granted: the record, supposing \u201cThe agreement "
            r"comes into force\u201d to have happened\. Known: age 30\. "
            r"(.*\. )?A small pack [0-9a-f]{12}, safeconduct [0-9.]+\. "
            r"Return to France \(france\)\. ")

    def test_draws_each_route_of_the_channel(self):
        for days in ([], ["--on", "2023-08-14"], ["--on", "2026-01-14"]):
            for route in ROUTES:
                svg = draw(self.folder, [route, *days]).stdout
                self.assertTrue({"open", "closed"} & set(texts_of(svg)))

    def test_draws_all_routes_in_frames(self):
        words = texts_of(self.draw("--on", "2023-08-14"))
        self.assertIn("Ways back on 14 August 2023", words)
        self.assertIn("Return to France (france)", words)
        self.assertIn("Relocation to Rwanda (rwanda)", words)
        self.assertEqual(words.count("closed"), 3)
        self.assertEqual(words.count("open"), 2)

    def test_holds_any_label(self):
        pack = self.folder / "pack"
        pack.mkdir()
        law = "".join(f'fact f{i} "{label}" : yes or no\n'
                      for i, label in enumerate(HOSTILE))
        law += f'route there "{HOSTILE[0]}" to FR\n'
        law += "".join(f'  barred by b{i} "{label}" when f{i} cite act\n'
                       for i, label in enumerate(HOSTILE))
        (pack / "it.law.md").write_text(f"```law\n{law}```\n", "utf-8")
        (pack / "it.record.md").write_text(
            '```record\nsource act "A" statute published 2020-01-01\n```\n',
            "utf-8")
        done = draw(self.folder, ["--law", "pack"])
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        words = " ".join(" ".join(titles_of(done.stdout)).split())
        shown = [" ".join(text.split()) for text in texts_of(done.stdout)]
        for i, label in enumerate(HOSTILE):
            self.assertIn(f"f{i}", shown)
            if len(label.strip()) in range(1, 44):
                self.assertIn(" ".join(label.split()), shown)
        self.assertIn(" ".join(HOSTILE[0].split()), words)

    def test_draws_the_figure_of_the_page(self):
        command = re.search(r"^\$ safeconduct draw ((?:.*\\\n)*.*)$",
                            PAGE.read_text("utf-8"), re.M)
        args = shlex.split(command[1].replace("\\\n", " "))
        place = args.index("--out")
        shown = (ROOT / args[place + 1]).read_text("utf-8")
        svg = self.draw(*args[:place], *args[place + 2:])
        # As the examples of the pages do, a figure outlives an edit of the pack.
        svg, shown = without_identity(svg), without_identity(shown)
        self.assertEqual(element(svg, "desc"), element(shown, "desc"))
        self.assertEqual(texts_of(svg), texts_of(shown))
        self.assertEqual(titles_of(svg), titles_of(shown))


class NotDrawn(Draw):

    def draw(self, args, path=None):
        """Returns the exit code and what is said; nothing is left behind."""
        done = draw(self.folder, ["--law", str(PACK), *args], path)
        self.assertEqual(self.left_behind(), [])
        self.assertEqual(done.stdout, b"")
        return done.returncode, done.stderr.decode()

    def test_without_graphviz(self):
        self.assertEqual(
            self.draw(["--out", "it.svg"], str(self.folder)),
            (3, "draw: dot is absent (install the package graphviz)\n"))

    def test_needs_no_graphviz_for_its_text(self):
        done = draw(self.folder, ["--law", str(PACK), "--dot"],
                    str(self.folder))
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertTrue(done.stdout.startswith(b"digraph safeconduct {\n"))

    def with_other(self, script):
        with tempfile.TemporaryDirectory() as folder:
            other = pathlib.Path(folder) / "dot"
            other.write_text("#!/bin/sh\n" + script, encoding="utf-8")
            other.chmod(0o755)
            return self.draw(["--out", "it.svg"], f"{folder}:/bin:/usr/bin")

    def test_with_a_dot_that_stops(self):
        self.assertEqual(
            self.with_other("echo 'no svg' >&2\nexit 1\n"),
            (3, "draw: dot stopped: no svg (it takes version 2.42 or later)\n"))

    def test_with_a_dot_that_draws_half(self):
        self.assertEqual(
            self.with_other("echo '<svg>'\n"),
            (3, "draw: dot drew no whole picture (free some space)\n"))

    def test_where_nothing_can_be_written(self):
        self.assertEqual(
            self.draw(["--out", "no/it.svg"]),
            (3, "no/it.svg: cannot be written (check the path)\n"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: draw_test.py BINARY")
    BINARY = os.path.abspath(sys.argv.pop())
    unittest.main()
