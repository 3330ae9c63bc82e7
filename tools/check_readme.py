#!/usr/bin/env python3
"""Checks that README, CONTRIBUTING and the guide tell the truth; exits with 1 and one line for each violation.

    tools/check_readme.py          check
    tools/check_readme.py --fix    copy examples/quickstart.cpp into README first

- The first ```cpp block is examples/quickstart.cpp, byte for byte: what README shows is compiled and run.
- The demo and the test command each stand in a block of one line.
- .ci/run runs the test command, word for word.
- Each ```cpp block of CONTRIBUTING.md stands in tests/channel/new_command_test.cpp.
- Each ```cpp block of docs/guide stands, however far indented, in one of GUIDE_SOURCES, and each page is named in docs/guide/README.md.

Each has a mutation that turns it red in tests/tools/check_selftest.py.
"""

import argparse
import pathlib
import re
import sys

DEMO_END = "&& cmake --workflow --preset demo"
TEST_END = "&& cmake --workflow --preset test"

GUIDE_SOURCES = ["examples/guide.cpp", "examples/sign_in.cpp", "examples/asio_server/*.?pp", "tests/channel/new_command_test.cpp"]

BLOCK = re.compile(rb"^```(?P<language>[^\n`]*)\n(?P<content>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


def blocks(readme):
    """(language, content) of each fenced block; the content ends with its newline."""
    return [(match["language"].decode().strip(), match["content"]) for match in BLOCK.finditer(readme)]


def with_quickstart(readme, quickstart):
    for match in BLOCK.finditer(readme):
        if match["language"].strip() == b"cpp":
            return readme[: match.start("content")] + quickstart + readme[match.end("content") :]
    return readme


def command(readme, end):
    """The command of the block that ends with `end`, or None unless it is the block's only line."""
    for _, content in blocks(readme):
        lines = content.decode().strip().splitlines()
        if len(lines) == 1 and lines[0].endswith(end):
            return lines[0]
    return None


def check_quickstart(root, readme):
    cpp = [content for language, content in blocks(readme) if language == "cpp"]
    source = root / "examples" / "quickstart.cpp"
    if not source.exists():
        yield "examples/quickstart.cpp: missing"
    elif not cpp:
        yield "README.md: no ```cpp block"
    elif cpp[0] != source.read_bytes():
        yield "README.md: the first ```cpp block differs from examples/quickstart.cpp; run tools/check_readme.py --fix"


def check_commands(root, readme):
    if command(readme, DEMO_END) is None:
        yield f"README.md: no block of one line that ends with: {DEMO_END}"
    test = command(readme, TEST_END)
    if test is None:
        yield f"README.md: no block of one line that ends with: {TEST_END}"
        return
    ci = root / ".ci" / "run"
    lines = ci.read_text(encoding="utf-8").splitlines() if ci.exists() else []
    if test not in [line.strip() for line in lines]:
        yield f".ci/run: does not run README's test command: {test}"


def check_contributing(root, _readme):
    test = (root / "tests" / "channel" / "new_command_test.cpp").read_bytes()
    for language, content in blocks((root / "CONTRIBUTING.md").read_bytes()):
        if language == "cpp" and content not in test:
            first = content.decode().splitlines()[0]
            yield f"CONTRIBUTING.md: not in tests/channel/new_command_test.cpp: {first}"


def stands_in(block, source):
    """Whether the lines of a block stand in a source one behind the other, all of them as much further to the right."""
    wanted = block.splitlines()
    lines = source.splitlines()
    for start, line in enumerate(lines):
        if line.lstrip() == wanted[0].lstrip():
            indent = line[: len(line) - len(line.lstrip())]
            if lines[start : start + len(wanted)] == [indent + w if w else w for w in wanted]:
                return True
    return False


def check_guide(root, _readme):
    files = [file for name in GUIDE_SOURCES for file in sorted(root.glob(name))]
    sources = [file.read_text(encoding="utf-8") for file in files]
    guide = root / "docs" / "guide"
    front = (guide / "README.md").read_text(encoding="utf-8")
    for page in sorted(guide.glob("*.md")):
        if page.name != "README.md" and f"]({page.name})" not in front:
            yield f"docs/guide/README.md: does not name {page.name}"
        for language, content in blocks(page.read_bytes()):
            block = content.decode()
            if language == "cpp" and not any(stands_in(block, source) for source in sources):
                yield f"docs/guide/{page.name}: not in {', '.join(GUIDE_SOURCES)}: {block.splitlines()[0]}"


CHECKS = [check_quickstart, check_commands, check_contributing, check_guide]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fix", action="store_true", help="copy examples/quickstart.cpp into README.md first")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    options = parser.parse_args()
    root = options.root.resolve()

    file = root / "README.md"
    readme = file.read_bytes()
    if options.fix:
        readme = with_quickstart(readme, (root / "examples" / "quickstart.cpp").read_bytes())
        file.write_bytes(readme)
    violations = [violation for check in CHECKS for violation in check(root, readme)]
    print("\n".join(violations) if violations else "README.md says what is there")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
