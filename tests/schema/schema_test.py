# SPDX-License-Identifier: Apache-2.0
"""Holds what the program prints with --json against the schemas of schema/.

A schema takes no key that it does not name, so a key that is added to an answer
and not to its schema fails here, as does one that is gone.
"""

import copy
import json
import pathlib
import subprocess
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SMALL = ["--law", "tests/golden/small-pack"]
STEPPED = ["--law", "tests/golden/stepped-pack"]
EXAMPLE = "examples/summer-2023.json"
TABLE = "examples/cases.csv"
AMENDMENT = ["examples/amendment/before", "examples/amendment/after"]
# By schema: command lines that between them print every key.
COMMANDS = {
    "ask": [
        ["ask", EXAMPLE, "--on", "2023-08-14", "--timeline"],
        ["ask", "--on", "2025-09-17", "--changes", "0"],
        ["ask", *SMALL, "--on", "2020-01-01..2023-08-14", "--viewpoint",
         "teller", "--known-on", "2023-12-31", "--timeline"],
    ],
    "diff": [
        ["diff", *AMENDMENT],
        ["diff", *AMENDMENT, "--free"],
        ["diff", *AMENDMENT, "--max-nodes", "10"],
    ],
    "facts": [["facts"], ["facts", *SMALL]],
    "prove": [
        ["prove"],
        ["prove", "--as-recorded", "--known-on", "2023-12-31"],
        ["prove", "--expr", "never home is open"],
        ["prove", "--max-nodes", "10"],
        ["prove", *STEPPED],
    ],
    "steps": [
        ["steps", *STEPPED, "--on", "2025-09-17"],
        ["steps", *STEPPED, "tests/golden/stepped-pack/case.json", "--on",
         "2025-09-17"],
    ],
    "record": [
        ["record", "--on", "2023-08-14"],
        ["record", *SMALL, "--on", "2023-08-14"],
    ],
    "survey": [
        ["survey", TABLE, "--on", "2023-08-14"],
        ["survey", TABLE, "--on", "2023-08-01..2023-08-14", "--by", "claim",
         "--reasons", "--where", "age=..40", "--versus", "--suppose",
         "uk_fr_returns becomes in_force on 2023-01-01"],
    ],
}
faults = []


def validator_of(name):
    schema = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def check(name, document, what):
    for error in validator_of(name).iter_errors(document):
        place = "/".join(str(part) for part in error.absolute_path)
        faults.append(f"{what}: /{place}: {error.message[:200]}")


def check_refuses(name, document, what):
    """A schema that lets everything pass would check nothing."""
    for key in document:
        lacking = {k: v for k, v in document.items() if k != key}
        if key in validator_of(name).schema["required"] and (
                validator_of(name).is_valid(lacking)):
            faults.append(f"{what}: passes without `{key}`")
    more = copy.deepcopy(document)
    more["no such key"] = 1
    if validator_of(name).is_valid(more):
        faults.append(f"{what}: passes with a key that the schema lacks")


def main(program):
    count = 0
    for name, commands in COMMANDS.items():
        for arguments in commands:
            what = " ".join(arguments)
            run = subprocess.run([program, *arguments, "--json"], cwd=ROOT,
                                 capture_output=True, text=True, check=False)
            if run.stdout == "":
                faults.append(f"{what}: printed nothing: {run.stderr[:300]}")
                continue
            document = json.loads(run.stdout)
            check(name, document, what)
            check_refuses(name, document, what)
            count += 1
    for path in sorted((ROOT / "examples").glob("*.json")):
        check("case", json.loads(path.read_text()), path.name)
        count += 1
    schemas = {path.name.split(".")[0] for path in (ROOT / "schema").iterdir()}
    for name in schemas - set(COMMANDS) - {"case"}:
        faults.append(f"schema/{name}.schema.json: nothing is held against it")
    print("\n".join(faults) or f"schema: {count} documents keep their schemas")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
