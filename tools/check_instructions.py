#!/usr/bin/env python3
"""Counts the instructions that a command, a payload or a text costs, and compares them with the stored budgets.

    tools/check_instructions.py COUNT_PROGRAM            check; exits with 1 when a budget is exceeded
    tools/check_instructions.py COUNT_PROGRAM --update   write the budgets from what was counted
    … --only frames/login                                of this figure only

COUNT_PROGRAM is bench/instructions/count.cpp, compiled with -O2. It runs under callgrind (tools/callgrind.py). The budgets are
in bench/instructions/budgets.json, by compiler. Red: tests/tools/check_selftest.py.
"""

import argparse
import pathlib
import sys

import budgets
import callgrind

MIXES = ["login", "presence", "chat", "p2p", "client"]
OPERATIONS = ["frames", "dispatch", "variant", "decoder", "serialize"]
# What is done with payloads and texts, by kind; bench/corpus/payloads.hpp.
PAYLOADS = {
    "envelope": ["text", "typing", "profile"],
    "message": ["text", "typing", "profile"],
    "message_serialize": ["text", "typing", "profile"],
    "percent_decode": ["plain", "names", "msnobj"],
}
NAMES = [f"{operation}/{mix}" for operation in OPERATIONS for mix in MIXES]
NAMES += [f"{operation}/{kind}" for operation, kinds in PAYLOADS.items() for kind in kinds]

TOLERANCE = budgets.Tolerance(share=0.03)

BUDGETS = pathlib.Path(__file__).resolve().parent.parent / "bench" / "instructions" / "budgets.json"


def count(program, operation, mix):
    """Instructions per command, payload or text."""
    instructions, number = callgrind.count(program, mix, operation)
    return round(instructions / int(number), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    budgets.add_options(parser, BUDGETS)
    options = parser.parse_args()

    return budgets.hold(
        options,
        callgrind.compiler(options.program),
        NAMES,
        lambda names, stored: {name: count(options.program, *name.split("/")) for name in names},
        lambda name: TOLERANCE,
        "instructions for each",
    )


if __name__ == "__main__":
    sys.exit(main())
