# SPDX-License-Identifier: Apache-2.0
"""Checks what may include what, and the sizes that the style page allows."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ORDER = ["base", "text", "law", "record", "diagram", "chart", "ask", "survey",
         "prove", "convert", "cli"]
MAY_SEE = {name: set(ORDER[:i + 1]) for i, name in enumerate(ORDER)}
MAY_SEE["diagram"] = {"base", "diagram"}
MAY_SEE["convert"] = {"base", "text", "convert"}
for use in ("ask", "survey", "prove"):
    MAY_SEE[use] -= {"ask", "survey", "prove"} - {use}
# A third-party header, and the only files of src/ that may include it.
CONFINED = {"nlohmann/": r"(chart|ask|survey|prove)/\w*json\w*\.(cc|h)", "CLI/": r"cli/.*",
            "gmp": r"diagram/.*",
            "hwy/": r"survey/.*", "gtest/": r".*_test\.cc",
            "gmock/": r".*_test\.cc", "rapidcheck": r".*_test\.cc"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
MAX_LINES = {".cc": 600, ".h": 400}
MAX_PUBLIC_HEADERS = 8
faults = []


def check_include(name, place, quote, target):
    layer, folder = name.split("/")[0], target.split("/")[0]
    if quote == '"' and folder != "safeconduct" and (
            folder not in MAY_SEE.get(layer, ORDER)):
        faults.append(f"{place}: `{layer}` may not include `{target}`")
    for prefix, allowed in CONFINED.items():
        if target.startswith(prefix) and not re.fullmatch(allowed, name):
            faults.append(f"{place}: `{target}` is confined to `{allowed}`")


def check_file(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    place = path.relative_to(ROOT)
    if len(lines) > MAX_LINES[path.suffix]:
        faults.append(f"{place}: {len(lines)} lines "
                      f"(the limit is {MAX_LINES[path.suffix]})")
    if place.parts[0] == "src":
        name = path.relative_to(ROOT / "src").as_posix()
        for number, line in enumerate(lines, 1):
            if match := INCLUDE.match(line):
                check_include(name, f"{place}:{number}", *match.groups())


files = [path for folder in ("src", "include", "tests", "bench")
         for path in sorted((ROOT / folder).rglob("*"))
         if path.suffix in MAX_LINES]
for file in files:
    check_file(file)
public = len(list((ROOT / "include" / "safeconduct").glob("*.h")))
if public > MAX_PUBLIC_HEADERS:
    faults.append(f"include/safeconduct: {public} headers "
                  f"(the limit is {MAX_PUBLIC_HEADERS})")
print("\n".join(faults) or f"layers: {len(files)} files keep the rules")
sys.exit(1 if faults else 0)
