#!/usr/bin/env python3
"""Makes one header of all that <msnp/msnp.hpp> includes, for projects that copy a file and nothing else.

    tools/amalgamate.py                     to standard output
    tools/amalgamate.py --output FILE       to a file, which is left alone if it is that already
    tools/amalgamate.py --tree DIRECTORY    as DIRECTORY/msnp/msnp.hpp, and every other header's name beside it, each only including
                                            that one: what includes <msnp/wire/frame.hpp> gets the single header

The same headers make the same bytes. Each header stands where it is first included, standard headers stand in front of all.
Exits with 1, and says why, when a header is not reached from msnp.hpp (those of ext/ are opt-in and stay out), is included and not
there, or is included where only some compilers look. Red: tests/tools/amalgamate_test.py.
"""

import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIRST = "msnp.hpp"
OPT_IN = "ext/"

OWN = re.compile(r"#\s*include\s*[<\"]msnp/([^>\"]+)[>\"]")
STANDARD = re.compile(r"#\s*include\s*(<[a-z_]+>)")
BEGINS_CONDITION = re.compile(r"#\s*if")
ENDS_CONDITION = re.compile(r"#\s*endif")
ONCE = re.compile(r"#\s*pragma\s+once")


class Impossible(Exception):
    pass


class Amalgamation:
    def __init__(self, include):
        self.directory = include / "msnp"
        self.taken = []
        self.standard = set()
        self.lines = []
        self.take(FIRST, FIRST)
        headers = {file.relative_to(self.directory).as_posix() for file in self.directory.rglob("*.hpp")}
        self.others = sorted(name for name in headers if not name.startswith(OPT_IN) and name != FIRST)
        missing = set(self.others) - set(self.taken)
        if missing:
            raise Impossible(f"not reached from {FIRST}: {', '.join(sorted(missing))}")

    def take(self, name, user):
        if name in self.taken:
            return
        file = self.directory / name
        if not file.is_file():
            raise Impossible(f"{user}: includes msnp/{name}, which is not there")
        self.taken.append(name)
        conditions = 0
        own = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if found := OWN.match(line):
                if conditions:
                    raise Impossible(f"{name}: includes msnp/{found[1]} where only some compilers look")
                self.take(found[1], name)
            elif not conditions and (found := STANDARD.match(line)):
                self.standard.add(found[1])
            elif not ONCE.match(line):
                conditions += bool(BEGINS_CONDITION.match(line)) - bool(ENDS_CONDITION.match(line))
                own.append(line)
        self.lines += ["", f"// ---- msnp/{name}", "", *own]

    def text(self):
        version = re.search(r'MSNP_VERSION_STRING "(.+)"', "\n".join(self.lines))
        head = [
            f"// msnp {version[1] if version else ''}: bytes of the MSN Messenger protocol to typed values and back. SPDX-License-Identifier: BSL-1.0",
            "//",
            "// Made by tools/amalgamate.py of the headers in include/msnp: changes belong there.",
            "#pragma once",
            "",
            *(f"#include {name}" for name in sorted(self.standard)),
        ]
        text = "\n".join(head + self.lines) + "\n"
        return re.sub(r"\n{3,}", "\n\n", text)


def write(file, text):
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument("--tree", type=pathlib.Path, metavar="DIRECTORY", help=argparse.SUPPRESS)
    parser.add_argument("--include", type=pathlib.Path, default=ROOT / "include", help="default: %(default)s")
    arguments = parser.parse_args()
    try:
        whole = Amalgamation(arguments.include)
    except Impossible as reason:
        print(reason, file=sys.stderr)
        return 1
    text = whole.text()
    if arguments.output:
        write(arguments.output, text)
    if arguments.tree:
        write(arguments.tree / "msnp" / FIRST, text)
        for name in whole.others:
            write(arguments.tree / "msnp" / name, f"#pragma once\n#include <msnp/{FIRST}>\n")
    if not arguments.output and not arguments.tree:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
