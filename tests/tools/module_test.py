#!/usr/bin/env python3
"""include/msnp/msnp.cppm exports every header, and includes in front of the module what those include of the standard library.
(tools/amalgamate.py sees to it that <msnp/msnp.hpp> reaches all headers but those of ext/.)

Red: a header more in ext/; <charconv> in a header; <charconv> in the module alone; the headers in front of `export`.
"""

import pathlib
import re
import unittest

INCLUDE = pathlib.Path(__file__).resolve().parent.parent.parent / "include"
INCLUDED = re.compile(r"^#\s*include\s*<([^>]+)>", re.MULTILINE)


def of_the_library(names):
    return sorted(name for name in names if name.startswith("msnp/"))


def of_the_standard(names):
    return sorted(name for name in names if not name.startswith("msnp/"))


class Module(unittest.TestCase):
    def setUp(self):
        text = (INCLUDE / "msnp" / "msnp.cppm").read_text(encoding="utf-8")
        fragment, purview = re.split(r"^export module msnp;$", text, flags=re.MULTILINE)
        exported = re.search(r"^export \{$(.*)^\}$", purview, re.MULTILINE | re.DOTALL)[1]
        self.fragment, self.exported = (INCLUDED.findall(part) for part in (fragment, exported))

    def test_every_header_is_exported(self):
        opt_in = [file.relative_to(INCLUDE).as_posix() for file in (INCLUDE / "msnp" / "ext").glob("*.hpp")]
        self.assertEqual(of_the_library(self.exported), sorted([*opt_in, "msnp/msnp.hpp"]))
        self.assertEqual(of_the_library(self.fragment), [])

    def test_standard_headers_are_no_part_of_it(self):
        used = {name for file in INCLUDE.rglob("*.hpp") for name in INCLUDED.findall(file.read_text(encoding="utf-8"))}
        self.assertEqual(of_the_standard(self.fragment), of_the_standard(used))
        self.assertEqual(of_the_standard(self.exported), [])


if __name__ == "__main__":
    unittest.main()
