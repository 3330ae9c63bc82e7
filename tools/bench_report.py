#!/usr/bin/env python3
"""Runs the benchmarks and writes docs/performance.md and its charts from what they say.

    tools/bench_report.py BENCH_PROGRAM                    run, which takes some minutes, and write the report
    tools/bench_report.py BENCH_PROGRAM --save RUN.json    the same, and keep what was measured
    tools/bench_report.py --from RUN.json                  write the report from what was kept
    tools/bench_report.py BENCH_PROGRAM --quick --output DIR
                                                           all of it in a moment, with figures that mean nothing

BENCH_PROGRAM is msnp_bench, compiled for speed and with libhttp-parser-dev installed; the charts need python3-matplotlib.
The report has ratios within one run and instruction counts, and no time as such: those go to the terminal. The same
RUN.json gives the same bytes. What is measured and what is aimed at stands in bench_figures.py, charts are drawn in
bench_charts.py. Red: tests/tools/bench_report_test.py and bench_charts_test.py.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

from bench_figures import (
    COMPARISONS, CONSTANT, INSTRUCTION_TARGETS, LINEAR, MIXES, OPERATIONS, Figures, Problem, compared, counted, expected,
    grown, misses, missing, number, one_off, short, texts,
)

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUDGETS = ROOT / "bench" / "instructions" / "budgets.json"

REPETITIONS, SECONDS_EACH = 9, 0.05
QUICK_REPETITIONS, QUICK_SECONDS_EACH = 2, 0.001


# ---- the report ------------------------------------------------------------------------------------------------------

MARK = {True: " ✓", False: " ✗", None: ""}


def text(*words):
    return textwrap.fill(" ".join(words), 120, break_long_words=False, break_on_hyphens=False)


def items(lines):
    return "\n".join(f"- {line}" for line in lines)


def table(head, rows):
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def chart(name, what):
    return f"![{what}](performance/{name}.svg)"


def spread(ratio):
    return f"{number(ratio.value)} ({number(ratio.low)}–{number(ratio.high)})"


def head(figures):
    parts = [
        "<!-- Written whole by tools/bench_report.py: what is changed by hand is lost. -->",
        "# Performance",
        text(
            "Made by `cmake --workflow --preset report`. Every figure but the instruction counts is a ratio within one run: of",
            f"medians of {figures.repetitions} repetitions of CPU time, all benchmarks shuffled in one process. Behind it, in brackets,",
            "stand the smallest and the largest ratio of single repetitions, paired by their number; where they are far apart,",
            "the machine had other things to do. Times as such are not here: they would tell of the machine.",
        ),
    ]
    if figures.size != "8MiB":
        parts.append("**A quick run over small corpora: these figures mean nothing.**")
    return parts


def machine_section(figures):
    context = figures.context
    caches = [
        f"L{cache['level']} {cache['size'] // 1024} KiB"
        for cache in context.get("caches", []) if cache["type"] != "Instruction"
    ]
    size = figures.size.replace("iB", "").replace("M", " MiB").replace("K", " KiB")
    return [
        "## What was measured",
        table(["", ""], [
            ["processor", ", ".join([context.get("cpu", "not recorded"), f"{context.get('num_cpus', '?')} cores", *caches])],
            ["compiler", context["compiler"]],
            ["flags", f"`{context['flags']}`"],
            *([f"corpus {mix}", f"{size}: {what}"] for mix, what in MIXES.items()),
        ]),
    ]


def target_section(figures, budgets):
    lines, count = misses(figures, budgets)
    parts = ["## Targets", f"{count - len(lines)} of {count} targets are reached." + (" These are not:" if lines else "")]
    return [*parts, items(lines)] if lines else parts


def target_of(comparison):
    targets = [comparison.targets.get(mix, "–") for mix in MIXES]
    if not comparison.targets:
        return "–"
    return f"{comparison.bound} " + (str(targets[0]) if len(set(targets)) == 1 else " / ".join(map(str, targets)))


def ratio_section(figures):
    verdicts = list(compared(figures))
    titles = {id(c): f"{short(c.above)} ÷ {short(c.below)}" for c in COMPARISONS}
    return [
        "## Against the floor, the alternatives, and itself",
        chart("alternatives", "What http_parser, splitting into strings and istringstream cost on the same traffic, dispatch being 1"),
        table(["", "target", *MIXES], [
            [titles[id(c)], target_of(c), *(spread(v.ratio) + MARK[v.reached] for v in verdicts if v.comparison is c)]
            for c in COMPARISONS
        ]),
        "✓ is reached, ✗ is not. Targets that differ by corpus are in the order of the columns.",
        items(f"{titles[id(c)]}: {c.meaning}." for c in COMPARISONS),
    ]


def command_section(figures):
    unit = figures.per_command("msnp/dispatch", "presence")
    return [
        "## What a command costs",
        "The unit is what dispatch takes for a command of the corpus presence.",
        chart("corpora", "What a command costs, by corpus and operation"),
        table(["", *MIXES], [
            [short(operation), *(number(figures.per_command(operation, mix) / unit) for mix in MIXES)]
            for operation in OPERATIONS
        ]),
    ]


def instruction_section(budgets):
    parts = [
        "## Instructions per command",
        "Counted under callgrind at -O2 (`bench/instructions/budgets.json`); they do not depend on the machine's load.",
    ]
    for compiler, counts in sorted(budgets.items()):
        operations = [short(operation) for operation in OPERATIONS if f"{short(operation)}/login" in counts]
        marks = {v.mix: MARK[v.reached] for v in counted(budgets) if v.compiler == compiler}
        rows = [[operation, *(f"{counts[f'{operation}/{mix}']:.0f}" for mix in MIXES)] for operation in operations]
        rows.append(["target of dispatch", *(f"≤ {INSTRUCTION_TARGETS[mix]}{marks[mix]}" for mix in MIXES)])
        parts.append(table([compiler, *MIXES], rows))
    return parts


def scaling_section(figures):
    rows = []
    for v in grown(figures):
        kind = "constant" if v.series.unit == "command" else "linear"
        points = " · ".join(f"{p.label}: {number(p.cost / v.points[-1].cost)}" for p in v.points)
        rows.append([v.series.label, v.series.unit, points, number(v.growth), f"{'' if v.reached else 'not '}{kind}{MARK[v.reached]}"])
    return [
        "## Scaling",
        text(
            "Each series varies one thing. What a unit costs is relative to the last point of its series: where it stays the",
            "same, the whole is linear in what grows. A short line costs more per byte than a long one, since part of its cost is",
            "that it is a line; a small corpus costs less than a large one, since the branch predictor learns it. So a series is",
            f"called linear when a unit costs at its end at most {LINEAR} times what it costs in its middle; and, of forms, constant",
            f"when a command costs at most {CONSTANT} times what it costs where there is one form.",
        ),
        chart("size", "What a byte costs against the size of the corpus"),
        chart("line_length", "What a byte costs against the length of a line"),
        chart("tokens", "What a token costs against the number of tokens in a line"),
        chart("forms", "What a command costs against the number of forms in the channel"),
        table(["", "unit", "cost of a unit at each point", "growth", ""], rows),
        f"Lines in the shape of one dialect, read in the one beside it: the same up to {CONSTANT} times.",
        table(["", "÷ read in its own", ""], [
            [v.what, spread(v.ratio), ("the same" if v.reached else "not the same") + MARK[v.reached]] for v in one_off(figures)
        ]),
    ]


def text_section(figures):
    return [
        "## Percent-encoding and payloads",
        text(
            "By hand means plain std::string, as one writes it without a library; copy means one memcpy for each text or",
            "payload. plain, names and msnobj are names without a percent sign, names in many scripts, and display objects; text,",
            "typing and profile are an instant message, the notice that somebody types, and a server's profile of some twenty",
            "headers.",
        ),
        table(["", "target", "by hand ÷ msnp", "msnp ÷ copy"], [
            [f"{v.text.title}, {v.kind}", "–" if v.target is None else f"≥ {v.target}", spread(v.by_hand) + MARK[v.reached],
             spread(v.floor)]
            for v in texts(figures)
        ]),
    ]


def document(figures, budgets):
    """docs/performance.md."""
    sections = [
        head(figures), machine_section(figures), target_section(figures, budgets), ratio_section(figures),
        command_section(figures), instruction_section(budgets), scaling_section(figures), text_section(figures),
    ]
    return "\n\n".join(part for section in sections for part in section) + "\n"


def print_times(figures):
    """What the report does not have."""
    print(f"{'nanoseconds per command':24}" + "".join(f"{mix:>10}" for mix in MIXES))
    for operation in OPERATIONS:
        print(f"{short(operation):24}" + "".join(f"{figures.per_command(operation, mix):10.1f}" for mix in MIXES))


# ---- running ---------------------------------------------------------------------------------------------------------

def processor():
    try:
        information = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        information = ""
    model = re.search(r"^model name\s*:\s*(.+)$", information, re.MULTILINE)
    return model[1].strip() if model else "unknown"


def run(program, quick):
    """Google Benchmark's JSON, and the processor in its context."""
    size, sizes = ("64KiB", "64KiB|256KiB|1MiB") if quick else ("8MiB", "[0-9]+[KM]iB")
    only = (
        f"--benchmark_filter=^(floor|msnp|other)/.*/({size}|plain|names|msnobj|text|typing|profile)$"
        f"|^scaling/.*/({sizes}|[0-9]+|msnp[0-9]+)$"
    )
    listed = subprocess.run([program, "--benchmark_list_tests", only], capture_output=True, text=True, check=True).stdout
    absent = expected(size) - set(listed.split())
    if absent:
        raise missing(absent)
    with tempfile.TemporaryDirectory(prefix="msnp-") as directory:
        out = pathlib.Path(directory) / "run.json"
        command = [
            program,
            only,
            f"--benchmark_repetitions={QUICK_REPETITIONS if quick else REPETITIONS}",
            f"--benchmark_min_time={QUICK_SECONDS_EACH if quick else SECONDS_EACH}",
            "--benchmark_enable_random_interleaving=true",
            "--benchmark_out_format=json",
            f"--benchmark_out={out}",
        ]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        data = json.loads(out.read_text(encoding="utf-8"))
    data["context"]["cpu"] = processor()
    return data


def charts_module():
    try:
        import bench_charts
    except ImportError as e:
        raise Problem(f"{sys.executable} can't draw charts ({e}): apt-get install python3-matplotlib") from None
    return bench_charts


def report(options):
    charts = charts_module()  # before the minutes that a run takes
    data = json.loads(options.stored.read_text(encoding="utf-8")) if options.stored else run(options.program, options.quick)
    if options.save:
        options.save.write_text(json.dumps(data, indent=1), encoding="utf-8")
    figures = Figures(data)
    budgets = json.loads(BUDGETS.read_text(encoding="utf-8"))
    made = document(figures, budgets)

    charts.write(figures, options.output / "performance")
    file = options.output / "performance.md"
    file.write_text(made, encoding="utf-8")
    print_times(figures)
    lines, count = misses(figures, budgets)
    print("\n".join([f"{file}: {count - len(lines)} of {count} targets are reached", *(f"not reached: {line}" for line in lines)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", help="msnp_bench")
    parser.add_argument("--from", dest="stored", type=pathlib.Path, metavar="RUN.json", help="what was kept; nothing is run")
    parser.add_argument("--save", type=pathlib.Path, metavar="RUN.json", help="keep what was measured")
    parser.add_argument("--output", type=pathlib.Path, metavar="DIR", help="where performance.md goes, in place of docs")
    parser.add_argument("--quick", action="store_true", help="small corpora, two short repetitions; not for docs")
    options = parser.parse_args()
    if bool(options.program) == bool(options.stored):
        parser.error("either a program or --from")
    if options.quick and not options.output:
        parser.error("--quick needs --output")
    options.output = options.output or ROOT / "docs"

    try:
        report(options)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as e:
        print(f"{e.cmd[0]} failed with {e.returncode}: {e.stderr or ''}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
