#!/usr/bin/env python3
"""tools/amalgamate.py on small trees and on ours. Each test has been seen red; the change of the tool stands beside it."""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOL = ROOT / "tools" / "amalgamate.py"

TREE = {
    "msnp.hpp": "// All.\n#pragma once\n#include <msnp/base/one.hpp>\n#include <msnp/base/two.hpp>\n",
    "base/one.hpp": "#pragma once\n#include <msnp/base/two.hpp>\n\n#include <string_view>\nint one();\n",
    "base/two.hpp": "#pragma once\n#include <cstddef>\n#if defined(__SSE2__)\n#include <emmintrin.h>\n#endif\nint two();\n",
}


class Amalgamate(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="msnp-")
        self.addCleanup(directory.cleanup)
        self.root = pathlib.Path(directory.name)
        for name, text in TREE.items():
            self.write(name, text)

    def write(self, name, text):
        file = self.root / "include" / "msnp" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def run_tool(self, *arguments, include=None):
        return subprocess.run(
            [sys.executable, TOOL, "--include", include or self.root / "include", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False,
        )

    def made(self, *arguments, **where):
        result = self.run_tool(*arguments, **where)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def assert_impossible(self, words):
        result = self.run_tool()
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn(words, result.stderr)

    def test_each_header_once_where_it_is_first_needed(self):  # Red: take() without its first two lines.
        text = self.made()
        self.assertEqual(re.findall(r"// ---- msnp/(.+)", text), ["base/two.hpp", "base/one.hpp", "msnp.hpp"])
        self.assertEqual((text.count("int one();"), text.count("int two();")), (1, 1))

    def test_nothing_else_of_ours_is_included(self):  # Red: own.append(line) for every line.
        text = self.made()
        self.assertNotIn("#include <msnp/", text)
        self.assertEqual(text.count("#pragma once"), 1)

    def test_standard_headers_stand_in_front(self):  # Red: the condition `not conditions` left out.
        text = self.made()
        self.assertEqual(re.findall("#include (.+)", text), ["<cstddef>", "<string_view>", "<emmintrin.h>"])
        self.assertIn("#if defined(__SSE2__)\n#include <emmintrin.h>\n#endif\n", text)

    def test_a_header_that_nothing_reaches(self):  # Red: no `missing`.
        self.write("base/three.hpp", "#pragma once\n")
        self.assert_impossible("not reached from msnp.hpp: base/three.hpp")

    def test_what_is_opt_in_stays_out(self):  # Red: OPT_IN = "never/".
        self.write("ext/stream.hpp", "#pragma once\n#include <msnp/msnp.hpp>\nint three();\n")
        self.assertNotIn("three", self.made())

    def test_a_header_that_is_not_there(self):  # Red: no `is_file()`.
        self.write("base/two.hpp", "#include <msnp/base/gone.hpp>\n")
        self.assert_impossible("base/two.hpp: includes msnp/base/gone.hpp, which is not there")

    def test_a_header_for_some_compilers(self):  # Red: `if conditions` left out.
        self.write("base/one.hpp", "#if defined(_WIN32)\n#include <msnp/base/two.hpp>\n#endif\n")
        self.assert_impossible("base/one.hpp: includes msnp/base/two.hpp where only some compilers look")

    def test_a_file_that_is_it_already_is_left_alone(self):  # Red: write() without its condition.
        file = self.root / "out" / "msnp.hpp"
        self.made("--output", file)
        self.assertEqual(file.read_text(encoding="utf-8"), self.made())
        before = file.stat().st_mtime_ns
        self.made("--output", file)
        self.assertEqual(file.stat().st_mtime_ns, before)

    def test_a_tree_has_every_name(self):  # Red: --tree without its loop.
        self.made("--tree", self.root / "single")
        names = {path.relative_to(self.root / "single" / "msnp").as_posix() for path in (self.root / "single").rglob("*.hpp")}
        self.assertEqual(names, set(TREE))
        self.assertIn("#include <msnp/msnp.hpp>\n", (self.root / "single/msnp/base/one.hpp").read_text(encoding="utf-8"))

    def test_ours(self):  # Red: an #include of another header of ours in include/msnp/msnp.hpp, `//` in front.
        text = self.made(include=ROOT / "include")
        self.assertEqual(text, self.made(include=ROOT / "include"))
        headers = {file.relative_to(ROOT / "include/msnp").as_posix() for file in (ROOT / "include/msnp").rglob("*.hpp")}
        taken = re.findall(r"// ---- msnp/(.+)", text)
        self.assertEqual(sorted(taken), sorted(name for name in headers if not name.startswith("ext/")))
        version = re.search(r'MSNP_VERSION_STRING "(.+)"', (ROOT / "include/msnp/base/version.hpp").read_text(encoding="utf-8"))
        self.assertTrue(text.startswith(f"// msnp {version[1]}: "), text[:100])


if __name__ == "__main__":
    unittest.main()
