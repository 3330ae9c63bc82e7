#!/usr/bin/env python3
"""A check counts only after it was seen red: applies each mutation to a copy of the repository and expects the check to
fail with the words that belong to the mutation.

    tests/tools/check_selftest.py [-v]
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COPIED = [".ci", "CONTRIBUTING.md", "README.md", "bench", "cmake", "docs", "examples", "include", "tests", "tools"]

# The tools that measure are imported: what they do with figures is tested without measuring.
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools"))
import budgets
import check_compile
import check_coverage
import check_instructions
import check_work


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
    """A copy on which the script is green, which is seen once for all tests of a class."""

    seen_green = set()

    def setUp(self):
        super().setUp()
        if self.script not in self.seen_green:
            self.assert_green()
            self.seen_green.add(self.script)

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

    def test_name_without_its_header(self):
        self.add_header("base/added.hpp", "#pragma once\n#include <string_view>\n// std::span\nstd::size_t a, b;\n")
        self.assert_red("include/msnp/base/added.hpp:4: std::size_t needs <cstddef>")
        self.replace("include/msnp/base/added.hpp", "<string_view>", "<cstddef>")
        self.assert_green()

    def test_unknown_name(self):
        self.add_header("base/added.hpp", "#pragma once\nstd::surprise a;\n")
        self.assert_red("include/msnp/base/added.hpp:2: STANDARD_NAMES says of no header that it declares std::surprise")

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

    def test_typo_in_the_guide(self):
        self.replace("docs/guide/frames.md", "received.remove_prefix", "received.remove_suffix")
        self.assert_red("docs/guide/frames.md: not in examples/guide.cpp")

    def test_code_that_the_guide_shows_is_changed(self):
        self.replace("examples/guide.cpp", "    in.feed(piece);", "        in.feed(piece);")
        self.assert_red("docs/guide/sockets.md: not in examples/guide.cpp")

    def test_a_page_that_the_guide_does_not_name(self):
        self.write("docs/guide/more.md", "# More\n")
        self.assert_red("docs/guide/README.md: does not name more.md")

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
    """What check_instructions.py and check_compile.py have in common."""

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


class Work(unittest.TestCase):
    """What check_work.py makes of two runs of a scenario; what is measured is in work_selftest.py."""

    def complaints(self, small, large, scenario="lines 1000 linear 10 0 100"):
        """Runs are (instructions, bytes, allocated)."""
        runs = (check_work.Run(*small), check_work.Run(*large))
        return list(check_work.complaints(check_work.Scenario.parse(scenario), *runs))

    def test_in_proportion(self):
        self.assertEqual(self.complaints((9000, 1000, 100), (36000, 4000, 100)), [])
        self.assertEqual(self.complaints((9000, 1000, 0), (9000, 4000, 0)), [])

    def test_growth(self):
        self.assertEqual(self.complaints((5000, 1000, 0), (20900, 4000, 0)), [])
        self.assertEqual(self.complaints((5000, 1000, 0), (21100, 4000, 0)), ["not linear"])

    def test_no_growth(self):
        scenario = "lines 1000 none 10 0 100"
        self.assertEqual(self.complaints((5000, 1000, 0), (5200, 4000, 0), scenario), [])
        self.assertEqual(self.complaints((5000, 1000, 0), (5300, 4000, 0), scenario), ["grows with the input"])

    def test_instructions_for_a_byte(self):
        self.assertEqual(self.complaints((11000, 1000, 0), (40000, 4000, 0)), [])
        self.assertEqual(
            self.complaints((11000, 1000, 0), (40001, 4000, 0)), ["more than 10 instructions for a byte"]
        )

    def test_allocated(self):
        words = "allocates {} bytes for {}, {} are allowed"
        self.assertEqual(self.complaints((1000, 1000, 101), (4000, 4000, 0)), [words.format(101, 1000, 100)])
        self.assertEqual(self.complaints((1000, 1000, 0), (4000, 4000, 101)), [words.format(101, 4000, 100)])
        scenario = "lines 1000 linear 10 0.5 100"
        self.assertEqual(self.complaints((1000, 1000, 600), (4000, 4000, 2100), scenario), [])
        self.assertEqual(
            self.complaints((1000, 1000, 600), (4000, 4000, 2101), scenario), [words.format(2101, 4000, 2100)]
        )


class Pretended:
    """A compiler whose costs are what we say: for each compilation in turn, and the last one from then on."""

    name = check_compile.TARGET_COMPILER

    def __init__(self, times, memory):
        self.times = {source: list(each) for source, each in times.items()}
        self.memory = {source: [100] if source.startswith("baseline") else list(memory) for source in times}

    def compile(self, source):
        return tuple(each.pop(0) if len(each) > 1 else each[0] for each in (self.times[source], self.memory[source]))


class CompileFigures(unittest.TestCase):
    """How check_compile.py makes figures of what a noisy machine shows."""

    def measurement(self, times, memory=(100,)):
        times = {check_compile.BASELINE: [1.0], check_compile.BASELINE_STRING: [2.0], **times}
        return check_compile.Measurement(Pretended(times, memory), {name: name for name in times})

    def measure(self, measurement, figure, budget):
        """(measured, whether the budget is exceeded)"""
        stored = {figure: budget}
        measured = check_compile.measure(measurement, [figure], stored)
        return measured[figure], bool(budgets.over(measured, stored, check_compile.tolerance_of))

    def test_noise_gets_a_second_look(self):
        figure, red = self.measure(self.measurement({"a.hpp": [4.0, 4.0, 3.9, 2.0, 2.0, 9.0]}), "time/a.hpp", 2.0)
        self.assertEqual(figure, 2.0)
        self.assertFalse(red)

    def test_what_costs_more_stays_red(self):
        measurement = self.measurement({"a.hpp": [3.0]})
        self.assertTrue(self.measure(measurement, "time/a.hpp", 2.0)[1])
        self.assertEqual(len(measurement.times["a.hpp"]), check_compile.ROUNDS + check_compile.SECOND_LOOKS)

    def test_within_the_budget_no_second_look(self):
        measurement = self.measurement({"a.hpp": [2.0]})
        self.assertFalse(self.measure(measurement, "time/a.hpp", 2.0)[1])
        self.assertEqual(len(measurement.times["a.hpp"]), check_compile.ROUNDS)

    def test_a_lucky_or_a_slow_baseline_does_not_count(self):
        before_a = [1.0] * 4
        baselines = [*before_a, 0.5, *before_a, 5.0]
        measurement = self.measurement({check_compile.BASELINE: baselines, "a.hpp": [2.0]})
        for _ in range(2):
            measurement.look([check_compile.BASELINE_STRING] * len(before_a) + ["a.hpp"])
        self.assertEqual(measurement.figure("time/a.hpp"), 2.0)

    def test_memory(self):
        for memory, expected in (((105,), (1.05, False)), ((106,), (1.06, True)), ((120, 103), (1.03, False))):
            with self.subTest(memory=memory):
                measurement = self.measurement({"a.hpp": [1.0]}, memory)
                self.assertEqual(self.measure(measurement, "memory/a.hpp", 1.0), expected)

    def test_a_lucky_peak_is_no_budget(self):
        measurement = self.measurement({"a.hpp": [1.0]}, (90, 100))
        self.assertEqual(check_compile.measure(measurement, ["memory/a.hpp"], None), {"memory/a.hpp": 1.0})

    def test_targets(self):
        measurement = self.measurement({"msnp.hpp": [3.0], "parse/to_ns": [26.0], "wire/frame.hpp": [1.0]})
        measurement.look([check_compile.BASELINE_STRING, "msnp.hpp", "parse/to_ns", "wire/frame.hpp"])
        lines = list(check_compile.targets(measurement))
        self.assertEqual(len(lines), 3, lines)
        self.assertIn("msnp.hpp takes 3.0 times the CPU time of baseline.cpp, at most 2.9: NOT reached", lines[0])
        self.assertIn("parse/to_ns takes 13.0 times the CPU time of baseline_string.cpp, at most 13.3: reached", lines[1])
        self.assertIn("parse/to_ns takes 26.0 times the CPU time of baseline.cpp, at most 29.2: reached", lines[2])


class Coverage(unittest.TestCase):
    """check_coverage.py with what llvm-cov says of a header that is made here."""

    SOURCE = ["int f(bool a) {", "    if (a) return 1;", "    return 2;", "}", "bool operator==(S, S) = default;"]

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="msnp-")
        self.addCleanup(directory.cleanup)
        include = pathlib.Path(directory.name)
        self.file = str(include / "a.hpp")
        pathlib.Path(self.file).write_text("\n".join(self.SOURCE), encoding="utf-8")
        for name, value in (("INCLUDE", include), ("LEAST_LINES", 0.5), ("LEAST_BRANCHES", 0.5)):
            self.addCleanup(setattr, check_coverage, name, getattr(check_coverage, name))
            setattr(check_coverage, name, value)

    def found(self, entered=1, returned=(1, 0), branches=((1, 0),)):
        """f() was entered so often, its two returns were run so often, of each instantiation the condition was so and so."""
        one, two = returned
        segments = [
            [1, 15, entered, True, True, False], [2, 9, entered, True, True, False], [2, 12, one, True, True, False],
            [2, 20, two, True, False, False], [3, 5, two, True, True, False], [4, 2, 0, False, False, False],
        ]
        functions = [
            {"filenames": ["/usr/include/x", self.file], "branches": [
                [2, 9, 2, 10, yes, no, 1, 0, 4], [5, 1, 5, 9, 0, 0, 1, 0, 4], [7, 1, 7, 2, 0, 0, 0, 0, 4]]}
            for yes, no in branches
        ]
        return check_coverage.gather({"functions": functions, "files": [{"filename": self.file, "segments": segments}]})

    def wrong(self, found, reasons=()):
        return check_coverage.report(found, reasons)[1]

    def test_all_is_run(self):
        lines, wrong = check_coverage.report(self.found(returned=(1, 1), branches=((1, 0), (0, 1))), [])
        self.assertIsNone(wrong)
        self.assertEqual(
            lines, ["100.00% of 3 lines and 100.00% of 2 branches of include/; of 0 others 0 are explained"])

    def test_what_is_missed_is_named(self):
        wrong = self.wrong(self.found())
        self.assertIn("neither tested nor explained", wrong)
        self.assertIn("a.hpp:2:9: never false: if (a) return 1;", wrong)
        self.assertIn("a.hpp:3: never run: return 2;", wrong)
        self.assertNotIn("a.hpp:5", wrong)

    def test_a_reason_is_for_a_line_and_its_branches(self):
        reason = {"why": "it is so", "lines": {"a.hpp": ["if (a) return 1;"]}}
        self.assertNotIn("never false", self.wrong(self.found(), [reason]))
        self.assertIn("a.hpp:3: never run", self.wrong(self.found(), [reason]))
        both = {"why": "it is so", "lines": {"a.hpp": ["if (a) return 1;", "return 2;"]}}
        lines, wrong = check_coverage.report(self.found(), [both], everything=True)
        self.assertIsNone(wrong)
        self.assertIn("a.hpp:3: never run: return 2; -- it is so", lines)

    def test_a_reason_that_is_not_needed_is_named(self):
        reason = {"why": "it is so", "lines": {"a.hpp": ["gone"], "b.hpp": ["if (a) return 1;"]}}
        lines = check_coverage.report(self.found(returned=(1, 1), branches=((1, 1),)), [reason])[0]
        self.assertIn("explained and gone through, or gone: a.hpp: gone", lines)
        self.assertIn("explained and gone through, or gone: b.hpp: if (a) return 1;", lines)

    def test_too_little(self):
        everything = [{"why": "it is so", "lines": {"a.hpp": [line.strip() for line in self.SOURCE]}}]
        self.assertIn("too few", self.wrong(self.found(entered=0, returned=(0, 0), branches=((0, 0),)), everything))
        self.assertEqual(self.wrong({}), "the profile has nothing of include/")


class Compile(Tree):
    """check_compile.py with the compiler that builds the tests."""

    script = "check_compile.py"
    header = "include/msnp/base/version.hpp"
    figures = ["time/base/version.hpp", "memory/base/version.hpp"]

    def run_script(self, *arguments, figures=None):
        only = [word for figure in figures or self.figures for word in ("--only", figure)]
        return super().run_script(os.environ.get("CXX", "c++"), *only, *arguments)

    def test_a_heavier_header(self):
        self.write("bench/compile/budgets.json", "{}")
        self.assertIn("those of no compiler are stored", self.run_script().stdout)
        self.assert_green("--update")
        self.assert_green()

        self.append(self.header, "#include <variant>\n")
        result = self.run_script()
        self.assertEqual(result.returncode, 1, result.stdout)
        for figure in self.figures:
            self.assertRegex(result.stdout, rf"(?m)^{figure} .*  over the budget$")

        self.replace(self.header, "#include <variant>\n", "")
        (compiler, stored), = json.loads(self.read("bench/compile/budgets.json")).items()
        heavy = {compiler: {figure: budget * 5 for figure, budget in stored.items()}}
        self.write("bench/compile/budgets.json", json.dumps(heavy))
        result = self.run_script()
        self.assertEqual(result.returncode, 0, result.stdout)
        for figure in self.figures:
            self.assertRegex(result.stdout, rf"(?m)^{figure} .*  a gain: --update$")

        self.write("include/msnp/base/added.hpp", "#pragma once\n")
        result = self.run_script(figures=["time/base/added.hpp"])
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertIn("time/base/added.hpp: no budget", result.stdout)

    def test_who_starts_it_may_be_larger_than_the_compiler(self):
        ballast = bytearray(b"x") * (64 << 20)
        self.assert_green("--update")
        self.assertEqual(len(ballast), 64 << 20)

    def test_a_header_that_does_not_compile(self):
        self.append(self.header, "#error too new\n")
        result = self.run_script("--update")
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertIn("does not compile: ", result.stdout)
        self.assertIn("#error too new", result.stdout)

    def test_a_figure_that_does_not_exist(self):
        result = self.run_script(figures=["time/base/gone.hpp"])
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertIn("unknown: time/base/gone.hpp", result.stdout)


if __name__ == "__main__":
    unittest.main()
