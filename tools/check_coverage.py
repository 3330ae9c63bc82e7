#!/usr/bin/env python3
"""Says which lines and branches of include/ the tests went through, and fails when they are too few.

    tools/check_coverage.py PROFILES PROGRAM...      directory of *.profraw; the programs that wrote them
    … --list                                         every line and branch that nothing went through

Lines and branches are those of all instantiations of a template together: one is covered when some instantiation went
through it. What only the compiler runs, in static_asserts, does not count. Branches of a function that is `= default` are
left out: clang 14 counts only one side of a comparison that it makes itself. Needs llvm-profdata-14 and llvm-cov-14.
Red: tests/tools/check_selftest.py.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

LEAST_LINES = 0.98
LEAST_BRANCHES = 0.95

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    return done.stdout


def export(profiles, programs):
    """What llvm-cov knows of the headers."""
    raw = sorted(profiles.glob("*.profraw"))
    if not raw:
        sys.exit(f"no profile in {profiles}: run the tests first")
    with tempfile.TemporaryDirectory() as directory:
        merged = pathlib.Path(directory) / "merged"
        run("llvm-profdata-14", "merge", "-o", merged, *raw)
        objects = [word for program in programs[1:] for word in ("-object", program)]
        return json.loads(run("llvm-cov-14", "export", f"-instr-profile={merged}", programs[0], *objects, INCLUDE))


def gather(data):
    """{file: ({line: times}, {(line, column, side): times})}, the most of all instantiations."""
    found = {}
    sources = {}
    for function in data["functions"]:
        for branch in function["branches"]:
            file = function["filenames"][branch[6]]
            if not file.startswith(str(INCLUDE)):
                continue
            source = sources.setdefault(file, pathlib.Path(file).read_text(encoding="utf-8").split("\n"))
            if "= default;" in source[branch[0] - 1]:
                continue
            branches = found.setdefault(file, ({}, {}))[1]
            for side, times in (("true", branch[4]), ("false", branch[5])):
                key = (branch[0], branch[1], side)
                branches[key] = max(branches.get(key, 0), times)
    for entry in data["files"]:
        lines = found.setdefault(entry["filename"], ({}, {}))[0]
        lines.update(count_lines(entry["segments"]))
    return found


def count_lines(segments):
    """Times by line, from the places where the count changes: [line, column, count, has_count, is_entry, is_gap]."""
    lines = {}
    wrapped = None
    by_line = {}
    for segment in segments:
        by_line.setdefault(segment[0], []).append(segment)
    if not by_line:
        return lines
    for line in range(min(by_line), max(by_line) + 1):
        starts = by_line.get(line, [])
        counted = [s for s in starts if s[3] and s[4] and not s[5]]
        if counted:
            lines[line] = max([s[2] for s in counted] + ([wrapped[2]] if wrapped and wrapped[3] else []))
        elif wrapped and wrapped[3] and not (starts and not starts[0][3]):
            lines[line] = wrapped[2]
        if starts:
            wrapped = starts[-1]
    return lines


def share(times):
    return sum(1 for count in times if count > 0) / len(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("profiles", type=pathlib.Path)
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--list", action="store_true", help="every line and branch that nothing went through")
    options = parser.parse_args()

    found = gather(export(options.profiles, options.programs)["data"][0])
    all_lines = [count for lines, _ in found.values() for count in lines.values()]
    all_branches = [count for _, branches in found.values() for count in branches.values()]
    if not all_lines or not all_branches:
        sys.exit("the profile has nothing of include/")
    for file in sorted(found):
        lines, branches = found[file]
        name = pathlib.Path(file).relative_to(INCLUDE)
        missed_lines = [line for line in sorted(lines) if lines[line] == 0]
        missed = [key for key in sorted(branches) if branches[key] == 0]
        if options.list:
            source = pathlib.Path(file).read_text(encoding="utf-8").split("\n")
            for line in missed_lines:
                print(f"{name}:{line}: never run: {source[line - 1].strip()}")
            for line, column, side in missed:
                print(f"{name}:{line}:{column}: never {side}: {source[line - 1].strip()}")
        elif missed_lines or missed:
            print(f"{name}: {len(missed_lines)} of {len(lines)} lines, {len(missed)} of {len(branches)} branches not run")
    lines, branches = share(all_lines), share(all_branches)
    print(f"{lines:.2%} of {len(all_lines)} lines and {branches:.2%} of {len(all_branches)} branches of include/")
    if lines < LEAST_LINES or branches < LEAST_BRANCHES:
        sys.exit(f"too few: at least {LEAST_LINES:.0%} of lines and {LEAST_BRANCHES:.0%} of branches are wanted")
    return 0


if __name__ == "__main__":
    sys.exit(main())
