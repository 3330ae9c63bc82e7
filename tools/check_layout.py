#!/usr/bin/env python3
"""Checks where things are; exits with 1 and one line for each violation.

    tools/check_layout.py          check
    tools/check_layout.py --fix    write cmake/headers.cmake from the tree first

The rules are the constants and the check_… functions below. Each has a mutation that turns it red in
tests/tools/check_selftest.py.
"""

import argparse
import pathlib
import posixpath
import re
import sys

# A folder includes itself and the folders before it.
FOLDERS = ["base", "wire", "command", "channel", "message", "auth", "ext"]

# The headers outside the folders. They may include anything.
ROOT_HEADERS = ["fwd.hpp", "msnp.hpp"]

# What is no header: `import msnp;` (tests/tools/module_test.py).
MODULE = "include/msnp/msnp.cppm"

# Opt-in: not reached from msnp.hpp, and free to include what is expensive.
OPT_IN_FOLDER = "ext"

# Standard headers that cost their includer a tenth of a second or more, or that bring I/O and clocks.
HEAVY = set(
    "algorithm chrono filesystem format fstream functional future immintrin.h iomanip iostream istream locale map"
    " memory mutex ostream ranges regex sstream system_error thread unordered_map".split()
)

# Headers without a test file of their own, path -> the test that covers them. For headers that only define
# aggregates; anything with an `if` in it gets its own test.
COVERED_ELSEWHERE: dict[str, str] = {
    "base/cold.hpp": "tests/channel/examples_test.cpp",
    "channel/from_ns.hpp": "tests/channel/examples_test.cpp",
    "channel/from_sb.hpp": "tests/channel/examples_test.cpp",
    "channel/to_ns.hpp": "tests/channel/examples_test.cpp",
    "channel/to_sb.hpp": "tests/channel/examples_test.cpp",
    "message/control.hpp": "tests/message/message_test.cpp",
    "message/fields.hpp": "tests/message/message_test.cpp",
    "message/text.hpp": "tests/message/message_test.cpp",
    "wire/example.hpp": "tests/channel/examples_test.cpp",
}

HEADER_LIST = "cmake/headers.cmake"


def without_comments(text, blank_strings):
    """The text with comments (and, if asked, the contents of literals) removed; newlines stay, so lines keep their numbers."""
    token = re.compile(
        r'//(?:[^\n]|\\\n)*?(?=\n|\Z)'
        r'|/\*.*?\*/'
        r'|R"(?P<delimiter>[^()\\\s]{0,16})\(.*?\)(?P=delimiter)"'
        r'|"(?:\\.|[^"\\\n])*"'
        r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'",
        re.DOTALL,
    )

    def replacement(match):
        found = match.group(0)
        newlines = "\n" * found.count("\n")
        if found.startswith(("//", "/*")):
            return " " + newlines
        return '""' + newlines if blank_strings else found

    return token.sub(replacement, text)


class Header:
    def __init__(self, root, file):
        self.path = file.relative_to(root).as_posix()
        self.name = file.relative_to(root / "include" / "msnp").as_posix()
        self.folder = self.name.split("/")[0] if "/" in self.name else ""
        text = file.read_text(encoding="utf-8")
        self.code = without_comments(text, blank_strings=True)
        self.includes = self._includes(without_comments(text, blank_strings=False))

    def _includes(self, code):
        """(line, target) of each #include; msnp's own are written as "msnp/…" whichever way they are spelled."""
        result = []
        for number, line in enumerate(code.splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")', line)
            if match and match.group(1):
                result.append((number, match.group(1)))
            elif match:
                target = match.group(2)
                if not target.startswith("msnp/"):
                    target = posixpath.normpath(posixpath.join("msnp", posixpath.dirname(self.name), target))
                result.append((number, target))
        return result

    def own_includes(self):
        return [(line, target.removeprefix("msnp/")) for line, target in self.includes if target.startswith("msnp/")]


def read_headers(root):
    return [Header(root, file) for file in sorted((root / "include").rglob("*.hpp"))]


def header_list(headers):
    lines = "".join(f"    {header.path}\n" for header in headers)
    return f"# Every header. Written by tools/check_layout.py --fix.\nset(MSNP_HEADERS\n{lines})\n"


def check_list(root, headers):
    """cmake/headers.cmake, which is what gets installed, names exactly the headers of the tree."""
    file = root / HEADER_LIST
    if not file.exists() or file.read_text(encoding="utf-8") != header_list(headers):
        yield f"{HEADER_LIST}: differs from the tree; run tools/check_layout.py --fix"


def check_places(root, headers):
    """Every file below include/ is a .hpp in a folder that is listed here, or the module."""
    for file in sorted((root / "include").rglob("*")):
        if file.is_file() and file.suffix != ".hpp" and file.relative_to(root).as_posix() != MODULE:
            yield f"{file.relative_to(root).as_posix()}: not a .hpp"
        elif file.is_file() and (root / "include" / "msnp") not in file.parents:
            yield f"{file.relative_to(root).as_posix()}: outside include/msnp/"
    for header in headers:
        if header.folder not in FOLDERS and header.name not in ROOT_HEADERS:
            yield f"{header.path}: no place for it; the folders are {', '.join(FOLDERS)}"


def check_tests(root, headers):
    """tests/ mirrors include/: wire/frame.hpp has wire/frame_test.cpp."""
    for header in headers:
        if header.name in ROOT_HEADERS:
            continue
        test = "tests/" + header.name.removesuffix(".hpp") + "_test.cpp"
        covered = COVERED_ELSEWHERE.get(header.name)
        if covered is None and not (root / test).exists():
            yield f"{header.path}: has no test {test}"
        if covered is not None and not (root / covered).exists():
            yield f"{header.path}: COVERED_ELSEWHERE names {covered}, which does not exist"
        if covered is not None and (root / test).exists():
            yield f"{header.path}: has a test; take it out of COVERED_ELSEWHERE"
    for name in sorted(COVERED_ELSEWHERE.keys() - {header.name for header in headers}):
        yield f"COVERED_ELSEWHERE: {name} does not exist"


def check_order(root, headers):
    """A folder includes only itself and the folders above it; fwd.hpp stands above all, msnp.hpp below all."""
    names = {header.name for header in headers}
    for header in headers:
        for line, target in header.own_includes():
            folder = target.split("/")[0]
            if target not in names:
                yield f"{header.path}:{line}: includes {target}, which does not exist"
            elif target == "msnp.hpp":
                yield f"{header.path}:{line}: includes msnp.hpp"
            elif header.folder in FOLDERS and folder in FOLDERS and FOLDERS.index(folder) > FOLDERS.index(header.folder):
                yield f"{header.path}:{line}: {header.folder}/ must not include {folder}/"


def check_reach(root, headers):
    """msnp.hpp is all of it, except what is opt-in."""
    by_name = {header.name: header for header in headers}
    reached, open_names = set(), ["msnp.hpp"]
    while open_names:
        name = open_names.pop()
        if name in by_name and name not in reached:
            reached.add(name)
            open_names += [target for _, target in by_name[name].own_includes()]
    for header in headers:
        if header.folder == OPT_IN_FOLDER and header.name in reached:
            yield f"{header.path}: is opt-in, yet msnp.hpp includes it"
        if header.folder != OPT_IN_FOLDER and header.name != "fwd.hpp" and header.name not in reached:
            yield f"{header.path}: is not reached from msnp.hpp"


def check_heavy(root, headers):
    """The budget for standard headers."""
    for header in headers:
        for line, target in header.includes:
            if target in HEAVY and header.folder != OPT_IN_FOLDER:
                yield f"{header.path}:{line}: includes <{target}>, which is too expensive outside {OPT_IN_FOLDER}/"


def check_text(root, headers):
    """Included once, no using-directive, no macro without our prefix."""
    for header in headers:
        directives = re.findall(r"^[ \t]*#[ \t]*(\w+)[ \t]*(\w*)", header.code, re.MULTILINE)
        guarded = (
            len(directives) >= 2
            and directives[0][0] == "ifndef"
            and directives[0][1].startswith("MSNP_")
            and directives[1] == ("define", directives[0][1])
        )
        if ("pragma", "once") not in directives and not guarded:
            yield f"{header.path}: neither #pragma once nor an include guard MSNP_…"
        for number, line in enumerate(header.code.splitlines(), 1):
            if re.search(r"\busing\s+namespace\b", line):
                yield f"{header.path}:{number}: using namespace"
            macro = re.match(r"\s*#\s*define\s+(\w+)", line)
            if macro and not macro.group(1).startswith("MSNP_"):
                yield f"{header.path}:{number}: macro {macro.group(1)} does not begin with MSNP_"


CHECKS = [check_list, check_places, check_tests, check_order, check_reach, check_heavy, check_text]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fix", action="store_true", help=f"rewrite {HEADER_LIST} first")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    options = parser.parse_args()
    root = options.root.resolve()

    headers = read_headers(root)
    if not headers:
        print("include/: no headers")
        return 1
    if options.fix:
        (root / HEADER_LIST).write_text(header_list(headers), encoding="utf-8")
    violations = [violation for check in CHECKS for violation in check(root, headers)]
    print("\n".join(violations) if violations else f"{len(headers)} headers are where they belong")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
