"""Figures that were measured against budgets that are stored: a JSON file of figures by compiler and name.

Imported by the checks that measure. Red: tests/tools/check_selftest.py.
"""

import dataclasses
import json
import pathlib
import sys


@dataclasses.dataclass(frozen=True)
class Tolerance:
    """How far a figure may be over its budget; and how far below, before the gain is worth a new budget."""

    share: float  # of the budget
    constant: float = 0.0  # in the figure's unit, for figures so small that noise is not a share of them

    def exceeded(self, measured, budget):
        return measured > budget * (1 + self.share) + self.constant

    def gained(self, measured, budget):
        return measured < budget * (1 - self.share) - self.constant


def add_options(parser, file):
    parser.add_argument("--update", action="store_true", help="write the budgets from what was measured")
    parser.add_argument("--only", action="append", metavar="NAME", help="measure this one; may be given several times")
    parser.add_argument("--budgets", type=pathlib.Path, default=file, metavar="FILE", help="default: %(default)s")


def read(file):
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def select(names, only):
    unknown = sorted(set(only or []) - set(names))
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; there are {', '.join(names)}")
    return [name for name in names if not only or name in only]


def over(measured, stored, tolerance_of):
    """Names of the budgets that are exceeded."""
    return [
        name for name in sorted(measured.keys() & stored.keys()) if tolerance_of(name).exceeded(measured[name], stored[name])
    ]


def compare(measured, stored, tolerance_of, digits=1):
    """(lines to print, whether a budget is exceeded, missing or without a figure)"""
    lines = []
    exceeded = over(measured, stored, tolerance_of)
    width = max((len(name) for name in measured), default=0)
    for name in sorted(measured.keys() | stored.keys()):
        if name not in measured or name not in stored:
            lines.append(f"{name}: {'no budget' if name not in stored else 'not measured'}; --update writes the budgets")
            continue
        verdict = ""
        if name in exceeded:
            verdict = "  over the budget"
        elif tolerance_of(name).gained(measured[name], stored[name]):
            verdict = "  a gain: --update"
        change = measured[name] / stored[name] - 1
        lines.append(
            f"{name:{width}} {measured[name]:8.{digits}f}  budget {stored[name]:8.{digits}f}  {change:+7.1%}{verdict}"
        )
    return lines, bool(exceeded) or measured.keys() != stored.keys()


def hold(options, compiler, names, measure, tolerance_of, title, digits=1):
    """Holds the {name: figure} of `measure(names, stored)` against the budgets, or writes them; the exit status.

    `stored` is None where they are written.
    """
    names = select(names, options.only)
    everything = read(options.budgets)
    stored = everything.get(compiler, {})
    if not stored and not options.update:
        print(f"no budgets for {compiler}; those of {', '.join(sorted(everything)) or 'no compiler'} are stored")
        return 1
    others = {name: budget for name, budget in stored.items() if options.only and name not in names}
    stored = {name: budget for name, budget in stored.items() if name not in others}
    measured = measure(names, None if options.update else stored)
    if options.update:
        everything[compiler] = {**others, **measured}
        options.budgets.write_text(json.dumps(everything, indent=4, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    lines, red = compare(measured, stored, tolerance_of, digits)
    print(f"{title}, {compiler}:")
    print("\n".join(lines))
    return 1 if red else 0
