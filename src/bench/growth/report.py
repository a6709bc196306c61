# SPDX-License-Identifier: Apache-2.0
"""Prints medians of a table of src/bench/growth and draws its figure.

    python3 src/bench/growth/report.py TABLE.tsv FIGURE.svg
"""

import collections
import csv
import re
import statistics
import subprocess
import sys

COLUMNS = ["variables", "free", "dated", "made", "ms"]
# Colour and dash of a line of the figure, by order and number of facts.
LINES = [("named", 50, "#8c8c8c", 2), ("sifted", 50, "black", 2),
         ("named", 200, "#8c8c8c", 1), ("sifted", 200, "black", 1)]
TITLE = "How the cost of a pack grows with its clauses"
NOTE = ("Made-up packs of src/bench/growth; medians of three. "
        "Routes have about ten clauses of their own.")
HEAD = f"""set encoding utf8
set terminal svg size 960,470 fixed noenhanced font 'sans-serif,12' \
background rgb 'white'
set border 3
set tics out nomirror scale 0.6
set grid ytics back lt 1 lc rgb '#d0d0d0' lw 0.6
set logscale xy
set xrange [9:1100]
set xtics (10,20,50,100,200,500,1000)
set xlabel 'clauses'
set key top left reverse Left samplen 3
set multiplot
set label 1 '{TITLE}' at screen 0.02,0.955 font 'sans-serif,19'
set label 2 '{NOTE}' at screen 0.02,0.03
set tmargin at screen 0.85
set bmargin at screen 0.18
"""


def medians(path):
    rows = collections.defaultdict(list)
    with open(path, encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            key = (int(row["own"]), int(row["clauses"]), int(row["facts"]),
                   row["order"])
            rows[key].append(row)
    found = {}
    for key, group in rows.items():
        done = [row for row in group if row["over"] == "no"]
        found[key] = {name: statistics.median(float(row[name]) for row in done)
                      if done else None for name in COLUMNS}
        found[key]["over"] = f"{len(group) - len(done)} of {len(group)}"
    return found


def text(value, digits):
    return "-" if value is None else f"{value:,.{digits}f}"


def show(found):
    names = COLUMNS + ["over"]
    print("| own | clauses | facts | order | " + " | ".join(names) + " |")
    print("|" + "---|" * (4 + len(names)))
    for key, costs in found.items():
        cells = [text(costs[name], 1 if name == "ms" else 0)
                 for name in COLUMNS]
        print(f"| {' | '.join(map(str, key))} | {' | '.join(cells)} | "
              f"{costs['over']} |")


def panel(found, column, label, left, right):
    lines = [f"set lmargin at screen {left}", f"set rmargin at screen {right}",
             f"set ylabel '{label}'"]
    plots = []
    for number, (order, facts, colour, dash) in enumerate(LINES):
        name = f"${column}{number}"
        lines.append(f"{name} << END")
        for (own, clauses, of_facts, of_order), costs in found.items():
            if (own, of_facts, of_order) == (10, facts, order):
                lines.append(f"{clauses} {costs[column]}")
        lines.append("END")
        plots.append(f"{name} using 1:2 with linespoints lc rgb '{colour}' "
                     f"dt {dash} pt 7 ps 0.5 title '{order}, {facts} facts'")
    return "\n".join(lines) + "\nplot " + ", ".join(plots) + "\n"


def draw(found, path):
    script = HEAD
    script += panel(found, "dated", "nodes of the dated chart", 0.11, 0.49)
    script += "unset label\n"
    script += panel(found, "ms", "milliseconds to order and compile", 0.59,
                    0.97)
    script += "unset multiplot\n"
    svg = subprocess.run(["gnuplot"], input=script, capture_output=True,
                         text=True, check=True).stdout
    svg = re.sub(r"<title>gnuplot_plot_.*?</title>", "", svg)
    svg = re.sub(r"<title>.*?</title>", f"<title>{TITLE}</title>", svg, count=1)
    svg = re.sub(r"<desc>.*?</desc>", f"<desc>{NOTE}</desc>", svg, count=1)
    with open(path, "w", encoding="utf-8") as figure:
        figure.write(svg)


if __name__ == "__main__":
    table = medians(sys.argv[1])
    show(table)
    draw(table, sys.argv[2])
