"""The charts of docs/performance.md, drawn by matplotlib as SVG; see bench_report.py.

They bring their own white ground, so that they can be read on a dark page as well. The colours are Okabe and Ito's, which
most people can tell apart who do not see all colours; lines differ in their marks too. Titles say what is shown and never
what comes out. The same figures give the same bytes: no date, no version, names from a fixed salt.
"""

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({
    "svg.hashsalt": "msnp",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": 11,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.h_pad": 0.12,
    "figure.constrained_layout.w_pad": 0.12,
    "grid.color": "#dddddd",
    "legend.frameon": False,
    "savefig.facecolor": "white",
})

from matplotlib import pyplot  # noqa: E402
from matplotlib.ticker import FuncFormatter, NullFormatter, NullLocator  # noqa: E402

from bench_figures import MIXES, OPERATIONS, SERIES, short  # noqa: E402

COLOURS = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9"]
MARKS = ["o", "s", "^", "D"]
ALTERNATIVES = {
    "http_parser, lines only": "other/http_parser",
    "split into std::string": "other/split",
    "std::istringstream": "other/istringstream",
}


def new_chart(title, y_label):
    figure, axes = pyplot.subplots(figsize=(8.4, 4.5), layout="constrained")
    axes.set_title(title, loc="left", fontsize=12, fontweight="bold")
    axes.set_ylabel(y_label)
    return figure, axes


def draw_bars(axes, series):
    """A group of bars for each corpus: series is {label: [a value for each corpus]}."""
    width = 0.84 / len(series)
    for i, (label, values) in enumerate(series.items()):
        places = [group + (i - (len(series) - 1) / 2) * width for group in range(len(values))]
        bars = axes.bar(places, values, width * 0.94, label=label, color=COLOURS[i])
        axes.bar_label(bars, [f"{value:.1f}" for value in values], fontsize=8, padding=1)
    axes.set_xticks(range(len(MIXES)), list(MIXES))
    axes.tick_params(axis="x", length=0)
    axes.grid(axis="x", visible=False)
    axes.set_ylim(0, 1.18 * max(max(values) for values in series.values()))
    axes.legend(loc="upper left", ncols=len(series), fontsize=9, columnspacing=1.2, handlelength=1.2)


def costs(figures, name, title, x_label, unit, base):
    """What a unit costs against what grows: the series of a chart, each relative to its point number `base`."""
    figure, axes = new_chart(title, f"cost of a {unit}, {'first' if base == 0 else 'last'} point = 1")
    labels, drawn = {}, []
    for i, series in enumerate(series for series in SERIES if series.chart == name):
        points = figures.points(series)
        relative = [point.cost / points[base].cost for point in points]
        axes.plot([point.n for point in points], relative, marker=MARKS[i], color=COLOURS[i], label=series.label, linewidth=1.8)
        labels.update({point.n: point.label for point in points})
        drawn += relative
    axes.set_xscale("log")
    axes.set_xticks(list(labels), list(labels.values()))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xlabel(x_label)
    if max(drawn) > 3:
        axes.set_yscale("log")
        axes.set_ylim(0.7 * min(drawn), 1.5 * max(drawn))
        steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
        axes.set_yticks([step for step in steps if 0.7 * min(drawn) <= step <= 1.5 * max(drawn)])
        axes.yaxis.set_major_formatter(FuncFormatter(lambda step, _: f"{step:g}"))
        axes.yaxis.set_minor_formatter(NullFormatter())
    else:
        axes.set_ylim(0, 1.45 * max(drawn))
    axes.legend(loc="upper right", fontsize=10)
    return figure


def alternatives(figures):
    figure, axes = new_chart("The same traffic without msnp", "times the cost of msnp's dispatch")
    draw_bars(axes, {
        label: [figures.on_mix(other, "msnp/dispatch", mix).value for mix in MIXES] for label, other in ALTERNATIVES.items()
    })
    axes.axhline(1, color="black", linewidth=1.2, linestyle="--")
    axes.text(1, 1, " msnp", transform=axes.get_yaxis_transform(), va="center", fontsize=10)
    return figure


def corpora(figures):
    figure, axes = new_chart("What a command costs", "dispatch of presence = 1")
    unit = figures.per_command("msnp/dispatch", "presence")
    draw_bars(axes, {
        short(operation): [figures.per_command(operation, mix) / unit for mix in MIXES] for operation in OPERATIONS
    })
    return figure


CHARTS = {
    "alternatives": alternatives,
    "corpora": corpora,
    "size": lambda f: costs(f, "size", "A byte's cost by the size of the traffic", "presence traffic", "byte", -1),
    "line_length": lambda f: costs(f, "line_length", "A byte's cost by the length of the line", "bytes in the line", "byte", -1),
    "tokens": lambda f: costs(f, "tokens", "A token's cost by the tokens in the line", "tokens in the line", "token", -1),
    "forms": lambda f: costs(f, "forms", "A command's cost by the forms in the channel", "forms in the channel", "command", 0),
}


def write(figures, directory):
    """Writes all charts."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, draw in CHARTS.items():
        figure = draw(figures)
        figure.savefig(directory / f"{name}.svg", metadata={"Date": None, "Creator": None})
        pyplot.close(figure)
