#!/usr/bin/env python3
"""Counts the instructions that a command costs, and compares them with the stored budgets.

    tools/check_instructions.py COUNT_PROGRAM            check; exits with 1 when a budget is exceeded
    tools/check_instructions.py COUNT_PROGRAM --update   write the budgets from what was counted

COUNT_PROGRAM is bench/instructions/count.cpp, compiled with -O2. It runs under callgrind, so the figures do not depend on
the machine's load; the standard library's functions for one instruction set are chosen, so they depend little on its
processor. The budgets are in bench/instructions/budgets.json, by compiler. Red: tests/tools/check_selftest.py.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys

MIXES = ["login", "presence", "chat", "p2p", "client"]
OPERATIONS = ["frames", "dispatch", "variant", "decoder", "serialize"]

# How far a figure may be over its budget; and how far below, before the gain is worth a new budget.
TOLERANCE = 0.03

BUDGETS = pathlib.Path(__file__).resolve().parent.parent / "bench" / "instructions" / "budgets.json"

# memcpy() and the like as every x86-64 has them.
ENVIRONMENT = dict(os.environ, GLIBC_TUNABLES="glibc.cpu.hwcaps=-AVX2,-AVX512F,-AVX512VL,-EVEX,-ERMS,-AVX_Fast_Unaligned_Load")


def count(program, mix, operation):
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


def compare(counted, budgets):
    """(lines to print, whether a budget is exceeded)"""
    lines = []
    exceeded = False
    for name in sorted(counted.keys() | budgets.keys()):
        if name not in counted or name not in budgets:
            lines.append(f"{name}: {'no budget' if name not in budgets else 'not counted'}; --update writes the budgets")
            exceeded = True
            continue
        change = counted[name] / budgets[name] - 1
        verdict = ""
        if change > TOLERANCE:
            verdict = "  over the budget"
            exceeded = True
        elif change < -TOLERANCE:
            verdict = "  a gain: --update"
        lines.append(f"{name:20} {counted[name]:8.1f}  budget {budgets[name]:8.1f}  {change:+7.1%}{verdict}")
    return lines, exceeded


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--update", action="store_true", help="write the budgets from what was counted")
    arguments = parser.parse_args()

    compiler = subprocess.run([arguments.program, "compiler"], capture_output=True, text=True, check=True).stdout.strip()
    counted = {
        f"{operation}/{mix}": count(arguments.program, mix, operation) for operation in OPERATIONS for mix in MIXES
    }
    all_budgets = json.loads(BUDGETS.read_text(encoding="utf-8")) if BUDGETS.exists() else {}
    if arguments.update:
        all_budgets[compiler] = counted
        BUDGETS.write_text(json.dumps(all_budgets, indent=4, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    if compiler not in all_budgets:
        print(f"no budgets for {compiler}; those of {', '.join(sorted(all_budgets))} are stored")
        return 1
    lines, exceeded = compare(counted, all_budgets[compiler])
    print(f"instructions per command, {compiler}:")
    print("\n".join(lines))
    return 1 if exceeded else 0


if __name__ == "__main__":
    sys.exit(main())
