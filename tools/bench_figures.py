"""What the benchmarks measured, and whether it is what was aimed at; see bench_report.py.

Nothing here knows how a report looks, and no verdict stands anywhere: it is worked out from the figures.
"""

import collections
import re
import statistics

# Corpus -> what is in it; bench/corpus/corpus.hpp.
MIXES = {
    "login": "a server's answer to SYN: groups, 600 contacts, who is online, the profile (MSNP11)",
    "presence": "who comes, goes and changes name or picture: NLN, FLN, ILN, UBX (MSNP11)",
    "chat": "messages, typing notices, who joins and leaves (MSNP9)",
    "p2p": "messages with 1202 bytes of binary data (MSNP9)",
    "client": "what a client says: CHG, UUX, PNG, XFR and the rest (MSNP11)",
}

OPERATIONS = ["msnp/frames", "msnp/dispatch", "msnp/variant", "msnp/decoder", "msnp/deep", "msnp/serialize"]

AT_MOST, AT_LEAST = "≤", "≥"

# The cost of one benchmark as a multiple of another's on the same corpus; corpus -> target.
Comparison = collections.namedtuple("Comparison", "above below bound targets meaning")
COMPARISONS = [
    Comparison("msnp/dispatch", "floor/classify", AT_MOST, {"login": 4.2, "presence": 3.4, "chat": 1.8, "client": 3.6},
               "every frame as a struct with checked fields, against one SSE2 pass over the bytes that only tells blanks and "
               "line feeds from the rest (and goes over payloads too, which dispatch skips)"),
    Comparison("other/split", "msnp/dispatch", AT_LEAST, dict.fromkeys(MIXES, 5),
               "cutting lines into a vector of std::string by hand, nothing checked"),
    Comparison("other/istringstream", "msnp/dispatch", AT_LEAST, {},
               "the same with std::istringstream and operator>>"),
    Comparison("other/http_parser", "msnp/dispatch", AT_LEAST, dict.fromkeys(MIXES, 2.2),
               "http_parser over header lines of the same lengths, without the payloads, no field looked at"),
    Comparison("msnp/variant", "msnp/dispatch", AT_MOST, dict.fromkeys(MIXES, 1.15),
               "a std::variant of every form in place of a visitor"),
    Comparison("msnp/decoder", "msnp/dispatch", AT_MOST, dict.fromkeys(MIXES, 1.3),
               "a decoder fed with segments of 1460 bytes, which cut frames anywhere"),
    Comparison("msnp/deep", "msnp/dispatch", AT_MOST, {},
               "all names decoded and all headers of payloads read, in addition"),
    Comparison("other/ostringstream", "msnp/serialize", AT_LEAST, {**dict.fromkeys(MIXES, 8), "p2p": 5},
               "writing the tokens with std::ostringstream, nothing checked"),
    Comparison("msnp/serialize", "msnp/dispatch", AT_MOST, dict.fromkeys(MIXES, 1.2),
               "writing a command, against reading it (it copies payloads, which dispatch does not touch)"),
]

# Instructions that dispatch is to take at most for a command.
INSTRUCTION_TARGETS = {"login": 560, "presence": 400, "chat": 260, "p2p": 300, "client": 260}

# What grows, and of what the cost is to stay the same. A linear series may cost LINEAR times as much per unit at its end
# as in its middle, where what a line costs whatever its length no longer counts; caches are part of it. A constant one
# may cost CONSTANT times as much per command at its end as at its beginning.
LINEAR, CONSTANT = 1.25, 1.10
Series = collections.namedtuple("Series", "name unit chart label")
SERIES = [
    Series("bytes/dispatch", "byte", "size", "dispatch"),
    Series("bytes/decoder", "byte", "size", "decoder, in segments"),
    Series("byte_by_byte", "byte", "size", "decoder, one byte at a time"),
    Series("line_length/dispatch", "byte", "line_length", "one line, whole"),
    Series("line_length/byte_by_byte", "byte", "line_length", "one line, one byte at a time"),
    Series("tokens/list", "token", "tokens", "VER with so many words, each looked at"),
    Series("tokens/unknown", "token", "tokens", "a verb that nobody knows"),
    Series("tokens/refused", "token", "tokens", "REM with arguments too many, refused"),
    Series("forms/dispatch", "command", "forms", "dispatch, by forms in the channel"),
    Series("forms/variant", "command", "forms", "variant, by forms in the channel"),
]

# (form, a dialect of its own, the dialect beside it, what the line is)
DIALECTS = [
    ("lst_10", "msnp11", "msnp12", "LST of MSNP10 and MSNP11, read as MSNP12"),
    ("lst_10", "msnp10", "msnp9", "LST of MSNP10 and MSNP11, read as MSNP9"),
    ("lst_12", "msnp12", "msnp11", "LST of MSNP12, read as MSNP11"),
    ("lst_8", "msnp9", "msnp10", "LST of MSNP8 and MSNP9, read as MSNP10"),
]

# What one writes by hand, as a multiple of msnp, and that of copying, by kind of text or payload; kind -> how much by hand is to take
# at least.
Text = collections.namedtuple("Text", "title by_hand ours floor kinds targets")
NAMES, PAYLOADS = ["plain", "names", "msnobj"], ["text", "typing", "profile"]
TEXTS = [
    Text("percent-decoding", "other/percent_decode", "msnp/percent_decode", "floor/percent_copy", NAMES,
         {"names": 2, "msnobj": 2}),
    Text("percent-encoding", "other/percent_encode", "msnp/percent_encode", "floor/percent_copy", NAMES, {}),
    Text("envelope parsed", "other/mime_parse", "msnp/mime_parse", "floor/mime_copy", PAYLOADS, dict.fromkeys(PAYLOADS, 3)),
    Text("message parsed", "other/message_parse", "msnp/message_parse", "floor/mime_copy", PAYLOADS, dict.fromkeys(PAYLOADS, 3)),
    Text("message written", "other/message_serialize", "msnp/message_serialize", "floor/mime_copy", PAYLOADS,
         {"text": 1, "typing": 2, "profile": 2}),
]


class Problem(Exception):
    """Something that a person has to mend; its text says what."""


def missing(names):
    text = "benchmarks that are missing: " + ", ".join(sorted(names))
    if any("http_parser" in name for name in names):
        text += "\n(apt-get install libhttp-parser-dev, and configure and build msnp_bench again)"
    if any("classify" in name for name in names):
        text += "\n(floor/classify needs a processor with SSE2)"
    return Problem(text)


def expected(size):
    """The benchmarks without which there is no report; the points of a series come on top."""
    pairs = OPERATIONS + [name for c in COMPARISONS for name in (c.above, c.below)]
    names = {f"{name}/{mix}/{size}" for name in pairs for mix in MIXES}
    names |= {f"scaling/dialect/{form}/{dialect}" for form, *both, _ in DIALECTS for dialect in both}
    names |= {f"{name}/{kind}" for t in TEXTS for name in (t.by_hand, t.ours, t.floor) for kind in t.kinds}
    return names


# ---- figures ---------------------------------------------------------------------------------------------------------

Ratio = collections.namedtuple("Ratio", "value low high")
Point = collections.namedtuple("Point", "n label cost")


class Figures:
    """Google Benchmark's JSON: of each benchmark the CPU time and the counters of every repetition."""

    NANOSECONDS = {"ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}
    UNIT_COUNTERS = {"byte": "bytes_per_second", "token": "items_per_second", "command": "items_per_second"}

    def __init__(self, data):
        self.context = data.get("context", {})
        self.rows = collections.defaultdict(list)
        measured = [row for row in data.get("benchmarks", []) if row.get("run_type") == "iteration"]
        errors = sorted({f"{row['run_name']}: {row.get('error_message')}" for row in measured if row.get("error_occurred")})
        if errors:
            raise Problem("benchmarks that found their own result wrong:\n" + "\n".join(errors))
        for row in sorted(measured, key=lambda row: row["repetition_index"]):
            self.rows[row["run_name"]].append(row)
        self.size = "8MiB" if any(name.endswith("/8MiB") for name in self.rows) else "64KiB"
        self._check()

    def _check(self):
        absent = expected(self.size) - self.rows.keys()
        if absent:
            raise missing(absent)
        if len({len(rows) for rows in self.rows.values()}) != 1:
            raise Problem("some benchmarks have fewer repetitions than others")
        for key in ("compiler", "flags"):
            if key not in self.context:
                raise Problem(f"the figures do not say which {key} made them; see bench/context.cpp")
        if not re.search(r"-O[23s]\b", self.context["flags"]):
            raise Problem(f"msnp_bench was not compiled for speed: {self.context['flags']}")

    @property
    def repetitions(self):
        return min(len(rows) for rows in self.rows.values())

    def times(self, name):
        """Nanoseconds of CPU time, one for each repetition."""
        if name not in self.rows:
            raise missing([name])
        return [row["cpu_time"] * self.NANOSECONDS[row["time_unit"]] for row in self.rows[name]]

    def ratio(self, above, below):
        """Of the medians; and the smallest and the largest of single repetitions, paired by their number."""
        single = [a / b for a, b in zip(self.times(above), self.times(below))]
        return Ratio(statistics.median(self.times(above)) / statistics.median(self.times(below)), min(single), max(single))

    def counter(self, name, counter):
        """The median."""
        if name not in self.rows:
            raise missing([name])
        if any(counter not in row for row in self.rows[name]):
            raise Problem(f"{name}: has no counter {counter}")
        return statistics.median(row[counter] for row in self.rows[name])

    def on_mix(self, above, below, mix):
        """The ratio of two benchmarks on one corpus."""
        return self.ratio(f"{above}/{mix}/{self.size}", f"{below}/{mix}/{self.size}")

    def per_command(self, operation, mix):
        """Nanoseconds."""
        return self.counter(f"{operation}/{mix}/{self.size}", "per_command") * 1e9

    def points(self, series):
        """What a unit of a series costs at each of its points, by size."""
        found = []
        for name in self.rows:
            match = re.fullmatch(rf"scaling/{re.escape(series.name)}/(\d+)(KiB|MiB)?", name)
            if match:
                n = int(match[1]) * {None: 1, "KiB": 2**10, "MiB": 2**20}[match[2]]
                label = f"{match[1]} {match[2]}" if match[2] else match[1]
                found.append(Point(n, label, 1e9 / self.counter(name, self.UNIT_COUNTERS[series.unit])))
        if len(found) < 3:
            raise missing([f"scaling/{series.name}/… (three sizes at least)"])
        return sorted(found)


# ---- verdicts --------------------------------------------------------------------------------------------------------

def short(benchmark):
    """`dispatch` of `msnp/dispatch`."""
    return benchmark.split("/")[-1]


# `reached` is None where there is no target.
Compared = collections.namedtuple("Compared", "comparison mix ratio target reached")
Counted = collections.namedtuple("Counted", "compiler mix count target reached")
Growth = collections.namedtuple("Growth", "series points growth target reached")
OneOff = collections.namedtuple("OneOff", "what ratio target reached")
Beside = collections.namedtuple("Beside", "text kind by_hand floor target reached")


def compared(figures):
    """Each comparison on each corpus."""
    for c in COMPARISONS:
        for mix in MIXES:
            ratio = figures.on_mix(c.above, c.below, mix)
            target = c.targets.get(mix)
            reached = None
            if target is not None:
                reached = ratio.value <= target if c.bound == AT_MOST else ratio.value >= target
            yield Compared(c, mix, ratio, target, reached)


def counted(budgets):
    """The instructions of dispatch, by compiler and corpus."""
    for compiler, counts in sorted(budgets.items()):
        for mix, target in INSTRUCTION_TARGETS.items():
            count = counts[f"dispatch/{mix}"]
            yield Counted(compiler, mix, count, target, count <= target)


def grown(figures):
    """Each series, and how many times as much a unit costs at its end."""
    for series in SERIES:
        points = figures.points(series)
        constant = series.unit == "command"
        start = points[0] if constant else points[len(points) // 2]
        target = CONSTANT if constant else LINEAR
        growth = points[-1].cost / start.cost
        yield Growth(series, points, growth, target, growth <= target)


def one_off(figures):
    """Lines read in the dialect beside their own, against the same lines in their own."""
    for form, own, off, what in DIALECTS:
        ratio = figures.ratio(f"scaling/dialect/{form}/{off}", f"scaling/dialect/{form}/{own}")
        yield OneOff(what, ratio, CONSTANT, ratio.value <= CONSTANT)


def texts(figures):
    """Each operation on each kind of text or payload, beside what one writes by hand and beside copying."""
    for t in TEXTS:
        for kind in t.kinds:
            by_hand = figures.ratio(f"{t.by_hand}/{kind}", f"{t.ours}/{kind}")
            floor = figures.ratio(f"{t.ours}/{kind}", f"{t.floor}/{kind}")
            target = t.targets.get(kind)
            yield Beside(t, kind, by_hand, floor, target, None if target is None else by_hand.value >= target)


def number(value):
    """Three digits, more where they stand in front of the point."""
    return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f}"


def misses(figures, budgets):
    """(a line for each target that is not reached, how many targets there are)"""
    verdicts = []
    for v in compared(figures):
        c = v.comparison
        verdicts.append((v, f"{short(c.above)} ÷ {short(c.below)}, {v.mix}: {number(v.ratio.value)}, target {c.bound} {v.target}"))
    for v in counted(budgets):
        verdicts.append((v, f"instructions of dispatch, {v.mix}, {v.compiler}: {v.count:.0f}, target ≤ {v.target}"))
    for v in grown(figures):
        verdicts.append((v, f"{v.series.label}: a {v.series.unit} costs {number(v.growth)} times as much at the end, target ≤ {v.target}"))
    for v in one_off(figures):
        verdicts.append((v, f"{v.what}: {number(v.ratio.value)} times what it costs in its own, target ≤ {v.target}"))
    for v in texts(figures):
        verdicts.append((v, f"by hand ÷ msnp, {v.text.title}, {v.kind}: {number(v.by_hand.value)}, target ≥ {v.target}"))
    return [line for v, line in verdicts if v.reached is False], sum(v.reached is not None for v, _ in verdicts)
