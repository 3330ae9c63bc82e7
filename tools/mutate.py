#!/usr/bin/env python3
"""Puts small faults into the headers, one at a time, and says which of them no test notices.

    tools/mutate.py --sample 20                    20 faults at random; the seed is printed
    tools/mutate.py --sample 20 --seed 7           the same 20 again, as long as the headers are the same
    tools/mutate.py --only ID…                     these; an ID may be a header or the line of one: include/msnp/wire/scan.hpp:98
    tools/mutate.py --list [--only ID…]            only says which there are, one a line
    … --report FILE.json                           also writes what came out, one JSON object a line, as it comes out
    … --report FILE.json --resume                  goes on with a run that was cut

A fault (tools/mutations.py finds them) is killed when a test does not compile, fails, or does not end in time. The test that
mirrors the header comes first, then the others that reach it, the cheapest first: each is compiled to a program of its own,
until one notices. A fault with which the headers alone do not compile is stillborn and does not count; the score is killed /
(killed + survived). So a fault that is killed costs one small program, and one that survives costs them all.

All of it happens in build/mutate, on copies. What compiling and running the tests costs is learnt there once, and each test is
seen green before it may kill. With --flags=-fsanitize=address,undefined a survivor can be looked at more closely.

A survivor that changes nothing that anybody could observe is explained in tools/mutate_explained.json: an object with its file,
kind, line, becomes and nth, as they stand in the report, and the reason, why. It is then counted by itself, and tried only when
its own ID is given. An entry that matches no fault is named at the end of each run.

Exits with 0; with 1 when more survive than --max-survivors; with 2 when the tool can't do its work. Tests outside tests/*_test.cpp
(of consumers, of the tools, of the examples) are not run. Red: tests/tools/mutate_test.py.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True  # the checkout stays as it is

import check_layout  # noqa: E402
import mutations  # noqa: E402

COPIED = ["include", "tests", "examples", "docs"]  # of docs/ two pages are compared with the structs
HEADERS = "include/msnp"
EXPLAINED = "tools/mutate_explained.json"

# No warnings: a fault that only a warning would tell of is not noticed by a test. One error is enough.
FLAGS = ["-std=c++20", "-O0", "-g0", "-w", "-Wfatal-errors", "-pthread"]
INCLUDES = ["-Iinclude", "-Itests", "-Iexamples"]
LIBRARIES = ["-lgtest_main", "-lgtest"]

# A process may take so many times what it takes without a fault, and --timeout more.
PATIENCE = 5

# A loop that fills memory ends as a failed test. In KiB: a test reserves addresses for a line of four gigabytes, and sanitizers
# reserve more than any machine has.
MEMORY = 8 << 20

# What g++ and clang say when a static_assert or the constant evaluation in it fails.
OF_CONSTANTS = re.compile(r"static.assert|constant|constexpr")


class Problem(Exception):
    """Why the tool can't do its work."""


# ---- processes -------------------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Ended:
    """A process that was run."""

    status: int  # None when it took too long
    output: str
    seconds: float


class Processes:
    """Runs processes, with limits, and can end all that run."""

    def __init__(self, limits_memory):
        memory = f"ulimit -v {MEMORY}; " if limits_memory else ""
        self.prefix = ["sh", "-c", f'ulimit -c 0; {memory}exec "$@"', "sh"]
        self.running = set()
        self.lock = threading.Lock()
        self.stopped = False

    def run(self, command, directory, timeout=None):
        begin = time.monotonic()
        with self.lock:
            if self.stopped:
                raise Problem("stopped")
            process = subprocess.Popen(
                self.prefix + command, cwd=directory, text=True, errors="replace", start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )
            self.running.add(process)
        try:
            output, _ = process.communicate(timeout=timeout)
            status = process.returncode
        except subprocess.TimeoutExpired:
            self.end(process)
            output, _ = process.communicate()
            status = None
        except BaseException:
            self.end(process)
            raise
        finally:
            with self.lock:
                self.running.discard(process)
        return Ended(status, output, time.monotonic() - begin)

    @staticmethod
    def end(process):
        """With what it started: a compiler is several processes."""
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def stop(self):
        with self.lock:
            self.stopped = True
            for process in self.running:
                self.end(process)


# ---- the tests of a tree ---------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Verdict:
    """What became of a mutation."""

    outcome: str  # killed, survived, stillborn
    by: str = ""  # the test
    how: str = ""  # asserted, compiled, run, time
    said: str = ""


class Tests:
    """The tests, each as a program of its own; what they cost; which of them notice a mutation."""

    def __init__(self, root, compiler, flags, jobs, timeout):
        self.build = root / "build" / "mutate"
        self.compiler = compiler
        self.flags = FLAGS + flags
        self.jobs = jobs
        self.timeout = timeout
        self.processes = Processes(limits_memory=not any("sanitize" in flag for flag in flags))
        self.original = self.build / "original"
        self.trees = [self.build / f"tree-{i}" for i in range(jobs)]
        for tree in [self.original, *self.trees]:
            copy_tree(root, tree)
        self.tests = sorted(file.relative_to(root).as_posix() for file in (root / "tests").rglob("*_test.cpp"))
        self.headers = self.build / "headers.cpp"
        self.headers.write_text(
            "".join(f"#include <msnp/{header.name}>\n" for header in check_layout.read_headers(root)),
            encoding="utf-8",
        )
        key = " ".join([self.checked([compiler, "--version"]).output.splitlines()[0], *self.flags])
        self.prefix = self.build / "prefix.hpp"
        self.compile_prefix(key)
        self.costs = Costs(self.build / "costs.json", key)
        self.learning = threading.Lock()
        self.seeing = collections.defaultdict(threading.Lock)
        self.read_dependencies()

    def checked(self, command):
        """A process of which nothing but success is expected."""
        try:
            ended = self.processes.run(command, self.original)
        except OSError as error:
            raise Problem(str(error)) from error
        if ended.status != 0:
            raise Problem(f"{' '.join(command)} failed:\n{ended.output}")
        return ended

    def compile_prefix(self, key):
        """GoogleTest's header does not change: it is compiled once for all, which is a third of what a small test costs."""
        text = f"// {key}\n#include <gtest/gtest.h>\n"
        compiled, rule = pathlib.Path(f"{self.prefix}.gch"), pathlib.Path(f"{self.prefix}.d")
        if compiled.exists() and rule.exists() and self.prefix.read_text(encoding="utf-8") == text:
            made = compiled.stat().st_mtime
            if all(pathlib.Path(file).exists() and pathlib.Path(file).stat().st_mtime < made for file in files_of(rule)):
                return
        compiled.unlink(missing_ok=True)
        self.prefix.write_text(text, encoding="utf-8")
        output = ["-MD", "-MF", str(rule), "-o", str(compiled)]
        self.checked([self.compiler, *self.flags, "-x", "c++-header", str(self.prefix), *output])

    def read_dependencies(self):
        """{test: the files of the tree that it includes}, and a digest of what is in them."""
        self.dependencies, self.digests = {}, {}

        def read(test):
            stored = self.costs.of(test)
            files = stored.get("files", [])
            if files and digest_of(self.original, files) == stored.get("digest"):
                return files, stored["digest"]
            rule = self.original / f"{test}.d"
            self.checked([self.compiler, *self.flags, *INCLUDES, "-MM", "-MF", str(rule), test])
            files = files_of(rule)
            digest = digest_of(self.original, files)
            self.costs.note(test, files=files, digest=digest)
            return files, digest

        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            for test, (files, digest) in zip(self.tests, pool.map(read, self.tests)):
                self.dependencies[test], self.digests[test] = set(files), digest
        self.costs.write()

    # ---- one test

    def compile(self, tree, test, program, timeout=None):
        command = [self.compiler, *self.flags, "-include", str(self.prefix), *INCLUDES, test, "-o", str(program), *LIBRARIES]
        return self.processes.run(command, tree, timeout)

    def run(self, tree, program, timeout=None):
        return self.processes.run([str(program), "--gtest_break_on_failure", "--gtest_brief=1"], tree, timeout)

    def see_green(self, test):
        """What is red without a fault can't tell of one. Learns what the test costs."""
        with self.seeing[test]:
            if self.costs.of(test).get("green") == self.digests[test]:
                return
            program = self.original / f"{test}.program"
            compiled = self.compile(self.original, test, program)
            if compiled.status != 0:
                raise Problem(f"{test} does not compile as it is:\n{compiled.output}")
            ran = self.run(self.original, program)
            program.unlink()
            if ran.status != 0:
                raise Problem(f"{test} fails as it is:\n{ran.output}")
            self.costs.note(test, compile=compiled.seconds, run=ran.seconds, green=self.digests[test])
            self.costs.write()

    def limit(self, test, step):
        return self.costs.of(test)[step] * PATIENCE + self.timeout

    # ---- one mutation

    def in_order(self, header):
        """The tests that reach a header, the one that is likeliest to notice first, the others by what they cost."""
        reaching = [test for test in self.tests if header in self.dependencies[test]]
        name = header.removeprefix(HEADERS + "/")
        mirror = check_layout.COVERED_ELSEWHERE.get(name, "tests/" + name.removesuffix(".hpp") + "_test.cpp")
        if mirror in reaching:
            yield mirror
            reaching.remove(mirror)
        with self.learning, concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            list(pool.map(self.see_green, [test for test in reaching if "run" not in self.costs.of(test)]))
        cost = {test: self.costs.of(test)["compile"] + self.costs.of(test)["run"] for test in reaching}
        yield from sorted(reaching, key=lambda test: (cost[test], test))

    def judge(self, mutation, tree):
        """Tries a mutation in a tree of its own, which is afterwards as it was."""
        file = tree / mutation.file
        text = file.read_text(encoding="utf-8")
        file.write_text(mutation.apply(text), encoding="utf-8")
        try:
            for test in self.in_order(mutation.file):
                self.see_green(test)
                verdict = self.notices(test, tree)
                if verdict:
                    return verdict
            return Verdict("survived")
        finally:
            file.write_text(text, encoding="utf-8")

    def notices(self, test, tree):
        """The verdict of a test that notices, or None."""
        program = tree / "program"
        compiled = self.compile(tree, test, program, self.limit(test, "compile"))
        if compiled.status is None:
            return Verdict("killed", test, "time", "compiling took too long")
        if compiled.status != 0:
            # Only now are the headers compiled alone: it takes time, and where a test compiles they do.
            alone = self.processes.run([self.compiler, *self.flags, *INCLUDES, "-fsyntax-only", str(self.headers)], tree)
            if alone.status != 0:
                return Verdict("stillborn", said=first_error(alone.output))
            said = first_error(compiled.output)
            return Verdict("killed", test, "asserted" if OF_CONSTANTS.search(said) else "compiled", said)
        ran = self.run(tree, program, self.limit(test, "run"))
        program.unlink()
        if ran.status is None:
            return Verdict("killed", test, "time", "running took too long")
        if ran.status != 0:
            failure = re.search(r"^(?:(\S+:\d+)|unknown file): Failure\n(.*)", ran.output, re.MULTILINE)
            return Verdict("killed", test, "run", failure.group(1) or failure.group(2) if failure else f"status {ran.status}")
        return None


class Costs:
    """What is known of each test, in a file, by compiler and flags."""

    def __init__(self, file, key):
        self.file = file
        self.everything = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        self.tests = self.everything.setdefault(key, {})
        self.lock = threading.Lock()

    def of(self, test):
        return self.tests.get(test, {})

    def note(self, test, **figures):
        with self.lock:
            self.tests[test] = {**self.of(test), **figures}

    def write(self):
        """In one go, for the next run reads it even if this one is ended while it writes."""
        with self.lock:
            new = self.file.with_suffix(".new")
            new.write_text(json.dumps(self.everything, indent=1), encoding="utf-8")
            new.replace(self.file)


def copy_tree(root, tree):
    if tree.exists():
        shutil.rmtree(tree)
    for name in COPIED:
        if (root / name).exists():
            shutil.copytree(root / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))


def files_of(rule):
    """What a compiler's make rule depends on."""
    return rule.read_text(encoding="utf-8").replace("\\\n", " ").split(":", 1)[1].split()


def digest_of(root, files):
    digest = hashlib.sha256()
    for file in files:
        path = root / file
        digest.update(f"{file}\0".encode() + (path.read_bytes() if path.exists() else b"gone") + b"\0")
    return digest.hexdigest()


def first_error(output):
    """The first thing that the compiler does not like, without its path to it."""
    lines = [line for line in output.splitlines() if re.search(r"\berror\b", line)]
    return lines[0] if lines else output[:200]


# ---- what is tried, and what came out --------------------------------------------------------------------------------


def candidates(root):
    """Every mutation of the headers."""
    texts = {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in sorted((root / HEADERS).rglob("*.hpp"))
    }
    if not texts:
        raise Problem(f"{HEADERS}: no headers")
    enumerators = {}
    for text in texts.values():
        enumerators.update(mutations.enumerators_in(text))
    return [mutation for file, text in texts.items() for mutation in mutations.mutations(file, text, enumerators)]


def select(found, only):
    """Those whose ID is one of `only` or goes on where one of them ends."""
    chosen = {mutation.id for mutation in found} if not only else set()
    for name in only:
        named = {mutation.id for mutation in found if mutation.id == name or mutation.id.startswith(name + ":")}
        if not named:
            raise Problem(f"no mutation {name}; --list has all")
        chosen |= named
    return [mutation for mutation in found if mutation.id in chosen]


def read_explained(root):
    """{identity: why}"""
    file = root / EXPLAINED
    entries = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    try:
        return {
            (entry["file"], entry["kind"], entry["line"], entry["becomes"], entry.get("nth", 1)): entry["why"]
            for entry in entries
        }
    except (KeyError, TypeError) as error:
        raise Problem(f"{EXPLAINED}: an entry without {error}") from error


def stale(explained, found):
    """A line for each explanation of what is not there any more."""
    there = {mutation.identity for mutation in found}
    return [
        f"{EXPLAINED}: matches nothing: {file}: {kind}: {line} -> {becomes}{f' ({nth})' if nth > 1 else ''}"
        for file, kind, line, becomes, nth in explained
        if (file, kind, line, becomes, nth) not in there
    ]


class Report:
    """A file of JSON lines: the plan, a result for each mutation, and in the end a summary."""

    def __init__(self, file):
        self.file = file
        self.lock = threading.Lock()

    def read(self):
        """(plan, results) of a run that was cut. What was written last may be half a line."""
        if not self.file.exists():
            raise Problem(f"{self.file}: does not exist")
        objects, whole = [], 0
        for line in self.file.read_bytes().splitlines(keepends=True):
            try:
                objects.append(json.loads(line))
            except ValueError:
                break
            if not line.endswith(b"\n"):
                objects.pop()
                break
            whole += len(line)
        if not objects or "chosen" not in objects[0]:
            raise Problem(f"{self.file}: is no report")
        os.truncate(self.file, whole)
        return objects[0], [each for each in objects[1:] if "outcome" in each]

    def write(self, what):
        if self.file:
            with self.lock, self.file.open("a", encoding="utf-8") as out:
                out.write(json.dumps(what) + "\n")


def plan_of(options, root, found, explained):
    """What a new run is going to do; a report begins with it."""
    chosen = select(found, options.only)
    if options.sample is not None:
        picked = set(random.Random(options.seed).sample(range(len(chosen)), min(options.sample, len(chosen))))
        chosen = [mutation for i, mutation in enumerate(chosen) if i in picked]
    passed = [each.id for each in chosen if each.identity in explained and each.id not in options.only]
    return {
        "seed": options.seed,
        "compiler": options.compiler,
        "flags": options.flags,
        "digest": digest_of_tree(root),
        "candidates": len(found),
        "chosen": [mutation.id for mutation in chosen if mutation.id not in passed],
        "explained": passed,
    }


def digest_of_tree(root):
    files = [file for name in COPIED for file in sorted((root / name).rglob("*")) if file.is_file() and file.suffix != ".pyc"]
    return digest_of(root, [file.relative_to(root).as_posix() for file in files])


def told(result):
    """A result as a line."""
    ways = {
        "asserted": "a static_assert of {by}: {said}",
        "compiled": "{by} does not compile: {said}",
        "run": "{by}: {said}",
        "time": "{by}: {said}",
        "": "{said}",
    }
    return f"{result['outcome']:9} {result['id']}  {ways[result['how']].format(**result)}  ({result['seconds']:.1f} s)"


def summary_of(plan, results, by_id, explained):
    count = collections.Counter(result["outcome"] for result in results)
    ways = collections.Counter(result["how"] for result in results if result["outcome"] == "killed")
    survivors = [result["id"] for result in results if result["outcome"] == "survived"]
    understood = [name for name in survivors if by_id[name].identity in explained]
    survivors = [name for name in survivors if name not in understood]
    counted = count["killed"] + len(survivors)
    return {
        "seed": plan["seed"],
        "killed": count["killed"],
        "killed_by": dict(sorted(ways.items())),
        "survived": len(survivors),
        "explained": len(understood) + len(plan["explained"]),
        "stillborn": count["stillborn"],
        "score": round(count["killed"] / counted, 4) if counted else None,
        "survivors": survivors,
    }


def print_summary(plan, summary, by_id, explained, results):
    print(f"\nseed {summary['seed']}: {len(plan['chosen']) + len(plan['explained'])} of {plan['candidates']} mutations")
    ways = {"asserted": "by a static_assert", "compiled": "by another compile error", "run": "at run time", "time": "by time-out"}
    killed_by = ", ".join(f"{number} {ways[how]}" for how, number in summary["killed_by"].items())
    print(f"killed    {summary['killed']}{f': {killed_by}' if killed_by else ''}")
    print(f"survived  {summary['survived']}")
    print(f"explained {summary['explained']}" + (f", {len(plan['explained'])} of them not tried" if plan["explained"] else ""))
    print(f"stillborn {summary['stillborn']}")
    print(f"score     {summary['score']:.1%}" if summary["score"] is not None else "score     none")
    for result in results:
        if result["outcome"] == "killed" and by_id[result["id"]].identity in explained:
            print(f"{EXPLAINED}: was killed all the same: {result['id']}")
    for name in summary["survivors"]:
        print(f"\n{name}\n    {by_id[name].shown}")


# ---- runs ------------------------------------------------------------------------------------------------------------


def try_all(tests, chosen, report, shown):
    """Judges mutations, each in the tree of its worker, and gives the results as they end."""
    trees = list(tests.trees)

    def judge(mutation):
        tree = trees.pop()
        try:
            begin = time.monotonic()
            verdict = tests.judge(mutation, tree)
        finally:
            trees.append(tree)
        return {
            "id": mutation.id,
            **dataclasses.asdict(verdict),
            "seconds": round(time.monotonic() - begin, 1),
            "file": mutation.file,
            "kind": mutation.kind,
            "line": mutation.line,
            "becomes": mutation.becomes,
            "nth": mutation.nth,
        }

    results = []
    pool = concurrent.futures.ThreadPoolExecutor(tests.jobs)
    try:
        for future in concurrent.futures.as_completed([pool.submit(judge, mutation) for mutation in chosen]):
            result = future.result()
            report.write(result)
            results.append(result)
            shown(result)
    finally:
        tests.processes.stop()
        pool.shutdown(cancel_futures=True)
    return results


def run(options):
    root = options.root.resolve()
    found = candidates(root)
    by_id = {mutation.id: mutation for mutation in found}
    explained = read_explained(root)
    if options.list:
        for mutation in select(found, options.only):
            why = explained.get(mutation.identity)
            print(f"{mutation.id}  {mutation.shown}" + (f"  ({why})" if why else ""))
        for line in stale(explained, found):
            print(line)
        return 0

    report = Report(options.report)
    if options.resume:
        plan, results = report.read()
        if plan["digest"] != digest_of_tree(root) or not by_id.keys() >= set(plan["chosen"]):
            raise Problem(f"{options.report}: the headers or the tests are not those of this report")
    else:
        if options.report:
            if options.report.exists():
                raise Problem(f"{options.report}: exists; --resume goes on with it")
            options.report.parent.mkdir(parents=True, exist_ok=True)
        plan, results = plan_of(options, root, found, explained), []
        report.write(plan)
    done = {result["id"] for result in results}
    chosen = [by_id[name] for name in plan["chosen"] if name not in done]
    total = len(plan["chosen"])
    print(f"seed {plan['seed']}: {total} of {plan['candidates']} mutations, {len(chosen)} to be tried", flush=True)

    def shown(result):
        done.add(result["id"])
        print(f"{len(done)}/{total} {told(result)}", flush=True)

    if chosen:
        tests = Tests(root, plan["compiler"], plan["flags"].split(), options.jobs, options.timeout)
        results += try_all(tests, chosen, report, shown)
    summary = summary_of(plan, results, by_id, explained)
    report.write({"summary": summary})
    print_summary(plan, summary, by_id, explained, results)
    for line in stale(explained, found):
        print(line)
    return 1 if options.max_survivors is not None and summary["survived"] > options.max_survivors else 0


def main():
    kinds = "kinds:\n" + "".join(f"  {kind:15} {what}\n" for kind, what in mutations.KINDS.items())
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=kinds, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", action="store_true", help="print the mutations that there are")
    parser.add_argument("--sample", type=int, metavar="N", help="try N at random, of those that --only names or of all")
    parser.add_argument("--seed", type=int, help="of the sample; random by default")
    parser.add_argument("--only", nargs="+", default=[], metavar="ID", help="file:line:column:kind, or the front of one")
    parser.add_argument("--compiler", default="g++", help="default: %(default)s")
    parser.add_argument("--flags", default="", help="flags for it besides those of the tool, in one word")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="so many mutations at a time; default: %(default)s")
    parser.add_argument(
        "--timeout", type=float, default=10, metavar="SECONDS",
        help=f"how much longer than {PATIENCE} times its usual time a test may compile or run; default: %(default)s",
    )
    parser.add_argument("--report", type=pathlib.Path, metavar="FILE.json", help="write what comes out there as well")
    parser.add_argument("--resume", action="store_true", help="go on with the run of the report")
    parser.add_argument("--max-survivors", type=int, metavar="N", help="exit with 1 if more survive")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    options = parser.parse_args()
    if options.resume and (not options.report or options.sample is not None or options.only or options.seed is not None):
        parser.error("--resume takes what is to be tried from --report, and nothing else")
    if not (options.list or options.resume or options.only or options.sample is not None):
        parser.error("say what is to be tried: --sample, --only, --resume, or --list")
    if options.jobs < 1:
        parser.error("--jobs: at least 1")
    if options.seed is None:
        options.seed = random.SystemRandom().randrange(1_000_000)

    def ended(*_):
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, ended)
    try:
        return run(options)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("cut" + ("; --resume goes on" if options.report else ""), file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
