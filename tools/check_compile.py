#!/usr/bin/env python3
"""Compiles each public header alone and a small program per channel, and compares what that costs with the stored budgets.

    tools/check_compile.py COMPILER                          check; exits with 1 when a budget is exceeded
    tools/check_compile.py COMPILER --update                 write the budgets from what was measured
    … --only memory/wire/frame.hpp --only time/parse/to_ns   of these figures only

The unit is what bench/compile/baseline.cpp costs in the same run: a figure of 3 is three times its CPU time, or three times
its peak memory. Headers and channels are those of the tree. The budgets are in bench/compile/budgets.json, by compiler.
Red: tests/tools/check_selftest.py.
"""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import budgets

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include"
SOURCES = ROOT / "bench" / "compile"
BUDGETS = SOURCES / "budgets.json"

FLAGS = ["-std=c++20", "-O2", f"-I{INCLUDE}", "-c"]

# How often g++ collects its garbage depends on the machine's memory and on ulimit; this is how often where there is plenty.
FLAGS_OF_GXX = ["--param=ggc-min-expand=100", "--param=ggc-min-heapsize=131072"]

# A translated compiler loads its messages, and a cache would measure itself.
ENVIRONMENT = dict(os.environ, LC_ALL="C", CCACHE_DISABLE="1")

# How the figures are steadied. Other work on the machine makes a compilation take up to half as much again, for moments and
# for minutes. So each time is divided by the median of the baselines compiled just before and after it, and of a program's
# quotients the better half counts, on average. What is then over its budget is looked at again: what costs more stays over it.
# (A check begins with one round, which is most of its time: a time that is too high by accident gets its second looks, and one that
# is too low by accident is so by less than the tolerance.)
NEAR = 8
ROUNDS = 1
SECOND_LOOKS = 12
ROUNDS_OF_UPDATE = 6

# Chosen from 18 rounds of g++: on an idle machine, beside one more compiler, and with more compilers than cores. Of runs drawn
# from them, against budgets drawn from the idle ones, a share of 0.12 was red for nothing never, and once in a hundred where
# there were more compilers than cores; 0.10 ten times in a hundred beside one more compiler. That is one machine: a processor
# with other caches has other quotients, so the share is twice as large. What is tight is peak memory, which follows how much a
# compiler has to instantiate. It varies by some hundred KiB, by where pages lie, and once in a while by two in a hundred of the
# baseline, when parts of the compiler itself were not in memory: hence the median, and the constant.
TOLERANCE = {
    "time": budgets.Tolerance(share=0.25, constant=0.10),
    "memory": budgets.Tolerance(share=0.03, constant=0.02),
}

BASELINE = "baseline"
BASELINE_STRING = "baseline_string"

# What the project wants of g++ 12: which program, at most how many times the CPU time of which baseline.
TARGET_COMPILER = "g++ 12"
TARGETS = [
    (r"msnp\.hpp", 2.9, BASELINE),
    (r"parse/.*", 13.3, BASELINE_STRING),
    (r"(dispatch|parse)/.*", 29.2, BASELINE),
    (r"parse_serialize/.*", 12.5, BASELINE),
]


def own_peak():
    """Peak KiB of this program. What getrusage() says of it is also that of the program that started it."""
    status = pathlib.Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.search(r"^VmHWM:\s*(\d+) kB$", status, re.MULTILINE)[1])


class Compiler:
    def __init__(self, command, directory):
        self.command = command
        self.output = pathlib.Path(directory) / "output.o"
        macros = subprocess.run(
            [command, "-dM", "-E", "-xc++", "/dev/null"], capture_output=True, text=True, check=True, env=ENVIRONMENT
        ).stdout
        of = dict(re.findall(r"#define (\w+) (\d+)$", macros, re.MULTILINE))
        is_clang = "__clang_major__" in of
        self.name = f"clang++ {of['__clang_major__']}" if is_clang else f"g++ {of['__GNUC__']}"
        self.flags = FLAGS + ([] if is_clang else FLAGS_OF_GXX)

    def compile(self, arguments):
        """(CPU seconds, peak KiB) of the driver and of what it starts: time is their sum, memory that of the largest."""
        command = [self.command, *self.flags, "-o", self.output, *arguments]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
        with process.stderr:
            diagnostics = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"does not compile: {' '.join(map(str, command))}\n{diagnostics}")
        # A process begins as a copy of ours, and the peak of the copy is counted as its own.
        if usage.ru_maxrss <= own_peak():
            sys.exit(f"{' '.join(map(str, command))}: takes less memory than this script, which hides how much")
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def programs(directory):
    """{name: arguments of the compiler}"""
    result = {name: [SOURCES / f"{name}.cpp"] for name in (BASELINE, BASELINE_STRING)}
    for header in sorted(INCLUDE.rglob("*.hpp")):
        name = header.relative_to(INCLUDE / "msnp").as_posix()
        source = pathlib.Path(directory) / (name.replace("/", "-") + ".cpp")
        source.write_text(f"#include <msnp/{name}>\n", encoding="utf-8")
        result[name] = [source]
    for header in sorted((INCLUDE / "msnp" / "channel").glob("*.hpp")):
        if re.match(r"(to|from)_", header.name):
            for work in ("dispatch", "parse", "parse_serialize"):
                result[f"{work}/{header.stem}"] = [f"-DMSNP_CHANNEL={header.stem}", SOURCES / f"{work}.cpp"]
    return result


class Measurement:
    """Each program beside a baseline, so that what slows the machine down meets both."""

    def __init__(self, compiler, sources):
        self.compiler = compiler
        self.sources = sources
        self.baselines = []  # CPU times, in the order in which they were taken
        self.times = {}  # of each program: (how many baselines there were, CPU time)
        self.peaks = {}

    def look(self, names):
        for name in names:
            self.baselines.append(self.compile(BASELINE))
            self.times.setdefault(name, []).append((len(self.baselines), self.compile(name)))

    def compile(self, name):
        time, memory = self.compiler.compile(self.sources[name])
        self.peaks.setdefault(name, []).append(memory)
        return time

    def time(self, name):
        quotients = sorted(
            time / statistics.median(self.baselines[max(0, number - NEAR - 1) : number + NEAR])
            for number, time in self.times[name]
        )
        return statistics.mean(quotients[: max(1, len(quotients) // 2)])

    def memory(self, name):
        return statistics.median(self.peaks[name]) / statistics.median(self.peaks[BASELINE])

    def figure(self, name):
        kind, program = split(name)
        return round(self.time(program) if kind == "time" else self.memory(program), 3)

    def figures(self, names):
        return {name: self.figure(name) for name in names}


def split(figure):
    """time/wire/frame.hpp: (time, wire/frame.hpp)"""
    return figure.split("/", 1)


def tolerance_of(figure):
    return TOLERANCE[split(figure)[0]]


def programs_of(figures):
    return sorted({split(figure)[1] for figure in figures})


def measure(measurement, figures, stored):
    """{figure: measured}; to write budgets (`stored` is None), more rounds for all in place of a second look at some."""
    for _ in range(ROUNDS_OF_UPDATE if stored is None else ROUNDS):
        measurement.look([BASELINE_STRING] * 4 + programs_of(figures))
    for _ in range(0 if stored is None else SECOND_LOOKS):
        measured = measurement.figures(figures)
        measurement.look(programs_of(budgets.over(measured, stored, tolerance_of)))
    return measurement.figures(figures)


def targets(measurement):
    """A line for each target whose program was compiled. One that is not reached turns nothing red: a budget does."""
    if measurement.compiler.name != TARGET_COMPILER:
        return
    for pattern, most, baseline in TARGETS:
        for name in measurement.times:
            if re.fullmatch(pattern, name):
                ratio = measurement.time(name) / (measurement.time(baseline) if baseline != BASELINE else 1)
                verdict = "reached" if ratio <= most else "NOT reached"
                yield f"target: {name} takes {ratio:.1f} times the CPU time of {baseline}.cpp, at most {most}: {verdict}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("compiler")
    budgets.add_options(parser, BUDGETS)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="msnp-") as directory:
        compiler = Compiler(options.compiler, directory)
        sources = programs(directory)
        measurement = Measurement(compiler, sources)
        status = budgets.hold(
            options,
            compiler.name,
            [f"{kind}/{name}" for kind in TOLERANCE for name in sources if name not in (BASELINE, BASELINE_STRING)],
            lambda figures, stored: measure(measurement, figures, stored),
            tolerance_of,
            "CPU time and peak memory to compile, as multiples of the baseline's",
            digits=2,
        )
    for line in targets(measurement):
        print(line)
    return status


if __name__ == "__main__":
    sys.exit(main())
