#!/usr/bin/env python3
"""Checks that hostile input costs work and memory in proportion to its bytes; exits with 1 where it does not.

    tools/check_work.py WORK_PROGRAM
    … --only long_line_by_byte          this scenario only; may be given several times

WORK_PROGRAM is bench/instructions/work.cpp, compiled with -O2, where the scenarios stand with their bounds. Each runs under
callgrind (tools/callgrind.py) at its size and at four times that. Red is what

- takes more than four times the instructions for four times the bytes, or, where the scenario says that there is no growth,
  more instructions at all;
- takes more instructions for a byte than the scenario's bound;
- allocates more bytes than the scenario's bound.

Red: tests/tools/check_selftest.py, and tests/tools/work_selftest.py for what is measured.
"""

import argparse
import concurrent.futures
import dataclasses
import os
import subprocess
import sys

import budgets
import callgrind

TIMES = 4

# Of the growth: what a buffer that doubles costs does not come at the same bytes in both runs.
TOLERANCE = budgets.Tolerance(share=0.05)

GROWTH = {"linear": TIMES, "none": 1}


@dataclasses.dataclass(frozen=True)
class Scenario:
    """As the program lists it."""

    name: str
    size: int
    growth: str
    instructions: float  # for a byte
    allocated_per_byte: float
    allocated: int  # besides

    @classmethod
    def parse(cls, line):
        name, size, growth, instructions, per_byte, allocated = line.split()
        return cls(name, int(size), growth, float(instructions), float(per_byte), int(allocated))


@dataclasses.dataclass(frozen=True)
class Run:
    instructions: int
    bytes: int
    allocated: int


def complaints(scenario, small, large):
    """What is wrong with the two runs of a scenario."""
    growth = large.instructions / small.instructions
    if TOLERANCE.exceeded(growth, GROWTH[scenario.growth]):
        yield "not linear" if scenario.growth == "linear" else "grows with the input"
    if large.instructions > scenario.instructions * large.bytes:
        yield f"more than {scenario.instructions:g} instructions for a byte"
    for run in (small, large):
        allowed = scenario.allocated_per_byte * run.bytes + scenario.allocated
        if run.allocated > allowed:
            yield f"allocates {run.allocated} bytes for {run.bytes}, {allowed:.0f} are allowed"
            break


def listed(program, what):
    run = subprocess.run([program, what], capture_output=True, text=True, check=True)
    return {scenario.name: scenario for scenario in map(Scenario.parse, run.stdout.splitlines())}


def run(program, scenario, size):
    instructions, printed = callgrind.count(program, scenario.name, str(size))
    return Run(instructions, *map(int, printed.split()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--only", action="append", metavar="NAME", help="this scenario, or this mistake, which has to be red")
    options = parser.parse_args()

    scenarios = listed(options.program, "list")
    known = {**scenarios, **(listed(options.program, "mistakes") if options.only else {})}
    names = budgets.select(list(known), options.only)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = {
            name: [pool.submit(run, options.program, known[name], known[name].size * times) for times in (1, TIMES)]
            for name in names
        }
        results = {name: [future.result() for future in futures] for name, futures in runs.items()}

    compiler = callgrind.compiler(options.program)
    print(f"instructions for a byte, growth for {TIMES} times the bytes, bytes allocated; {compiler}:")
    red = not names
    width = max(map(len, names), default=0)
    for name in names:
        small, large = results[name]
        wrong = list(complaints(known[name], small, large))
        red = red or bool(wrong)
        print(
            f"{name:{width}} {large.instructions / large.bytes:8.3f}  bound {known[name].instructions:6g}"
            f"  growth {large.instructions / small.instructions:5.2f}  allocated {large.allocated:8}"
            + "".join(f"  {complaint}" for complaint in wrong)
        )
    return 1 if red else 0


if __name__ == "__main__":
    sys.exit(main())
