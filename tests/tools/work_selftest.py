#!/usr/bin/env python3
"""check_work.py must be seen red: on scenarios that cost more than they say, each in another way.

    tests/tools/work_selftest.py WORK_PROGRAM

WORK_PROGRAM is bench/instructions/work.cpp, where they stand as mistakes. Red: a bound or a growth there that is true, or one
of the questions of complaints() in check_work.py left out.
"""

import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# What is said of each, and nothing else.
MISTAKES = {
    "from_scratch_for_each_byte": "  not linear",
    "commands_by_byte_for_nothing": "  more than 1 instructions for a byte",
    "line_by_byte_in_no_memory": "  allocates 16383 bytes for 4102, 4096 are allowed",
    "empty_lines_for_a_fixed_price": "  grows with the input",
}


class Gate(unittest.TestCase):
    program = None

    def check(self, *options):
        return subprocess.run(
            [sys.executable, ROOT / "tools" / "check_work.py", self.program, *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )

    def listed(self, what):
        run = subprocess.run([self.program, what], capture_output=True, text=True, check=True)
        return [line.split()[0] for line in run.stdout.splitlines()]

    def test_every_mistake_is_red_for_its_own_reason(self):
        self.assertEqual(self.listed("mistakes"), list(MISTAKES))
        for name, words in MISTAKES.items():
            checked = self.check("--only", name)
            print(checked.stdout, end="")
            self.assertEqual(checked.returncode, 1, checked.stdout)
            self.assertRegex(checked.stdout, rf"(?m)^{name} .* allocated +\d+{words}$")

    def test_a_scenario_is_green(self):
        name = "blanks_refused"
        checked = self.check("--only", name)
        self.assertEqual(checked.returncode, 0, checked.stdout)
        self.assertRegex(checked.stdout, rf"(?m)^{name} .* growth  [34]\.\d\d  allocated        0$")

    def test_nothing_is_no_scenario(self):
        self.assertIn("unknown: nothing", self.check("--only", "nothing").stdout)
        self.assertEqual(self.check("--only", "nothing").returncode, 1)

    def test_no_scenario_is_a_mistake(self):
        self.assertFalse(set(self.listed("list")) & set(MISTAKES))


if __name__ == "__main__":
    Gate.program = sys.argv[1]
    unittest.main(argv=sys.argv[:1])
