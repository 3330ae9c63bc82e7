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

# Which standard header declares which name. A header that uses a name includes it by itself: what another header brings along
# differs from one standard library to the next, and to compile each header alone shows it for one of them only.
STANDARD_NAMES = {
    name: header
    for header, names in {
        "array": "array",
        "bit": "bit_ceil bit_floor bit_width countl_zero countr_one countr_zero endian has_single_bit popcount rotl rotr",
        "concepts": "convertible_to derived_from integral invocable same_as signed_integral unsigned_integral",
        "cstddef": "byte max_align_t nullptr_t ptrdiff_t size_t",
        "cstdint": "int8_t int16_t int32_t int64_t intmax_t intptr_t uint8_t uint16_t uint32_t uint64_t uintmax_t uintptr_t",
        "cstring": "memchr memcmp memcpy memmove memset strlen",
        "expected": "expected unexpected",
        "format": "format format_context format_parse_context formatter",
        "initializer_list": "initializer_list",
        "limits": "numeric_limits",
        "optional": "nullopt nullopt_t optional",
        "ostream": "ostream",
        "span": "dynamic_extent span",
        "string": "string to_string",
        "string_view": "size string_view string_view_literals",
        "system_error": "error_category error_code error_condition is_error_code_enum is_error_condition_enum",
        "tuple": "apply tuple tuple_element_t tuple_size tuple_size_v",
        "type_traits": "common_type_t conditional_t decay_t enable_if_t false_type integral_constant invoke_result_t"
        " is_arithmetic_v is_base_of_v is_class_v is_constant_evaluated is_constructible_v is_convertible_v is_empty_v is_enum_v"
        " is_integral_v is_invocable_r_v is_invocable_v is_lvalue_reference_v is_pointer_v is_same_v is_signed_v"
        " is_trivially_copyable_v is_trivially_destructible_v is_unsigned_v is_void_v make_unsigned_t remove_const_t"
        " remove_cv_t remove_cvref_t remove_reference_t true_type type_identity type_identity_t underlying_type_t void_t",
        "utility": "as_const cmp_less declval exchange forward in_place in_place_t in_place_type in_place_type_t index_sequence"
        " index_sequence_for integer_sequence make_index_sequence move pair swap to_underlying unreachable",
        "variant": "get get_if holds_alternative in_place_index in_place_index_t monostate variant variant_alternative_t variant_size variant_size_v"
        " visit",
        "vector": "erase_if vector",
    }.items()
    for name in names.split()
}

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


def check_names(root, headers):
    """What a header uses of the standard library, it includes."""
    for header in headers:
        included = {target for _, target in header.includes}
        missing = {}
        for number, line in enumerate(header.code.splitlines(), 1):
            for name in re.findall(r"\bstd::(\w+)", line):
                if name not in STANDARD_NAMES:
                    yield f"{header.path}:{number}: STANDARD_NAMES says of no header that it declares std::{name}"
                elif STANDARD_NAMES[name] not in included:
                    missing.setdefault(STANDARD_NAMES[name], f"{header.path}:{number}: std::{name} needs <{STANDARD_NAMES[name]}>")
        yield from missing.values()


CHECKS = [check_list, check_places, check_tests, check_order, check_reach, check_heavy, check_text, check_names]


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
