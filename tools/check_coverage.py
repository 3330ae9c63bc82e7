#!/usr/bin/env python3
"""Says which lines and branches of include/ the tests went through, and fails when they are too few, or when one that they
did not go through is not explained.

    tools/check_coverage.py PROFILES PROGRAM...      directory of *.profraw; the programs that wrote them
    … --list                                         every line and branch that nothing went through, and why

tools/coverage_explained.json has the reasons: each with the lines, by header and text, that it is given for; a line's
branches go with it. One whose line is gone, or is gone through by now, is named.

Lines and branches are those of all instantiations of a template together: one is covered when some instantiation went
through it. What only the compiler runs, in static_asserts, does not count. Branches of a function that is `= default` are
left out: clang 14 counts only one side of a comparison that it makes itself. Needs llvm-profdata-14 and llvm-cov-14.
Red: tests/tools/check_selftest.py.
"""

import argparse
import dataclasses
import json
import pathlib
import subprocess
import sys
import tempfile

LEAST_LINES = 0.98
LEAST_BRANCHES = 0.95

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include"
EXPLAINED = ROOT / "tools" / "coverage_explained.json"


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


@dataclasses.dataclass(frozen=True)
class Miss:
    """A line or a branch that nothing went through."""

    header: str
    line: int
    column: int  # 0: the line
    side: str
    text: str

    def __str__(self):
        place = f"{self.header}:{self.line}" + (f":{self.column}" if self.column else "")
        return f"{place}: never {self.side}: {self.text}"


def misses(found):
    """In the order of the headers and lines."""
    missed = []
    for file, (lines, branches) in sorted(found.items()):
        source = pathlib.Path(file).read_text(encoding="utf-8").split("\n")
        header = pathlib.Path(file).relative_to(INCLUDE).as_posix()
        keys = [(line, 0, "run") for line, count in lines.items() if count == 0]
        keys += [key for key, count in branches.items() if count == 0]
        missed += [Miss(header, *key, source[key[0] - 1].strip()) for key in sorted(keys)]
    return missed


def explain(missed, reasons):
    """({miss: reason}, [(header, text) that is explained and not missed])"""
    why = {(header, text): r["why"] for r in reasons for header, texts in r["lines"].items() for text in texts}
    explained = {miss: why[miss.header, miss.text] for miss in missed if (miss.header, miss.text) in why}
    return explained, sorted(why.keys() - {(miss.header, miss.text) for miss in missed})


def share(times):
    return sum(1 for count in times if count > 0) / len(times)


def report(found, reasons, everything=False):
    """(lines to print, what is wrong or None)"""
    all_lines = [count for lines, _ in found.values() for count in lines.values()]
    all_branches = [count for _, branches in found.values() for count in branches.values()]
    if not all_lines or not all_branches:
        return [], "the profile has nothing of include/"
    missed = misses(found)
    explained, needless = explain(missed, reasons)
    lines = [f"{miss}{' -- ' + explained[miss] if miss in explained else ''}" for miss in missed if everything]
    lines += [f"explained and gone through, or gone: {header}: {text}" for header, text in needless]
    ran, taken = share(all_lines), share(all_branches)
    lines.append(
        f"{ran:.2%} of {len(all_lines)} lines and {taken:.2%} of {len(all_branches)} branches of include/; "
        f"of {len(missed)} others {len(explained)} are explained"
    )
    if ran < LEAST_LINES or taken < LEAST_BRANCHES:
        return lines, f"too few: at least {LEAST_LINES:.0%} of lines and {LEAST_BRANCHES:.0%} of branches are wanted"
    unexplained = [str(miss) for miss in missed if miss not in explained]
    if unexplained:
        return lines, "neither tested nor explained:\n" + "\n".join(unexplained)
    return lines, None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("profiles", type=pathlib.Path)
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--list", action="store_true", help="every line and branch that nothing went through")
    options = parser.parse_args()

    found = gather(export(options.profiles, options.programs)["data"][0])
    lines, wrong = report(found, json.loads(EXPLAINED.read_text(encoding="utf-8")), options.list)
    print("\n".join(lines), flush=True)
    if wrong:
        sys.exit(wrong)


if __name__ == "__main__":
    main()
