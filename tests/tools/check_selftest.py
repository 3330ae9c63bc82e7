#!/usr/bin/env python3
"""A check counts only after it was seen red: applies each mutation to a copy of the repository and expects the check to
fail with the words that belong to the mutation.

    tests/tools/check_selftest.py [-v]
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COPIED = [".ci", "CONTRIBUTING.md", "README.md", "bench", "cmake", "examples", "include", "tests", "tools"]

# The tools that measure are imported: what they do with figures is tested without measuring.
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools"))
import budgets
import check_instructions


class Tree(unittest.TestCase):
    """A copy of the repository, and `script` in it."""

    script = None

    @classmethod
    def setUpClass(cls):
        if cls.script is None:
            raise unittest.SkipTest("base class")

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="msnp-")
        self.addCleanup(directory.cleanup)
        self.root = pathlib.Path(directory.name)
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self.root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, self.root / name)

    def run_script(self, *arguments):
        return subprocess.run(
            [sys.executable, self.root / "tools" / self.script, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )

    def assert_green(self, *arguments):
        result = self.run_script(*arguments)
        self.assertEqual(result.returncode, 0, result.stdout)

    def read(self, path):
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def append(self, path, text):
        self.write(path, self.read(path) + text)

    def replace(self, path, old, new):
        text = self.read(path)
        self.assertIn(old, text)
        self.write(path, text.replace(old, new))


class Copy(Tree):
    """A copy on which the script is green."""

    def setUp(self):
        super().setUp()
        self.assert_green()

    def assert_red(self, words):
        """Fails with exactly one violation, and for the reason that we meant."""
        result = self.run_script()
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertEqual(len(result.stdout.splitlines()), 1, result.stdout)
        self.assertIn(words, result.stdout)


class Layout(Copy):
    script = "check_layout.py"

    def add_header(self, name, text="#pragma once\n", tested=True, reached=True):
        """A new header with all that belongs to it."""
        self.write(f"include/msnp/{name}", text)
        if tested:
            self.write("tests/" + name.removesuffix(".hpp") + "_test.cpp", "")
        if reached:
            self.append("include/msnp/msnp.hpp", f"#include <msnp/{name}>\n")
        self.run_script("--fix")

    def a_header_of(self, folder):
        return sorted((self.root / "include" / "msnp" / folder).rglob("*.hpp"))[0].relative_to(self.root).as_posix()

    def test_a_new_header_is_green_once_listed(self):
        self.add_header("base/added.hpp")
        self.assert_green()

    def test_list_misses_a_header(self):
        self.add_header("base/added.hpp")
        self.replace("cmake/headers.cmake", "    include/msnp/base/added.hpp\n", "")
        self.assert_red("differs from the tree")
        self.assert_green("--fix")

    def test_list_names_a_header_that_is_gone(self):
        self.replace("cmake/headers.cmake", "set(MSNP_HEADERS\n", "set(MSNP_HEADERS\n    include/msnp/base/gone.hpp\n")
        self.assert_red("differs from the tree")

    def test_header_without_test(self):
        self.add_header("base/added.hpp", tested=False)
        self.assert_red("has no test tests/base/added_test.cpp")

    def test_covered_elsewhere(self):
        self.add_header("base/added.hpp", tested=False)
        table = "COVERED_ELSEWHERE: dict[str, str] = {"
        self.replace("tools/check_layout.py", table, table + '"base/added.hpp": "README.md", ')
        self.assert_green()
        self.replace("tools/check_layout.py", '"base/added.hpp": "README.md"', '"base/added.hpp": "gone.cpp"')
        self.assert_red("names gone.cpp, which does not exist")
        self.replace("tools/check_layout.py", '"base/added.hpp": "gone.cpp"', '"base/added.hpp": "README.md"')
        self.write("tests/base/added_test.cpp", "")
        self.assert_red("take it out of COVERED_ELSEWHERE")
        self.replace("tools/check_layout.py", '"base/added.hpp": "README.md", ', '"base/gone.hpp": "README.md", ')
        self.assert_red("base/gone.hpp does not exist")

    def test_wire_includes_command(self):
        self.add_header("command/added.hpp")
        self.append(self.a_header_of("wire"), "#include <msnp/command/added.hpp>\n")
        self.assert_red("wire/ must not include command/")

    def test_wire_includes_command_by_relative_path(self):
        self.add_header("command/added.hpp")
        self.add_header("wire/added.hpp", '#pragma once\n  #  include "../command/added.hpp"\n')
        self.assert_red("include/msnp/wire/added.hpp:2: wire/ must not include command/")

    def test_every_folder_order(self):
        folders = ["base", "wire", "command", "channel", "message", "auth", "ext"]
        for folder in folders:
            self.add_header(f"{folder}/added.hpp", reached=folder != "ext")
        for lower, upper in zip(folders, folders[1:]):
            with self.subTest(lower=lower, upper=upper):
                self.write(f"include/msnp/{upper}/added.hpp", f"#pragma once\n#include <msnp/{lower}/added.hpp>\n")
                self.assert_green()
                self.write(f"include/msnp/{upper}/added.hpp", "#pragma once\n")
                self.write(f"include/msnp/{lower}/added.hpp", f"#pragma once\n#include <msnp/{upper}/added.hpp>\n")
                self.assertIn(f"{lower}/ must not include {upper}/", self.run_script().stdout)
                self.write(f"include/msnp/{lower}/added.hpp", "#pragma once\n")

    def test_include_of_everything(self):
        self.append(self.a_header_of("base"), "#include <msnp/msnp.hpp>\n")
        self.assert_red("includes msnp.hpp")

    def test_include_of_nothing(self):
        self.append(self.a_header_of("base"), "#include <msnp/base/gone.hpp>\n")
        self.assert_red("includes base/gone.hpp, which does not exist")

    def test_unknown_folder(self):
        self.add_header("transport/added.hpp")
        self.assert_red("no place for it")

    def test_unknown_root_header(self):
        self.add_header("added.hpp")
        result = self.run_script()
        self.assertIn("include/msnp/added.hpp: no place for it", result.stdout)

    def test_not_a_header(self):
        self.write("include/msnp/base/added.cpp", "")
        self.assert_red("not a .hpp")

    def test_not_reached(self):
        self.add_header("base/added.hpp", reached=False)
        self.assert_red("is not reached from msnp.hpp")

    def test_opt_in_reached(self):
        self.add_header("ext/added.hpp")
        self.assert_red("is opt-in, yet msnp.hpp includes it")

    def test_heavy_header(self):
        for heavy in ["regex", "iostream", "ranges", "algorithm", "map", "unordered_map", "functional", "memory",
                      "system_error", "immintrin.h", "sstream", "locale", "format"]:
            with self.subTest(heavy=heavy):
                self.add_header("base/added.hpp", f"#pragma once\n#include <{heavy}>\n")
                self.assert_red(f"include/msnp/base/added.hpp:2: includes <{heavy}>")

    def test_heavy_header_is_allowed_in_ext_and_in_comments(self):
        self.add_header("ext/added.hpp", "#pragma once\n#include <system_error>\n", reached=False)
        self.add_header("base/added.hpp", "#pragma once\n// #include <regex>\n/*\n#include <map>\n*/\n")
        self.assert_green()

    def test_using_namespace(self):
        self.add_header("base/added.hpp", "#pragma once\nusing  namespace std;\n")
        self.assert_red("include/msnp/base/added.hpp:2: using namespace")

    def test_using_namespace_in_words_only(self):
        self.add_header("base/added.hpp", "#pragma once\n// using namespace std\nconstexpr int a = 1'000; // it's\n"
                        'constexpr auto b = "using namespace // std";\nconstexpr auto c = R"(\n#define X " \n)";\n')
        self.assert_green()

    def test_macro_without_prefix(self):
        self.add_header("base/added.hpp", "#pragma once\n#if 1\n#  define LIKELY(x) x\n#endif\n#define MSNP_X 1\n")
        self.assert_red("include/msnp/base/added.hpp:3: macro LIKELY does not begin with MSNP_")

    def test_no_guard(self):
        self.add_header("base/added.hpp", "// #pragma once\n")
        self.assert_red("neither #pragma once nor an include guard")

    def test_guard(self):
        self.add_header("base/added.hpp", "#ifndef MSNP_BASE_ADDED_HPP\n#define MSNP_BASE_ADDED_HPP\n#endif\n")
        self.assert_green()
        self.replace("include/msnp/base/added.hpp", "#define MSNP_BASE_ADDED_HPP", "#define MSNP_BASE_ADDED")
        self.assert_red("neither #pragma once nor an include guard")


class Readme(Copy):
    script = "check_readme.py"
    demo_end = "&& cmake --workflow --preset demo\n"
    test_end = "&& cmake --workflow --preset test\n"

    def test_quickstart_differs(self):
        self.append("examples/quickstart.cpp", " ")
        self.assert_red("differs from examples/quickstart.cpp")

    def test_fix(self):
        self.append("examples/quickstart.cpp", "// a backslash \\1 and another line\n")
        self.assert_green("--fix")
        self.assertIn("\\1", self.read("README.md"))

    def test_typo_in_contributing(self):
        self.replace("CONTRIBUTING.md", 'io.arg("setting"', 'io.arg("seting"')
        self.assert_red("CONTRIBUTING.md: not in tests/channel/new_command_test.cpp: enum class instant_messages")

    def test_typo_in_readme(self):
        self.replace("README.md", "```cpp\n", "```cpp\n#include <typo>\n")
        self.assert_red("differs from examples/quickstart.cpp")

    def test_no_quickstart(self):
        (self.root / "examples" / "quickstart.cpp").unlink()
        self.assert_red("examples/quickstart.cpp: missing")

    def test_no_cpp_block(self):
        self.replace("README.md", "```cpp\n", "```c\n")
        self.assert_red("no ```cpp block")

    def test_demo_command_missing(self):
        self.replace("README.md", self.demo_end, "&& true\n")
        self.assert_red("ends with: && cmake --workflow --preset demo")

    def test_demo_command_on_two_lines(self):
        self.replace("README.md", self.demo_end, "\\\n" + self.demo_end)
        self.assert_red("ends with: && cmake --workflow --preset demo")

    def test_test_command_missing(self):
        self.replace("README.md", self.test_end, "&& true\n")
        self.assert_red("ends with: && cmake --workflow --preset test")

    def test_ci_runs_another_command(self):
        self.replace(".ci/run", " libgtest-dev ", " ")
        self.assert_red(".ci/run: does not run README's test command")

    def test_ci_has_the_command_in_a_comment(self):
        self.replace(".ci/run", "    apt-get update &&", "    # apt-get update &&")
        self.assert_red(".ci/run: does not run README's test command")


class Budgets(unittest.TestCase):
    """How figures are held against budgets."""

    def compare(self, measured, stored, tolerance=check_instructions.TOLERANCE):
        lines, red = budgets.compare(measured, stored, lambda name: tolerance)
        self.assertEqual(len(lines), 1)
        return lines[0], red

    def test_within_three_percent(self):
        line, red = self.compare({"a": 1029.0}, {"a": 1000.0})
        self.assertFalse(red)
        self.assertTrue(line.endswith("+2.9%"), line)

    def test_over_three_percent(self):
        line, red = self.compare({"a": 1031.0}, {"a": 1000.0})
        self.assertTrue(red)
        self.assertIn("over the budget", line)

    def test_gain(self):
        line, red = self.compare({"a": 900.0}, {"a": 1000.0})
        self.assertFalse(red)
        self.assertIn("a gain", line)

    def test_no_budget(self):
        line, red = self.compare({"a": 1.0}, {})
        self.assertTrue(red)
        self.assertIn("no budget", line)

    def test_not_measured(self):
        line, red = self.compare({}, {"a": 1.0})
        self.assertTrue(red)
        self.assertIn("not measured", line)

    def test_constant_part(self):
        tolerance = budgets.Tolerance(share=0.1, constant=0.05)
        self.assertFalse(self.compare({"a": 1.14}, {"a": 1.0}, tolerance)[1])
        self.assertTrue(self.compare({"a": 1.16}, {"a": 1.0}, tolerance)[1])
        self.assertNotIn("gain", self.compare({"a": 0.86}, {"a": 1.0}, tolerance)[0])
        self.assertIn("gain", self.compare({"a": 0.84}, {"a": 1.0}, tolerance)[0])


if __name__ == "__main__":
    unittest.main()
