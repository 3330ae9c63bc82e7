#!/usr/bin/env python3
"""Counts the instructions that a command costs, and compares them with the stored budgets.

    tools/check_instructions.py COUNT_PROGRAM            check; exits with 1 when a budget is exceeded
    tools/check_instructions.py COUNT_PROGRAM --update   write the budgets from what was counted
    … --only frames/login                                of this figure only

COUNT_PROGRAM is bench/instructions/count.cpp, compiled with -O2. It runs under callgrind, so the figures do not depend on
the machine's load; the standard library's functions for one instruction set are chosen, so they depend little on its
processor. The budgets are in bench/instructions/budgets.json, by compiler. Red: tests/tools/check_selftest.py.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

import budgets

MIXES = ["login", "presence", "chat", "p2p", "client"]
OPERATIONS = ["frames", "dispatch", "variant", "decoder", "serialize"]

TOLERANCE = budgets.Tolerance(share=0.03)

BUDGETS = pathlib.Path(__file__).resolve().parent.parent / "bench" / "instructions" / "budgets.json"

# memcpy() and the like as every x86-64 has them.
ENVIRONMENT = dict(os.environ, GLIBC_TUNABLES="glibc.cpu.hwcaps=-AVX2,-AVX512F,-AVX512VL,-EVEX,-ERMS,-AVX_Fast_Unaligned_Load")


def count(program, operation, mix):
    """Instructions per command."""
    command = [
        "valgrind",
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
        "--collect-atstart=no",
        "--toggle-collect=void measured<*",
        program,
        mix,
        operation,
    ]
    run = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    collected = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not collected or int(collected.group(1)) == 0:
        sys.exit(f"{' '.join(command)} failed:\n{run.stderr}")
    return round(int(collected.group(1)) / int(run.stdout), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    budgets.add_options(parser, BUDGETS)
    options = parser.parse_args()

    compiler = subprocess.run([options.program, "compiler"], capture_output=True, text=True, check=True).stdout.strip()
    return budgets.hold(
        options,
        compiler,
        [f"{operation}/{mix}" for operation in OPERATIONS for mix in MIXES],
        lambda names, stored: {name: count(options.program, *name.split("/")) for name in names},
        lambda name: TOLERANCE,
        "instructions per command",
    )


if __name__ == "__main__":
    sys.exit(main())
