"""Instructions that a program executes, counted under callgrind: a figure that does not depend on the machine's load.

Imported by the checks that count. Only what is called measured() in the program is counted, and the standard library's
functions for one instruction set are chosen, so that figures depend little on the processor.
"""

import os
import re
import subprocess
import sys

# memcpy() and the like as every x86-64 has them.
ENVIRONMENT = dict(os.environ, GLIBC_TUNABLES="glibc.cpu.hwcaps=-AVX2,-AVX512F,-AVX512VL,-EVEX,-ERMS,-AVX_Fast_Unaligned_Load")


def count(program, *arguments):
    """(instructions of measured(), what the program printed)"""
    command = [
        "valgrind",
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
        "--collect-atstart=no",
        "--toggle-collect=void measured<*",
        program,
        *arguments,
    ]
    run = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    collected = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not collected or int(collected.group(1)) == 0:
        sys.exit(f"{' '.join(command)} failed:\n{run.stderr}")
    return int(collected.group(1)), run.stdout


def compiler(program):
    """Which compiler made the program: "g++ 12"."""
    return subprocess.run([program, "compiler"], capture_output=True, text=True, check=True).stdout.strip()
