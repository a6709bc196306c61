# SPDX-License-Identifier: Apache-2.0
"""The ten-rule table as a decision table of ZEN: see peer.py for the start.

Cases are ready as Python dictionaries; each is handed over by itself, or all as
one batch with the table already loaded, which is the faster.
"""

import importlib.metadata
import json

import zen

import peer

# Cells of each row, by column; a column left out fits everything.
ROWS = (
    {"citizenship": '"eu"'},
    {"asylum": '"granted"'},
    {"asylum": '"pending"'},
    {"document": '"none"', "age": "< 18"},
    {"document": '"passport"', "days": "<= 30"},
    {"document": '"passport"', "agreement": '"yes"', "days": "> 30"},
    {"document": '"laissez"', "agreement": '"yes"', "days": "[0..180]"},
    {"document": '"none"', "asylum": '"rejected"', "agreement": '"yes"'},
    {"citizenship": '"stateless"', "agreement": '"no"'},
    {},
)


def node(name, kind, **content):
    """Returns a node of the graph that a decision is."""
    return {"id": name, "name": name, "type": kind,
            "position": {"x": 0, "y": 0}, **content}


def edge(source, target):
    """Returns an edge of that graph."""
    return {"id": f"{source}_{target}", "type": "edge",
            "sourceId": source, "targetId": target}


def make_decision():
    """Returns the table as a document of ZEN: the first row that hits."""
    empty = dict.fromkeys(peer.COLUMNS, "")
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "field": name}
                   for name in peer.COLUMNS],
        "outputs": [{"id": "row", "name": "row", "field": "row"}],
        "rules": [{"_id": str(number), **empty, **cells, "row": str(number)}
                  for number, cells in enumerate(ROWS, 1)]}
    return {"nodes": [node("request", "inputNode"),
                      node("table", "decisionTableNode", content=table),
                      node("response", "outputNode")],
            "edges": [edge("request", "table"), edge("table", "response")]}


def read_cases(args):
    """Returns the cases as dictionaries with whole numbers."""
    cases = []
    for row in peer.read_rows(args.cases, args.rows):
        case = dict(zip(peer.COLUMNS, row))
        cases.append({**case, "days": int(case["days"]),
                      "age": int(case["age"])})
    return cases


def main():
    args = peer.read_args()
    cases = read_cases(args)
    version = importlib.metadata.version("zen-engine")
    document = make_decision()

    decision = zen.ZenEngine().create_decision(json.dumps(document))
    seconds, one_by_one = peer.time_calls(args.times, lambda: bytes(
        decision.evaluate(case)["result"]["row"] for case in cases))
    peer.report("ZEN", "a case a call", version, seconds,
                peer.count_outcomes(one_by_one))

    engine = zen.ZenEngine(
        {"loader": {"type": "static", "content": {"table": document}}})
    requests = [{"key": "table", "context": case} for case in cases]
    seconds, batch = peer.time_calls(args.times, lambda: bytes(
        answer["data"]["result"]["row"]
        for answer in engine.evaluate_batch(requests)))
    peer.report("ZEN", "one batch", version, seconds,
                peer.count_outcomes(batch))

    peer.write_result(args.result, batch)
    if one_by_one != batch:
        peer.stop_wrong("ZEN: a batch and single calls differ")


if __name__ == "__main__":
    main()
