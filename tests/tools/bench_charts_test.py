#!/usr/bin/env python3
"""The charts of tools/bench_report.py, on the figures of bench_report_test.py. Needs matplotlib.

    tests/tools/bench_charts_test.py [-v]

Red: leave out svg.hashsalt, or metadata=; leave a chart out of CHARTS; draw 1 in place of a figure; transparent ground.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import bench_report_test as tables

import bench_charts
import bench_figures

SVG = "{http://www.w3.org/2000/svg}"


class Charts(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="msnp-")
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)

    def written(self, data, name="out"):
        """What the tool writes in a process of its own: {path: bytes}."""
        run, out = self.directory / "run.json", self.directory / name
        run.write_text(json.dumps(data), encoding="utf-8")
        command = [sys.executable, tables.TOOL, "--from", run, "--output", out]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("targets are reached", result.stdout)
        return {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*.*")}

    def texts(self, data, chart):
        root = xml.etree.ElementTree.fromstring(self.written(data)[f"performance/{chart}.svg"])
        return [text.text for text in root.iter(SVG + "text")]

    def test_same_input_same_bytes(self):
        first = self.written(tables.sample(), "first")
        self.assertEqual(len(first), 1 + len(bench_charts.CHARTS))
        self.assertEqual(self.written(tables.sample(), "second"), first)

    def test_no_date_and_no_version(self):
        for name, content in self.written(tables.sample()).items():
            self.assertIsNone(re.search(rb"<dc:(date|creator)>|20\d\d-\d\d", content), name)

    def test_the_report_shows_what_is_drawn(self):
        files = self.written(tables.sample())
        shown = set(re.findall(r"!\[[^\]]+\]\(([^)]+)\)", files.pop("performance.md").decode()))
        self.assertEqual(shown, set(files))

    def test_readme_shows_one_of_them(self):
        shown = re.findall(r"!\[[^\]]+\]\(docs/(performance/[^)]+\.svg)\)", (tables.ROOT / "README.md").read_text(encoding="utf-8"))
        self.assertEqual(len(shown), 1)
        self.assertIn(shown[0], self.written(tables.sample()))

    def test_every_series_is_drawn(self):
        for chart in {series.chart for series in bench_figures.SERIES}:
            labels = {series.label for series in bench_figures.SERIES if series.chart == chart}
            self.assertLessEqual(labels, set(self.texts(tables.sample(), chart)), chart)

    def test_bars_are_the_figures(self):
        self.assertNotIn("7.3", self.texts(tables.sample(), "alternatives"))
        changed = tables.sample(other__split__chat__8MiB=[730.0] * 3)
        self.assertIn("7.3", self.texts(changed, "alternatives"))
        self.assertIn("4.2", self.texts(tables.sample(msnp__deep__login__8MiB=[420.0] * 3), "corpora"))

    def test_lines_are_the_figures(self):
        before = self.written(tables.sample())
        after = self.written(tables.sample(scaling__forms__variant__16=[120.0] * 3))
        self.assertEqual({name for name in before if after[name] != before[name]}, {"performance.md", "performance/forms.svg"})

    def test_a_white_ground(self):
        for name, content in self.written(tables.sample()).items():
            if name.endswith(".svg"):
                patch = re.search(rb'<g id="patch_1">\s*<path d="[^"]+" style="fill: #ffffff"', content)
                self.assertIsNotNone(patch, name)


if __name__ == "__main__":
    unittest.main()
