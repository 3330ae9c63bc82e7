#!/usr/bin/env python3
"""tools/mutate.py on a tree made up here: which mutations it sees in a header, and what it says of them.

    tests/tools/mutate_test.py [-v]

CXX is the compiler, g++ by default; GoogleTest must be installed. Red, in tools/mutations.py: let may_open() return False; let
is_spaced() return True; take comments for operators in TOKEN; leave out freeze(), or "noexcept" in it, or freeze a body behind
it; let is_reference() return False; let is_expression() return True; leave out the test for `else` in of_conditions(), or the
one for the operator in front in of_operands(); look at every function in of_fields(); let nth be 1. And in tools/mutate.py: work
in `root` in place of the copies; do not write the text back in judge(); do not compile the headers alone in notices(), or let a
test run there without a limit; stop after the mirror in in_order(); leave out see_green() in judge(); forget the results of a
report in run(); copy no docs; count what is explained as survived; let Processes.stop() end nothing.
"""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOL = ROOT / "tools" / "mutate.py"

sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools"))

import mutate  # noqa: E402
import mutations  # noqa: E402

COUNT = """\
#pragma once
#include <cstddef>
#include <string_view>

namespace msnp {

/// How often `c` stands in a text.
constexpr std::size_t count(std::string_view text, char c) {
    std::size_t found = 0;
    for (const char each : text)
        if (each == c) ++found;
    return found;
}

/// The first even number that is not below `n`.
inline unsigned even(unsigned n) {
    while (n % 2 != 0) {
        ++n;
    }
    return n;
}

/// Half of it; only what is not its mirror tests it.
inline unsigned half(unsigned n) {
    return n / 2;
}

/// Nothing tests its limit.
inline bool is_large(unsigned n) {
    return n > 100;
}

inline constexpr std::size_t width = 4;
static_assert(width % 2 == 0);

} // namespace msnp
"""
COUNT_TEST = """\
#include <msnp/base/count.hpp>
#include <gtest/gtest.h>
static_assert(msnp::count("sea", 'a') == 1);
TEST(Count, Even) {
    EXPECT_EQ(msnp::even(3), 4u);
    EXPECT_EQ(msnp::even(4), 4u);
    EXPECT_TRUE(msnp::is_large(1000) && !msnp::is_large(1));
}
"""
OTHER_TEST = """\
#include <msnp/base/count.hpp>
#include <gtest/gtest.h>
#include <fstream>
TEST(Other, Half) { EXPECT_EQ(msnp::half(6), 3u); }
TEST(Other, Page) { EXPECT_TRUE(std::ifstream("docs/page.md").is_open()); }
"""
RED = "#pragma once\nnamespace msnp { inline int red() { return 1; } }\n"
RED_TEST = """\
#include <msnp/base/red.hpp>
#include <gtest/gtest.h>
TEST(Red, Red) { EXPECT_EQ(msnp::red(), 2); }
"""

HEADER = "include/msnp/base/count.hpp"
ASSERTED = f"{HEADER}:11:18:compare"
AT_RUN_TIME = f"{HEADER}:17:18:compare"
ENDLESS = f"{HEADER}:18:9:drop-statement"
BY_ANOTHER = f"{HEADER}:25:14:arithmetic"
SURVIVES = f"{HEADER}:30:14:compare"
EXPLAINED = f"{HEADER}:30:16:literal"
STILLBORN = f"{HEADER}:33:38:literal"


def found(code, enumerators=None):
    """[(kind, what the line becomes)] of a header's text."""
    return [(each.kind, each.becomes) for each in mutations.mutations("a.hpp", code, enumerators or {})]


def in_function(code, *kinds, **enumerators):
    """The same of a function's body, of these kinds alone if any are given."""
    return [each for each in found(f"void f() {{\n{code}\n}}\n", enumerators) if not kinds or each[0] in kinds]


class Candidates(unittest.TestCase):
    """Which mutations there are."""

    def test_comparisons(self):
        for operator, other in (("<", "<="), ("<=", "<"), (">", ">="), (">=", ">"), ("==", "!="), ("!=", "==")):
            self.assertEqual(found(f"bool x = a {operator} b;\n"), [("compare", f"bool x = a {other} b;")])
        self.assertEqual(in_function("g(a<b);", "compare"), [])

    def test_brackets_of_templates_are_no_comparisons(self):
        for code in (
            "template <class T, class U = std::pair<T, std::vector<int>>>\nstruct a;\n",
            "using a = b<c<d>>;\n",
            "struct a : b<\n    c, d\n> {};\n",
            "template <class... T>\nusing b = a<(sizeof(T), ...)>;\n",
            "auto a = []<class T>(T b) -> c<T> { return b; };\n",
            "friend bool operator<(a, a);\nfriend bool operator>(a, a);\nbool operator==(a, a) const;\n",
            "auto operator<=>(const a&) const = default;\nb operator->() const;\n",
        ):
            self.assertEqual(found(code), [])

    def test_comparison_in_a_template_argument(self):
        self.assertEqual(
            found("using a = b<(c > d), e == f>;\n"),
            [("compare", "using a = b<(c >= d), e == f>;"), ("compare", "using a = b<(c > d), e != f>;")],
        )

    def test_template_on_the_left_of_a_question(self):
        self.assertEqual(
            found("int a = is<b, c>::value ? d : e;\n"),
            [("choose-first", "int a = true ? d : e;"), ("choose-second", "int a = false ? d : e;")],
        )

    def test_references_and_pointers_are_no_operators(self):
        for code in (
            "void a(b&& c, d& e, const f* g);\n",
            "a&& value() &&;\na& value() & noexcept;\na&& value() && noexcept { return b; }\n",
            "a b = c->d->e();\n",
            "a* b = &c;\n",
        ):
            self.assertEqual(found(code), [])

    def test_shifts_and_bits(self):
        self.assertEqual(
            found("int a = b << c | d;\n"), [("bits", "int a = b >> c | d;"), ("bits", "int a = b << c & d;")]
        )
        self.assertEqual(in_function("a |= b;", "bits"), [("bits", "a &= b;")])

    def test_what_is_left_alone(self):
        for code in (
            "// if (a < b) return 1;\n/* a == 1\n   true */\n/// a && b \\\n   a == 1\n",
            'const char* a = "b == 1 && true"; char c = \'<\'; auto d = R"x(1 < 2 " )x"; char e = \'"\';\n',
            "#include <a>\n#if A > 1 && B\n#define C(d) (d + 1 \\\n    + 2)\n  # define E 3\n#endif\n",
            'static_assert(sizeof(a) > 1, "a + 1");\n',
            "[[deprecated(b + 1)]] void a() noexcept(1 > 0);\n",
            "template <class T>\nconcept a = requires(T b) {\n    b.c(1);\n    requires 1 > 0;\n};\n",
            "using a = decltype(b + 1);\n",
            "static constexpr b example = 1;\nstatic constexpr b examples[] = {{1, true}};\n",
            "class a {\n    a();\n    b(c);\n    int d;\n    a& operator=(const a&) = default;\n};\n",
        ):
            self.assertEqual(found(code), [])

    def test_a_body_behind_noexcept_is_not_left_alone(self):
        self.assertEqual(found("bool a() noexcept { return b == c; }\n"), [("compare", "bool a() noexcept { return b != c; }")])

    def test_code_behind_a_comment_and_a_directive(self):
        self.assertEqual(found("#if A // b\nint a /* 1 */ = b * c; // 2\n"), [("arithmetic", "int a = b / c;")])

    def test_numbers(self):
        for number, more in (("0", "1"), ("9", "10"), ("0x0fU", "0x10U"), ("1'000", "1001"), ("0b1", "0b10"), ("017", "020")):
            self.assertEqual(found(f"int a = {number};\n"), [("literal", f"int a = {more};")])
        for number in ("1.5", "1e3", "0xffffffffffffffff"):
            self.assertEqual(found(f"auto a = {number};\n"), [])

    def test_one_off(self):
        self.assertEqual(
            in_function("return a + 1;"),
            [("arithmetic", "return a - 1;"), ("drop-one", "return a;"), ("literal", "return a + 2;")],
        )
        self.assertEqual(in_function("return a - 1 * b;", "drop-one"), [])
        self.assertEqual(in_function('return "a" + b;'), [])
        self.assertEqual(in_function("return -a;"), [])

    def test_booleans(self):
        self.assertEqual(found("bool a = true;\n"), [("swap-bool", "bool a = false;")])

    def test_operands(self):
        self.assertEqual(
            in_function("return a && (b || c) && d(e, f) == g;", "drop-left", "drop-right"),
            [
                ("drop-left", "return (b || c) && d(e, f) == g;"),
                ("drop-right", "return a && d(e, f) == g;"),
                ("drop-left", "return a && (c) && d(e, f) == g;"),
                ("drop-right", "return a && (b) && d(e, f) == g;"),
                ("drop-right", "return a && (b || c);"),
            ],
        )
        self.assertEqual(
            in_function("x = a == b{} || c && d{1} ? e : f;", "drop-left", "drop-right"),
            [
                ("drop-left", "x = c && d{1} ? e : f;"),
                ("drop-right", "x = a == b{} ? e : f;"),
                ("drop-left", "x = a == b{} || d{1} ? e : f;"),
                ("drop-right", "x = a == b{} || c ? e : f;"),
            ],
        )

    def test_choices(self):
        self.assertEqual(
            in_function("return a(b, c) ? d : e ? f : g;"),
            [
                ("choose-first", "return true ? d : e ? f : g;"),
                ("choose-second", "return false ? d : e ? f : g;"),
                ("choose-first", "return a(b, c) ? d : true ? f : g;"),
                ("choose-second", "return a(b, c) ? d : false ? f : g;"),
            ],
        )

    def test_checks(self):
        self.assertEqual(
            in_function("if (!a(b)) return c;"),
            [("drop-return", ";"), ("drop-not", "if (a(b)) return c;"), ("always", "if (true) return c;")],
        )
        self.assertEqual(
            in_function("if (const a b = c(); b || d) {\n    e = f;\n    continue;\n}", "drop-return", "always", "never", "negate"),
            [
                ("drop-return", ";"),
                ("negate", "if (const a b = c(); !(b || d)) {"),
                ("always", "if (const a b = c(); true) {"),
            ],
        )
        self.assertEqual(
            in_function("if (a) {\n    b();\n} else if (c)\n    return d;", "drop-return", "always", "never", "negate"),
            [
                ("negate", "if (!(a)) {"),
                ("always", "if (true) {"),
                ("never", "if (false) {"),
                ("negate", "} else if (!(c))"),
                ("always", "} else if (true)"),
                ("never", "} else if (false)"),
            ],
        )
        self.assertEqual(in_function("if (const auto* a = b()) c();", "drop-return", "always", "never", "negate"), [])
        self.assertEqual(in_function("if constexpr (a) return b;"), [])

    def test_loops(self):
        self.assertEqual(
            in_function("for (auto i = a; i != b; ++i) c(i);"),
            [
                ("never", "for (auto i = a; false; ++i) c(i);"),
                ("compare", "for (auto i = a; i == b; ++i) c(i);"),
                ("drop-statement", "for (auto i = a; i != b; ++i) ;"),
            ],
        )
        self.assertEqual(in_function("for (const auto& a : b) c = a;"), [("drop-statement", "for (const auto& a : b) ;")])
        self.assertEqual(
            in_function("do ++a;\nwhile (b);"), [("drop-statement", "do ;"), ("never", "while (false);")]
        )

    def test_statements(self):
        for statement in ("a = b;", "a.b[c] += d;", "++a;", "a--;", "*a++ = b;", "(a ? b : c) = d;", "a::b<c>(d);", "a->b(c);"):
            self.assertIn(("drop-statement", ";"), in_function(statement), statement)
            self.assertIn(("drop-statement", "if (a) ;"), in_function(f"if (a) {statement}"), statement)
            self.assertIn(("drop-statement", "case a: ;"), in_function(f"switch (a) {{\ncase a: {statement}\n}}"), statement)
        for statement in (
            "a b = c;", "a<b> c = d;", "a& b = c;", "a* b = c;", "auto&& a = b;", "const a b(c);", "a b{c};", "return a(b);",
            "static_assert(a);", "using a = b;", "a b = c{}(d);", "continue;",
        ):
            self.assertEqual(in_function(statement, "drop-statement"), [], statement)

    def test_fields(self):
        fields = (
            "struct a {\n    static constexpr void wire(auto& io, auto& self) {\n        io.trid(self.b);\n"
            "        if (io.since(c)) io.arg(\"d\", self.d);\n        io.word(\"e\");\n        io.word(\"e\");\n    }\n};\n"
        )
        self.assertEqual(
            [each for each in found(fields) if each[0] == "swap-fields"],
            [
                ("swap-fields", 'if (io.since(c)) io.arg("d", self.d); io.trid(self.b);'),
                ("swap-fields", 'io.word("e"); if (io.since(c)) io.arg("d", self.d);'),
            ],
        )
        self.assertNotIn("swap-fields", [kind for kind, _ in found(fields.replace("void wire", "void other"))])

    def test_enumerators(self):
        text = "enum class errc : int {\n    none, // no error\n    bad, ///< a < b\n    worse,\n};\nenum class other { a, b };\n"
        enumerators = mutations.enumerators_in(text)
        self.assertEqual(enumerators, {"errc": ["none", "bad", "worse"]})
        self.assertEqual(in_function("return errc::bad;", **enumerators), [("errc", "return errc::worse;")])
        self.assertEqual(in_function("return msnp::errc::worse;", **enumerators), [("errc", "return msnp::errc::none;")])
        self.assertEqual(in_function("switch (a) {\ncase errc::bad: break;\ncase b::errc::bad: break;\n}", **enumerators), [])
        self.assertEqual(in_function("return other::a;", **enumerators), [])

    def test_names_and_places(self):
        text = "// one\nbool a(int b) {\n    if (b) return c;\n    if (b) return c;\n}\n"
        first, second = (each for each in mutations.mutations("a.hpp", text, {}) if each.kind == "always")
        self.assertEqual((first.id, second.id), ("a.hpp:3:9:always", "a.hpp:4:9:always"))
        self.assertEqual(second.identity, ("a.hpp", "always", "if (b) return c;", "if (true) return c;", 2))
        self.assertEqual(first.shown, "if ([-b-]{+true+}) return c;")
        self.assertEqual(second.apply(text), text.replace("if (b) return c;\n}", "if (true) return c;\n}"))
        moved = mutations.mutations("a.hpp", "\n" + text.replace("  if", "      if").replace("c;", "c; // why"), {})
        moved = [each for each in moved if each.kind == "always"]
        self.assertEqual([each.identity for each in moved], [first.identity, second.identity])
        self.assertEqual([each.row for each in moved], [4, 5])

    def test_every_id_of_the_headers_is_its_own(self):
        every = mutate.candidates(ROOT)
        self.assertGreater(len(every), 1000)
        self.assertEqual(len({each.id for each in every}), len(every))
        self.assertEqual(len({each.identity for each in every}), len(every))
        self.assertEqual({each.kind for each in every}, set(mutations.KINDS))


class Runs(unittest.TestCase):
    """One tree for all, so that its tests are learnt once."""

    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory(prefix="msnp-")
        cls.addClassCleanup(directory.cleanup)
        cls.root = pathlib.Path(directory.name).resolve()
        cls.addClassCleanup(cls.end_processes)
        line = COUNT.splitlines()[29].strip()
        explained = [
            {"file": HEADER, "kind": "literal", "line": line, "becomes": line.replace("100", "101"), "why": "because"},
            {"file": HEADER, "kind": "literal", "line": "gone", "becomes": "gone too", "nth": 2, "why": "it was there"},
        ]
        for name, text in (
            (HEADER, COUNT),
            ("include/msnp/base/red.hpp", RED),
            ("tests/base/count_test.cpp", COUNT_TEST),
            ("tests/base/other_test.cpp", OTHER_TEST),
            ("tests/base/red_test.cpp", RED_TEST),
            ("docs/page.md", "A page that a test reads.\n"),
            (mutate.EXPLAINED, json.dumps(explained)),
        ):
            file = cls.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def command(self, *arguments):
        compiler = ["--compiler", os.environ.get("CXX", "g++")]
        return [sys.executable, str(TOOL), "--root", str(self.root), *compiler, *arguments]

    def mutate(self, *arguments):
        return subprocess.run(
            self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=100
        )

    def checkout(self):
        """All but the build directory."""
        return {
            file.relative_to(self.root): (file.read_bytes(), file.stat().st_mtime_ns)
            for file in self.root.rglob("*")
            if file.is_file() and self.root / "build" not in file.parents
        }

    @classmethod
    def processes(cls):
        """Those that run a program of the tree."""
        running = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                program = os.readlink(process / "exe")
            except OSError:
                continue
            if program.startswith(f"{cls.root}/"):
                running.append(int(process.name))
        return running

    @classmethod
    def end_processes(cls):
        """An endless loop is not left behind, whatever was red."""
        for process in cls.processes():
            os.kill(process, signal.SIGKILL)

    def assert_result(self, result, name, outcome, by=None, how=""):
        there = {each["id"]: each for each in result}
        self.assertEqual((there[name]["outcome"], there[name]["by"], there[name]["how"]), (outcome, by or "", how))

    def test_what_becomes_of_them(self):
        before = self.checkout()
        file = self.root / "build" / "all.json"
        ids = [ASSERTED, AT_RUN_TIME, BY_ANOTHER, SURVIVES, EXPLAINED, STILLBORN]
        run = self.mutate("--only", *ids, "--jobs", "2", "--seed", "5", "--report", str(file), "--max-survivors", "0")
        self.assertEqual(run.returncode, 1, run.stdout)
        plan, *results, summary = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
        self.assertEqual(plan["chosen"], ids)
        mirror, other = "tests/base/count_test.cpp", "tests/base/other_test.cpp"
        self.assert_result(results, ASSERTED, "killed", mirror, "asserted")
        self.assert_result(results, AT_RUN_TIME, "killed", mirror, "run")
        self.assert_result(results, BY_ANOTHER, "killed", other, "run")
        self.assert_result(results, SURVIVES, "survived")
        self.assert_result(results, EXPLAINED, "survived")
        self.assert_result(results, STILLBORN, "stillborn")
        self.assertEqual(
            summary["summary"],
            {
                "seed": 5, "killed": 3, "killed_by": {"asserted": 1, "run": 2}, "survived": 1, "explained": 1,
                "stillborn": 1, "score": 0.75, "survivors": [SURVIVES],
            },
        )
        self.assertIn(f"\n{SURVIVES}\n    return n [->-]{{+>=+}} 100;\n", run.stdout)
        self.assertIn("seed 5: 6 of ", run.stdout)
        self.assertRegex(run.stdout, rf"killed +{AT_RUN_TIME} +{mirror}: {mirror}:5 ")
        self.assertIn(f"{mutate.EXPLAINED}: matches nothing: {HEADER}: literal: gone -> gone too (2)", run.stdout)
        self.assertEqual(self.checkout(), before)

    def test_a_run_that_is_cut_goes_on(self):
        file = self.root / "build" / "cut.json"
        arguments = ["--only", ASSERTED, ENDLESS, "--report", str(file)]
        run = subprocess.Popen(
            self.command(*arguments, "--timeout", "1000"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.addCleanup(run.stdout.close)
        self.addCleanup(run.wait)
        self.addCleanup(run.kill)
        self.assertIn("2 to be tried", run.stdout.readline())
        self.assertIn(f"1/2 killed    {ASSERTED}", run.stdout.readline())
        deadline = time.monotonic() + 60
        while not self.processes() and time.monotonic() < deadline:
            time.sleep(0.05)
        run.send_signal(signal.SIGTERM)
        self.assertIn("--resume", run.communicate(timeout=20)[0])
        self.assertEqual(run.returncode, 130)
        self.assertEqual(self.processes(), [])

        with file.open("a", encoding="utf-8") as out:
            out.write('{"id": "half a li')
        again = self.mutate(*arguments)
        self.assertEqual(again.returncode, 2, again.stdout)
        self.assertIn("exists", again.stdout)

        run = self.mutate("--report", str(file), "--resume", "--timeout", "0.5")
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertNotIn(f"killed    {ASSERTED}", run.stdout)
        self.assertIn(f"2/2 killed    {ENDLESS}", run.stdout)
        _, *results, summary = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
        self.assert_result(results, ENDLESS, "killed", "tests/base/count_test.cpp", "time")
        self.assertEqual([each["id"] for each in results], [ASSERTED, ENDLESS])
        self.assertEqual(summary["summary"]["killed_by"], {"asserted": 1, "time": 1})

    def test_a_test_that_is_red_as_it_is(self):
        run = self.mutate("--only", "include/msnp/base/red.hpp")
        self.assertEqual(run.returncode, 2, run.stdout)
        self.assertIn("tests/base/red_test.cpp fails as it is", run.stdout)

    def test_list(self):
        run = self.mutate("--list", "--only", f"{HEADER}:30")
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertEqual(
            run.stdout.splitlines()[:2],
            [
                f"{SURVIVES}  return n [->-]{{+>=+}} 100;",
                f"{EXPLAINED}  return n > [-100-]{{+101+}};  (because)",
            ],
        )
        self.assertIn("matches nothing", run.stdout.splitlines()[2])

    def test_what_does_not_exist(self):
        run = self.mutate("--only", f"{HEADER}:31:1:compare")
        self.assertEqual(run.returncode, 2, run.stdout)
        self.assertIn(f"no mutation {HEADER}:31:1:compare", run.stdout)

    def plan(self, **options):
        found = mutate.candidates(self.root)
        options = argparse.Namespace(**{"only": [], "sample": None, "seed": 1, "compiler": "", "flags": "", **options})
        return mutate.plan_of(options, self.root, found, mutate.read_explained(self.root))

    def test_samples(self):
        self.assertEqual(self.plan(sample=5), self.plan(sample=5))
        self.assertEqual(len(self.plan(sample=5)["chosen"]), 5)
        self.assertNotEqual(self.plan(sample=5)["chosen"], self.plan(sample=5, seed=2)["chosen"])
        everything = self.plan(sample=1000)
        self.assertEqual(len(everything["chosen"]), everything["candidates"] - 1)
        self.assertEqual(everything["explained"], [EXPLAINED])
        self.assertEqual(self.plan(only=[f"{HEADER}:30"])["chosen"], [SURVIVES])
        self.assertEqual(self.plan(only=[EXPLAINED])["chosen"], [EXPLAINED])
        self.assertEqual(len(self.plan(only=[f"{HEADER}:11", f"{HEADER}:30"], sample=2)["chosen"]), 2)


if __name__ == "__main__":
    unittest.main()
