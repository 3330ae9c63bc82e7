#!/usr/bin/env python3
"""What gdb shows of msnp's types: builds a program with some values in it, and asks.

    tests/tools/gdb_test.py        CXX: the compiler, CXXFLAGS: its flags

Red: any printer of tools/debuggers/msnp_gdb.py without its registration, or with another member.
"""

import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PRINTERS = ROOT / "tools" / "debuggers" / "msnp_gdb.py"
VALUES = ROOT / "tests" / "tools" / "gdb_values.cpp"

EXPECTED = {
    "failed": "bad_value at byte 9 (list)",
    "nothing": "no error",
    "number": "value = {value = 12}",
    "refused": "bad_verb at byte 0",
    "done": "success",
    "verb": "NLN",
    "nick": r'"Bob%20B%0A%zz", which is "Bob B\n%zz"',
    "plain": '"50%20"',
}
FRAME = 'MSG "Hotmail Hotmail 5", of 28 bytes, with a payload of 5 bytes'


class Gdb(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory(prefix="msnp-") as directory:
            program = pathlib.Path(directory) / "values"
            flags = shlex.split(os.environ.get("CXXFLAGS", ""))
            compiler = os.environ.get("CXX", "c++")
            subprocess.run(
                [compiler, "-std=c++20", "-g", "-O0", "-no-pie", *flags, f"-I{ROOT / 'include'}", VALUES, "-o", program], check=True
            )
            commands = [f"print shown.{name}" for name in [*EXPECTED, "message"]]
            run = subprocess.run(
                ["gdb", "-nx", "-batch", "-ex", f"source {PRINTERS}", *(w for c in commands for w in ("-ex", c)), program],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
            )
            cls.output = run.stdout
        cls.shown = [line.split(" = ", 1)[1] for line in cls.output.splitlines() if line.startswith("$")]

    def test_each_value(self):
        self.assertEqual(len(self.shown), len(EXPECTED) + 1, self.output)
        for (name, expected), shown in zip(EXPECTED.items(), self.shown):
            with self.subTest(name):
                self.assertEqual(shown.split(": ", 1)[-1] if shown.startswith("(") else shown, expected, self.output)

    def test_a_frame_and_its_parts(self):
        self.assertIn(FRAME, self.shown[-1])
        self.assertIn("hello", self.shown[-1])


if __name__ == "__main__":
    unittest.main()
