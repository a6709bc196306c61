# SPDX-License-Identifier: Apache-2.0
"""The ten-rule table in OpenFisca: see peer.py for how it is started.

Written for speed as far as its documentation goes: one formula with an integer
result, `where` nested in `where` so that each column is looked at once, and
results of one byte. A simulation holds a million people: with four million,
numpy asks the system for memory anew at each step, and takes half as long
again. The time to build simulations and set their inputs is reported apart.
"""

import importlib.metadata
import itertools
import time

import numpy
from numpy import int8, where
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DAY
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

import peer

PEOPLE = 1 << 20  # of one simulation
ON = "2023-08-14"
PERSON = build_entity(key="person", plural="people", label="", is_person=True)


class Citizenship(Enum):
    third = "Of a third state"
    eu = "Of a member state"
    stateless = "Stateless"


class Document(Enum):
    passport = "Passport"
    laissez = "Laissez-passer"
    none = "No document"


class Asylum(Enum):
    none = "No claim"
    rejected = "Rejected"
    pending = "Pending"
    granted = "Granted"


def decide(person, period):
    """Returns the number of the row that decides, for each person."""
    citizenship = person("citizenship", period)
    document = person("document", period)
    asylum = person("asylum", period)
    agreement = person("agreement", period)
    days = person("days", period)
    passport = document == Document.passport
    no_document = document == Document.none
    minor = person("age", period) < 18
    row = where((citizenship == Citizenship.stateless) & ~agreement,
                int8(9), int8(10))
    row = where(no_document & (asylum == Asylum.rejected) & agreement,
                int8(8), row)
    row = where((document == Document.laissez) & agreement & (days <= 180),
                int8(7), row)
    row = where(passport & agreement & (days > 30), int8(6), row)
    row = where(passport & (days <= 30), int8(5), row)
    row = where(no_document & minor, int8(4), row)
    row = where(asylum == Asylum.pending, int8(3), row)
    row = where(asylum == Asylum.granted, int8(2), row)
    return where(citizenship == Citizenship.eu, int8(1), row)


def variable(name, **fields):
    """Returns a variable of a person on a day."""
    return type(name, (Variable,), {
        "entity": PERSON, "definition_period": DAY, **fields})


def choice(name, values):
    """Returns a variable that is one of the values of an enumeration."""
    return variable(name, value_type=Enum, possible_values=values,
                    default_value=next(iter(values)))


def make_system():
    """Returns the table as a system of rules."""
    system = TaxBenefitSystem([PERSON])
    for made in (choice("citizenship", Citizenship),
                 choice("document", Document),
                 choice("asylum", Asylum),
                 variable("agreement", value_type=bool),
                 variable("days", value_type=int),
                 variable("age", value_type=int),
                 variable("row", value_type=int, formula=decide)):
        system.add_variable(made)
    return system


def codes(values):
    """Returns the number of each name of an enumeration."""
    return {value.name: number for number, value in enumerate(values)}


def read_columns(args):
    """Returns the cases as arrays, choices by their numbers."""
    read = (codes(Citizenship).get, codes(Document).get, codes(Asylum).get,
            {"no": False, "yes": True}.get, int, int)
    types = (numpy.uint8, numpy.uint8, numpy.uint8, bool, numpy.int32,
             numpy.int32)
    rows = peer.read_rows(args.cases, args.rows)
    parts = []
    # A slice at a time: as Python's own objects, all cells take gigabytes.
    while cells := list(zip(*itertools.islice(rows, 1 << 16))):
        parts.append([numpy.fromiter(map(code, column), kind, len(column))
                      for code, kind, column in zip(read, types, cells)])
    return dict(zip(peer.COLUMNS, map(numpy.concatenate, zip(*parts))))


def decide_all(system, columns):
    """Decides all cases once.

    Returns the outcomes, the seconds that it took to decide, and those that
    it took to set up besides.
    """
    count = len(columns["age"])
    outcomes, deciding, setting_up = [], 0, 0
    for at in range(0, count, PEOPLE):
        start = time.perf_counter()
        size = min(PEOPLE, count - at)
        simulation = SimulationBuilder().build_default_simulation(
            system, count=size)
        for name, values in columns.items():
            simulation.set_input(name, ON, values[at:at + size])
        ready = time.perf_counter()
        outcomes.append(simulation.calculate("row", ON))
        deciding += time.perf_counter() - ready
        setting_up += ready - start
    return outcomes, deciding, setting_up


def main():
    args = peer.read_args()
    columns = read_columns(args)
    system = make_system()
    decide_all(system, columns)
    runs = [decide_all(system, columns) for _ in range(args.times)]
    outcomes = numpy.concatenate(runs[-1][0]).astype(numpy.uint8).tobytes()
    counts = peer.count_outcomes(outcomes)
    peer.write_result(args.result, outcomes)
    version = importlib.metadata.version("openfisca-core")
    peer.report("OpenFisca", "calculate", version,
                [run[1] for run in runs], counts)
    peer.report("OpenFisca", "set up and calculate", version,
                [run[1] + run[2] for run in runs], counts)


if __name__ == "__main__":
    main()
