#!/usr/bin/env python3
"""tools/bench_report.py on figures made up here: what it computes, and what it refuses.

    tests/tools/bench_report_test.py [-v]

Needs no matplotlib; the charts are in bench_charts_test.py. Red: mean in place of median; ">" in place of "<=" in
compared(); count an error as a time of 0; leave out the check of missing benchmarks; print a time in document().
"""

import copy
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOL = ROOT / "tools" / "bench_report.py"
sys.path.insert(0, str(ROOT / "tools"))

import bench_figures  # noqa: E402
import bench_report  # noqa: E402

POINTS = {
    "size": ["64KiB", "256KiB", "1MiB", "4MiB"],
    "line_length": [64, 1024, 4096, 16384],
    "tokens": [2, 32, 512],
    "forms": [1, 4, 16, 64],
}
BUDGETS = {"g++ 12": {f"{operation}/{mix}": 100.0 for operation in ("frames", "dispatch") for mix in bench_figures.MIXES}}


def row(name, repetition, time):
    """A row of Google Benchmark's; everything is one byte, one token, one command."""
    return {
        "name": name,
        "run_name": name,
        "run_type": "iteration",
        "repetition_index": repetition,
        "cpu_time": time,
        "time_unit": "ns",
        "per_command": time * 1e-9,
        "bytes_per_second": 1e9 / time,
        "items_per_second": 1e9 / time,
    }


def sample(**changed):
    """Figures of three repetitions in which every benchmark takes 99, 100 and 110 ns, but for those given: by their name,
    "/" written as "__", the nanoseconds of each repetition."""
    names = bench_figures.expected("8MiB")
    names |= {f"scaling/{series.name}/{point}" for series in bench_figures.SERIES for point in POINTS[series.chart]}
    changed = {name.replace("__", "/"): times for name, times in changed.items()}
    assert changed.keys() <= names, changed.keys() - names
    rows = [row(name, i, time) for name in sorted(names) for i, time in enumerate(changed.get(name, [100.0, 110.0, 99.0]))]
    context = {"compiler": "g++ 12", "flags": "-O3", "cpu": "made up", "num_cpus": 2, "caches": []}
    return {"context": context, "benchmarks": rows}


def without(data, words):
    return {**data, "benchmarks": [row for row in data["benchmarks"] if words not in row["name"]]}


def document(data, budgets=None):
    return bench_report.document(bench_figures.Figures(data), budgets or BUDGETS)


def misses(data, budgets=None):
    return bench_figures.misses(bench_figures.Figures(data), budgets or BUDGETS)


class Values(unittest.TestCase):
    def test_ratio_of_medians_and_of_single_repetitions(self):
        data = sample(other__split__chat__8MiB=[30.0, 90.0, 20.0], msnp__dispatch__chat__8MiB=[10.0, 9.0, 8.0])
        ratio = bench_figures.Figures(data).on_mix("other/split", "msnp/dispatch", "chat")
        self.assertEqual(ratio, (30 / 9, 20 / 8, 90 / 9))
        self.assertIn("| 3.33 (2.50–10.0) ✗ |", document(data))

    def test_repetitions_are_paired_by_number_and_not_by_place(self):
        data = sample(other__split__chat__8MiB=[30.0, 90.0, 20.0])
        whole = document(data)
        random.Random(1).shuffle(data["benchmarks"])
        self.assertEqual(document(data), whole)

    def test_time_units(self):
        data = sample(other__split__chat__8MiB=[0.6, 0.6, 0.6])
        for r in data["benchmarks"]:
            if r["name"] == "other/split/chat/8MiB":
                r["time_unit"] = "us"
        self.assertEqual(bench_figures.Figures(data).on_mix("other/split", "msnp/dispatch", "chat").value, 6)

    def test_aggregates_are_no_repetitions(self):
        data = sample()
        whole = document(data)
        data["benchmarks"].append({**row("other/split/chat/8MiB", 0, 1.0), "run_type": "aggregate", "aggregate_name": "mean"})
        self.assertEqual(document(data), whole)

    def test_numbers(self):
        self.assertEqual([bench_figures.number(value) for value in (0.123, 1.005, 12.34, 123.4)], ["0.12", "1.00", "12.3", "123"])

    def test_a_command_in_units_of_dispatch(self):
        data = sample(msnp__deep__p2p__8MiB=[250.0] * 3)
        self.assertIn("| deep | 1.00 | 1.00 | 1.00 | 2.50 | 1.00 |", document(data))

    def test_by_hand(self):
        data = sample(other__mime_parse__text=[400.0] * 3, floor__mime_copy__text=[25.0] * 3)
        self.assertIn("| envelope parsed, text | ≥ 3 | 4.00 (3.64–4.04) ✓ | 4.00 (3.96–4.40) |", document(data))
        self.assertIn("| percent-encoding, plain | – | 1.00 (1.00–1.00) | 1.00 (1.00–1.00) |", document(data))


class Targets(unittest.TestCase):
    def test_at_most(self):
        for time, reached in ((420.0, True), (421.0, False)):
            lines, _ = misses(sample(msnp__dispatch__login__8MiB=[time] * 3))
            missed = [line for line in lines if line.startswith("dispatch ÷ classify, login")]
            self.assertEqual(missed, [] if reached else ["dispatch ÷ classify, login: 4.21, target ≤ 4.2"])

    def test_at_least(self):
        for time, reached in ((500.0, True), (499.0, False)):
            lines, _ = misses(sample(other__split__login__8MiB=[time] * 3))
            missed = [line for line in lines if line.startswith("split ÷ dispatch, login")]
            self.assertEqual(missed, [] if reached else ["split ÷ dispatch, login: 4.99, target ≥ 5"])

    def test_marks(self):
        made = document(sample(other__split__login__8MiB=[500.0] * 3))
        self.assertIn("| split ÷ dispatch | ≥ 5 | 5.00 (4.55–5.05) ✓ | 1.00 (1.00–1.00) ✗ |", made)
        self.assertIn("| dispatch ÷ classify | ≤ 4.2 / 3.4 / 1.8 / – / 3.6 | 1.00 (1.00–1.00) ✓ |", made)
        self.assertIn("| istringstream ÷ dispatch | – | 1.00 (1.00–1.00) |", made)

    def test_by_hand(self):
        for time, reached in ((300.0, True), (299.0, False)):
            lines, _ = misses(sample(other__message_parse__profile=[time] * 3))
            missed = [line for line in lines if line.startswith("by hand ÷ msnp, message parsed, profile")]
            self.assertEqual(missed, [] if reached else ["by hand ÷ msnp, message parsed, profile: 2.99, target ≥ 3"])

    def test_all_reached(self):
        fast = {
            f"{c.above}/{mix}/8MiB".replace("/", "__"): [1000.0] * 3
            for c in bench_figures.COMPARISONS if c.bound == bench_figures.AT_LEAST for mix in c.targets
        }
        fast |= {f"{t.by_hand}/{kind}".replace("/", "__"): [1000.0] * 3 for t in bench_figures.TEXTS for kind in t.kinds}
        lines, count = misses(sample(**fast))
        self.assertEqual(lines, [])
        self.assertIn(f"{count} of {count} targets are reached.\n\n## ", document(sample(**fast)))

    def test_misses_are_counted_and_listed(self):
        lines, count = misses(sample())
        self.assertIn(f"{count - len(lines)} of {count} targets are reached. These are not:\n\n- {lines[0]}\n", document(sample()))

    def test_instructions(self):
        budgets = copy.deepcopy(BUDGETS)
        budgets["g++ 12"]["dispatch/chat"] = 261.0
        before, count = misses(sample())
        after, count_after = misses(sample(), budgets)
        self.assertEqual(set(after) - set(before), {"instructions of dispatch, chat, g++ 12: 261, target ≤ 260"})
        self.assertEqual(count, count_after)
        self.assertIn("| ≤ 400 ✓ | ≤ 260 ✗ |", document(sample(), budgets))


class Scaling(unittest.TestCase):
    def verdict(self, name, *costs):
        """The row of the series, and whether it is listed as a miss."""
        series = next(series for series in bench_figures.SERIES if series.name == name)
        points = {f"scaling/{name}/{point}".replace("/", "__"): [cost] * 3 for point, cost in zip(POINTS[series.chart], costs)}
        data = sample(**points)
        rows = [line for line in document(data).splitlines() if line.startswith(f"| {series.label} |")]
        self.assertEqual(len(rows), 1)
        missed = any(line.startswith(f"{series.label}: ") for line in misses(data)[0])
        return rows[0], missed

    def test_linear(self):
        line, missed = self.verdict("line_length/dispatch", 80.0, 10.0, 8.0, 8.0)
        self.assertIn("| 64: 10.0 · 1024: 1.25 · 4096: 1.00 · 16384: 1.00 | 1.00 | linear ✓ |", line)
        self.assertFalse(missed)

    def test_quadratic(self):
        line, missed = self.verdict("byte_by_byte", 1.0, 4.0, 16.0, 64.0)
        self.assertIn("| 64 KiB: 0.02 · 256 KiB: 0.06 · 1 MiB: 0.25 · 4 MiB: 1.00 | 4.00 | not linear ✗ |", line)
        self.assertTrue(missed)

    def test_just_linear(self):
        self.assertFalse(self.verdict("tokens/list", 1.0, 100.0, 125.0)[1])
        self.assertTrue(self.verdict("tokens/list", 1.0, 100.0, 126.0)[1])

    def test_forms(self):
        self.assertIn("| 1.09 | constant ✓ |", self.verdict("forms/dispatch", 100.0, 100.0, 100.0, 109.0)[0])
        line, missed = self.verdict("forms/dispatch", 100.0, 110.0, 120.0, 130.0)
        self.assertIn("| 1.30 | not constant ✗ |", line)
        self.assertTrue(missed)

    def test_dialects(self):
        what = "LST of MSNP8 and MSNP9, read as MSNP10"
        self.assertIn(f"| {what} | 1.00 (1.00–1.00) | the same ✓ |", document(sample()))
        data = sample(scaling__dialect__lst_8__msnp10=[150.0] * 3)
        self.assertIn(f"| {what} | 1.50 (1.36–1.52) | not the same ✗ |", document(data))
        self.assertIn(f"{what}: 1.50 times what it costs in its own, target ≤ 1.1", misses(data)[0])


class Report(unittest.TestCase):
    def test_same_input_same_bytes(self):
        self.assertEqual(document(json.loads(json.dumps(sample()))), document(sample()))

    def test_no_time_as_such(self):
        """A machine of a third of the speed gives the same report."""
        slow = sample()
        for r in slow["benchmarks"]:
            r.update(row(r["name"], r["repetition_index"], 3 * r["cpu_time"]))
        self.assertEqual(document(slow), document(sample()))

    def test_what_made_it(self):
        made = document(sample())
        for words in ("made up, 2 cores", "g++ 12", "`-O3`", "3 repetitions", "cmake --workflow --preset report"):
            self.assertIn(words, made)
        self.assertNotIn("mean nothing", made)

    def test_a_quick_run_says_so(self):
        data = json.loads(json.dumps(sample()).replace("8MiB", "64KiB"))
        self.assertIn("these figures mean nothing", document(data))


class Refusals(unittest.TestCase):
    def assert_refused(self, data, words):
        with self.assertRaises(bench_figures.Problem) as caught:
            document(data)
        self.assertIn(words, str(caught.exception))

    def test_missing_benchmark(self):
        self.assert_refused(without(sample(), "msnp/deep/p2p/"), "benchmarks that are missing: msnp/deep/p2p/8MiB")

    def test_missing_text_and_dialect(self):
        self.assert_refused(without(sample(), "percent_encode/names"), "msnp/percent_encode/names, other/percent_encode/names")
        self.assert_refused(without(sample(), "lst_8/msnp10"), "scaling/dialect/lst_8/msnp10")

    def test_missing_http_parser(self):
        self.assert_refused(without(sample(), "other/http_parser"), "apt-get install libhttp-parser-dev")

    def test_missing_points(self):
        data = without(without(sample(), "forms/dispatch/4"), "forms/dispatch/64")
        self.assertIn("scaling/forms/dispatch/16", {r["name"] for r in data["benchmarks"]})
        self.assert_refused(without(data, "forms/dispatch/16"), "scaling/forms/dispatch/… (three sizes at least)")

    def test_nothing_at_all(self):
        self.assert_refused({}, "benchmarks that are missing")

    def test_error(self):
        data = sample()
        broken = next(r for r in data["benchmarks"] if r["name"] == "msnp/variant/chat/8MiB")
        broken.update(error_occurred=True, error_message="a line does not parse", cpu_time=0.0)
        self.assert_refused(data, "msnp/variant/chat/8MiB: a line does not parse")

    def test_lost_repetition(self):
        data = sample()
        del data["benchmarks"][0]
        self.assert_refused(data, "fewer repetitions")

    def test_no_counter(self):
        data = sample()
        for r in data["benchmarks"]:
            if r["name"] == "msnp/frames/chat/8MiB":
                del r["per_command"]
        self.assert_refused(data, "msnp/frames/chat/8MiB: has no counter per_command")

    def test_not_optimised(self):
        data = sample()
        data["context"]["flags"] = "-O0 -g1"
        self.assert_refused(data, "was not compiled for speed: -O0 -g1")

    def test_unknown_compiler(self):
        data = sample()
        del data["context"]["compiler"]
        self.assert_refused(data, "do not say which compiler made them")


class Command(unittest.TestCase):
    """The tool as it is called."""

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="msnp-")
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)

    def call(self, *arguments, **environment):
        command = [sys.executable, TOOL, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})

    def msnp_bench(self, names):
        """A program that lists `names`, and measures what sample() has."""
        program = self.directory / "msnp_bench"
        (self.directory / "run.json").write_text(json.dumps(sample()), encoding="utf-8")
        program.write_text(
            f"#!{sys.executable}\nimport shutil, sys\n"
            "out = [a.split('=', 1)[1] for a in sys.argv if a.startswith('--benchmark_out=')]\n"
            f"shutil.copy({str(self.directory / 'run.json')!r}, out[0]) if out else print({chr(10).join(sorted(names))!r})\n",
            encoding="utf-8",
        )
        program.chmod(0o755)
        return program

    def test_without_matplotlib(self):
        (self.directory / "matplotlib.py").write_text("raise ImportError('no such thing')\n", encoding="utf-8")
        (self.directory / "run.json").write_text(json.dumps(sample()), encoding="utf-8")
        result = self.call("--from", self.directory / "run.json", "--output", self.directory / "out", PYTHONPATH=str(self.directory))
        self.assertEqual(result.returncode, 1)
        self.assertIn("apt-get install python3-matplotlib", result.stderr)
        self.assertFalse((self.directory / "out").exists())

    def test_usage(self):
        for arguments, words in (([], "either a program or --from"), (["x", "--from", "y"], "either a program or --from"),
                                 (["x", "--quick"], "--quick needs --output")):
            result = self.call(*arguments)
            self.assertEqual(result.returncode, 2)
            self.assertIn(words, result.stderr)

    def test_run(self):
        data = bench_report.run(self.msnp_bench(bench_figures.expected("8MiB")), quick=False)
        self.assertEqual(len(data["benchmarks"]), len(sample()["benchmarks"]))
        self.assertEqual(data["context"]["cpu"], bench_report.processor())

    def test_a_missing_benchmark_is_told_before_the_run(self):
        program = self.msnp_bench(bench_figures.expected("64KiB") - {"other/http_parser/chat/64KiB"})
        with self.assertRaises(bench_figures.Problem) as caught:
            bench_report.run(program, quick=True)
        self.assertIn("other/http_parser/chat/64KiB\n(apt-get install libhttp-parser-dev", str(caught.exception))

    def test_a_program_that_fails(self):
        program = self.directory / "fails"
        program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
        program.chmod(0o755)
        with self.assertRaises(subprocess.CalledProcessError):
            bench_report.run(program, quick=False)


if __name__ == "__main__":
    unittest.main()
