#!/usr/bin/env python3
"""A check counts only after it was seen red: Doxygen, by the rules of docs/site, on a header that has everything, and on the same header
with one comment less.

    tests/tools/site_selftest.py DOXYGEN DOXYFILE
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DOXYGEN, DOXYFILE = sys.argv[1:3]

HEADER = """\
// What it is.
#pragma once

/// A macro.
#define MSNP_SOMETHING 1

/// A namespace.
namespace msnp {

/// A form.
struct form {
    static constexpr msnp::verb verb{"ABC"};
    static constexpr dialect_range dialects{dialect::msnp2, dialect::msnp21};
    static constexpr std::string_view example = "ABC\\r\\n";

    int field = 1; ///< a field
    /// A function, of its own.
    void function() const;
    /// A type.
    using type = int;

    static constexpr void wire(auto& io, auto& self) {}
    friend constexpr bool operator==(const form&, const form&) = default;

private:
    struct hidden {
        int value;
    };
    hidden value_;
};

/// An enumeration.
enum class kind {
    one, ///< one
    two  ///< two
};

/// A concept.
template <class T>
concept something = true;

/// A function.
MSNP_COLD constexpr bool check(const auto& value) requires something<decltype(value)>;
/// A value.
inline constexpr int value = 1;
/// An alias.
template <class T>
using alias = T;

namespace detail {
    struct whatever {};
} // namespace detail

/// A nested namespace.
namespace inner {
    /// A class.
    class nested {};
} // namespace inner

} // namespace msnp
"""

COMMENTS = sorted(set(re.findall(r" *///<? .*|// What it is\.", HEADER)))


class Names(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="msnp-")
        self.addCleanup(directory.cleanup)
        self.root = pathlib.Path(directory.name)

    def run_tool(self, *command):
        return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)

    def doxygen(self, header, *further):
        """Runs Doxygen on a header with the site's rules and some more."""
        (self.root / "a.hpp").write_text(header, encoding="utf-8")
        rules = pathlib.Path(DOXYFILE).read_text(encoding="utf-8")
        rules += "\n".join([f'INPUT = "{self.root}/a.hpp"', f'OUTPUT_DIRECTORY = "{self.root}"', "USE_MDFILE_AS_MAINPAGE =", *further])
        (self.root / "Doxyfile").write_text(rules + "\n", encoding="utf-8")
        return self.run_tool(DOXYGEN, self.root / "Doxyfile")

    def names(self, header):
        self.assertEqual(self.doxygen(header, "GENERATE_HTML = NO", "WARN_AS_ERROR = NO").returncode, 0)
        return self.run_tool(sys.executable, ROOT / "tools" / "check_site.py", "names", self.root / "xml")

    def test_green(self):
        self.assertEqual(self.names(HEADER).returncode, 0)
        result = self.doxygen(HEADER)
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_each_comment_is_missed(self):
        self.assertEqual(len(COMMENTS), 16)
        for comment in COMMENTS:
            with self.subTest(comment):
                result = self.names(HEADER.replace(comment, "", 1))
                self.assertEqual(result.returncode, 1, result.stdout)
                self.assertEqual(len(result.stdout.splitlines()), 1, result.stdout)
                self.assertIn("has no description", result.stdout)

    def test_a_warning_is_an_error(self):
        for old, new, words in [
            ("    /// A function, of its own.\n", "", "Member function() const (function) of struct msnp::form is not documented"),
            ("of its own", "of @ref gone", "unable to resolve reference to 'gone'"),
            ("of its own", "of @its_own", "Found unknown command"),
        ]:
            with self.subTest(words):
                result = self.doxygen(HEADER.replace(old, new))
                self.assertNotEqual(result.returncode, 0)
                self.assertIn(words, result.stdout)

    def test_what_is_in_every_struct_is_not_shown(self):
        self.doxygen(HEADER)
        page = (self.root / "html" / "structmsnp_1_1form.html").read_text(encoding="utf-8")
        for shown in ("field", "dialects", "The token that begins its line."):
            self.assertIn(shown, page)
        for hidden in ("operator==", "wire(", "nested-classes"):
            self.assertNotIn(hidden, page)
        page = (self.root / "html" / "namespacemsnp.html").read_text(encoding="utf-8")
        for hidden in ("MSNP_COLD", "detail<"):
            self.assertNotIn(hidden, page)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
