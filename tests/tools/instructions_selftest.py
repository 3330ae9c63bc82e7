#!/usr/bin/env python3
"""The gate of check_instructions.py must be seen to close: on a program that does a little more for each frame.

    tests/tools/instructions_selftest.py COUNT_PROGRAM SLOWED_PROGRAM

Budgets are made from COUNT_PROGRAM first, so this is true whatever the stored ones are. SLOWED_PROGRAM is the same source with
MSNP_COUNT_SLOWED. Red: the loop in it taken away.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAME = "frames/login"


class Gate(unittest.TestCase):
    programs = ()

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="msnp-")
        self.addCleanup(directory.cleanup)
        self.budgets = pathlib.Path(directory.name) / "budgets.json"

    def check(self, program, *options):
        return subprocess.run(
            [sys.executable, ROOT / "tools" / "check_instructions.py", program, "--only", NAME, "--budgets", self.budgets,
             *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )

    def test_a_loop_over_each_frame_is_over_the_budget(self):
        program, slowed = self.programs
        written = self.check(program, "--update")
        self.assertEqual(written.returncode, 0, written.stdout)

        again = self.check(program)
        self.assertEqual(again.returncode, 0, again.stdout)
        self.assertRegex(again.stdout, rf"(?m)^{NAME} .* [+-]0\.0%$")

        slower = self.check(slowed)
        print(slower.stdout, end="")
        self.assertEqual(slower.returncode, 1, slower.stdout)
        self.assertRegex(slower.stdout, rf"(?m)^{NAME} .*  over the budget$")


if __name__ == "__main__":
    Gate.programs = tuple(sys.argv[1:3])
    unittest.main(argv=sys.argv[:1])
