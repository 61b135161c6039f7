#!/usr/bin/env python3
"""Measure what `featurestore verify` finds with no fixture at all, over pairs whose right answers are known beforehand.

    skew_bench.py                          # build, then all sets; exits with 1 where a bar is missed
    skew_bench.py --no-build --seeds 3     # as built, fewer seeds of the right pairs
    skew_bench.py --only 'Card*'           # some pairs; no bars then

Every truth*.json beside this file is a set: its name, and for each pair its kind (wrong-sql, wrong-swift, right, alike),
the classes of cause that may be named first, the wrong line, and where the bug comes from. Benchmarks/SkewBench.md says
what is measured and how to add a pair.
"""

import argparse, fnmatch, glob, json, os, statistics, subprocess, sys, time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

FOLDER = os.path.dirname(os.path.abspath(__file__))
# What one side does by itself, as opposed to a question that the two answer differently.
ALONE = {"order-dependent", "future-leak", "unknown-leak", "foreign-leak", "beyond-reads", "delivery-dependent",
         "not-repeatable", "decision-violated", "golden-contradicted"}
# The set that nobody has tuned to: the one that was written last.
BLIND = "held-out"
# The bars of the issue; the blind set has its own for detection.
BARS = {"detection": 0.99, "blind detection": 0.97, "false alarms": 0, "rows, median": 1, "rows, 95th percentile": 4,
        "cause first": 0.90, "alike caught": 0.80, "seconds": 10.0, "cases per second": 50_000}


def views_of(report):
    """What a JSON report says of each view: its conclusion, and its findings in the order in which they are told.

    The only place that knows the form of the report.
    """
    views = {}
    for view in report["views"]:
        findings, cases = [], 0
        for warehouse in view["warehouses"]:
            cases += (warehouse.get("attack") or {}).get("cases", 0)
            for finding in warehouse["findings"]:
                smallest = finding.get("smallest") or {}
                explanation = smallest.get("explanation") or {}
                causes = explanation.get("causes") or []
                findings.append({
                    "kind": finding["kind"], "feature": finding.get("feature"), "causes": [cause["class"] for cause in causes],
                    "rows": sum(len(table["rows"]) for table in smallest["scenario"]["tables"]) if smallest else None,
                    # Where the first cause says that each half decides it.
                    "lines": {side: cause[side]["line"] for cause in causes[:1] for side in ("sql", "swift")
                              if cause.get(side)}})
        views[view["view"]] = {"conclusion": view["conclusion"], "findings": findings, "cases": cases,
                               "reasons": [reason for w in view["warehouses"] for reason in w["reasons"]]}
    return views


def headline(findings):
    """The finding that a reader is to start with: the first on which the sides differ, else the first."""
    differing = [finding for finding in findings if finding["kind"] not in ALONE]
    return (differing or findings)[0]


class Bench:
    def __init__(self, options):
        self.options = options
        self.program = options.program or f"{FOLDER}/.build/{options.configuration}/skew-bench"

    def build(self):
        subprocess.run(["swift", "build", "-c", self.options.configuration, "--static-swift-stdlib", "--package-path", FOLDER,
                        "--product", "skew-bench"], check=True, stdout=sys.stderr)

    def verify(self, names, seed, fixtures=False, more=()):
        """Seconds, and what the report says of each view; one process."""
        command = [self.program, "verify", *names, "--seed", str(seed), "--format", "json", "--no-journal",
                   "--jobs", str(min(64, max(1, (os.cpu_count() or 1) // self.options.jobs))), *more]
        if not fixtures: command.append("--no-fixtures")
        start = time.monotonic()
        try:
            done = subprocess.run(command, cwd=FOLDER, capture_output=True, timeout=self.options.timeout * max(1, len(names)))
        except subprocess.TimeoutExpired:
            return self.options.timeout, {name: crashed(f"no verdict in {self.options.timeout} s") for name in names}
        seconds = time.monotonic() - start
        if done.returncode not in (0, 1, 3):
            message = done.stderr.decode(errors="replace").strip().splitlines()
            return seconds, {name: crashed(f"exit code {done.returncode}: {' '.join(message[-2:])}") for name in names}
        return seconds, views_of(json.loads(done.stdout))

    def each(self, pairs, work):
        """The work for each pair, in the order of the pairs, by as many processes at a time as --jobs says."""
        with ThreadPoolExecutor(self.options.jobs) as pool:
            for position, (pair, result) in enumerate(zip(pairs, pool.map(work, pairs)), 1):
                if sys.stderr.isatty(): print(f"\r{position}/{len(pairs)} {pair['name']:30}", end="", file=sys.stderr)
                yield pair, result
        if sys.stderr.isatty(): print("\r" + " " * 50, end="\r", file=sys.stderr)


def crashed(reason):
    return {"conclusion": "no report", "findings": [], "cases": 0, "reasons": [reason]}


def measure_wrong(bench, pairs, missed):
    """Detection, size of the counterexample, cause and time of wrong pairs."""
    figures = {"pairs": len(pairs), "found": 0, "by comparison": 0, "named": 0, "line": 0, "rows": [], "seconds": []}
    for pair, (seconds, views) in bench.each(pairs, lambda p: bench.verify([p["name"]], bench.options.seed)):
        view = views[pair["name"]]
        figures["seconds"].append((seconds, pair["name"]))
        if view["conclusion"] != "diverged" or not view["findings"]:
            missed.append((pair, f"NOT FOUND ({view['conclusion']})", pair["why"] + " " + " ".join(view["reasons"])[:160]))
            continue
        first = headline(view["findings"])
        figures["found"] += 1
        figures["by comparison"] += first["kind"] not in ALONE
        if first["rows"] is not None: figures["rows"].append(first["rows"])
        if first["rows"] is None or first["rows"] > BARS["rows, 95th percentile"]:
            missed.append((pair, f"{first['rows'] if first['rows'] is not None else 'unknown number of'} rows", pair["why"]))
        named = first["causes"][0] if first["causes"] else None
        figures["named"] += named in pair["causes"]
        figures["line"] += first["lines"].get(pair["kind"].split("-")[1]) == pair["line"]
        if named not in pair["causes"]:
            rank = next((i + 1 for i, cause in enumerate(first["causes"]) if cause in pair["causes"]), None)
            missed.append((pair, f"cause {named or 'not named'}, expected {'/'.join(pair['causes'])}"
                           + (f" (named as {rank})" if rank else ""), pair["why"]))
    return figures


def measure_right(bench, pairs, missed):
    """False alarms of right pairs over the seeds; one process a seed."""
    figures = {"pairs": len(pairs), "runs": 0, "alarms": 0, "undecided": 0}
    names = [pair["name"] for pair in pairs]
    seeds = range(bench.options.seed, bench.options.seed + bench.options.seeds) if pairs else []
    told = set()
    with ThreadPoolExecutor(bench.options.jobs) as pool:
        for seed, (_, views) in zip(seeds, pool.map(lambda s: bench.verify(names, s), seeds)):
            for pair in pairs:
                view = views[pair["name"]]
                figures["runs"] += 1
                if view["conclusion"] == "agreed": continue
                figures["alarms" if view["conclusion"] == "diverged" else "undecided"] += 1
                if (pair["name"], view["conclusion"]) in told: continue
                told.add((pair["name"], view["conclusion"]))
                seen = ", ".join(f"{f['kind']} {f['feature'] or ''}".strip() for f in view["findings"][:3])
                missed.append((pair, f"{'FALSE ALARM' if view['conclusion'] == 'diverged' else view['conclusion']} (seed "
                               f"{seed})", seen or " ".join(view["reasons"])[:160]))
    return figures


def measure_alike(bench, pairs, missed):
    """Which of the pairs that are wrong alike are caught, and by what; golden values are those of Fixtures/."""
    figures = {"pairs": len(pairs), "caught": 0, "by": Counter()}
    for pair, (_, views) in bench.each(pairs, lambda p: bench.verify([p["name"]], bench.options.seed, fixtures=True)):
        kinds = {finding["kind"] for finding in views[pair["name"]]["findings"]}
        by = {"decision" if k == "decision-violated" else "golden" if k == "golden-contradicted" else "property"
              for k in kinds & ALONE}
        if by:
            figures["caught"] += 1
            figures["by"][pair["caught_by"] if pair["caught_by"] in by else sorted(by)[0]] += 1
        else:
            missed.append((pair, f"NOT CAUGHT (by {pair['caught_by']})", pair["why"]))
        if kinds - ALONE: missed.append((pair, f"differs: {', '.join(sorted(kinds - ALONE))}", "the bench is at fault"))
    return figures


def measure_speed(bench, pairs):
    """Invented cases per second: how much longer many cases take than few, so that starting does not count."""
    few, many = 2_000, 2_000 + bench.options.speed_cases
    rates = []
    for pair in pairs[:: max(1, len(pairs) // 5)][:5]:
        runs = [bench.verify([pair["name"]], bench.options.seed, more=["--cases", str(count), "--budget", "10m"])
                for count in (few, many)]
        cases = [views[pair["name"]]["cases"] for _, views in runs]
        if cases[1] > cases[0] and runs[1][0] > runs[0][0]: rates.append((cases[1] - cases[0]) / (runs[1][0] - runs[0][0]))
    return rates


def percentile(values, fraction): return sorted(values)[max(0, -(-int(fraction * 100) * len(values) // 100) - 1)]


def share(part, whole): return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"


class Bars:
    def __init__(self): self.failed = []

    def line(self, set_name, what, text, value=None, bar=None, at_least=True):
        holds = bar is None or value is None or (value >= bar if at_least else value <= bar)
        if not holds: self.failed.append(f"{set_name}: {what}")
        limit = "" if bar is None else f"   bar {'≥' if at_least else '≤'} {bar}{'' if holds else '   MISSED'}"
        print(f"  {what:28} {text}{limit}")


def report(name, wrong, right, alike, bars):
    print(f"\n{name}")
    both = {"pairs": sum(w["pairs"] for w in wrong.values())}
    if both["pairs"]:
        for side, figures in wrong.items():
            if figures["pairs"]: bars.line(name, f"found, bug in {side}", share(figures["found"], figures["pairs"]))
        found, named = sum(w["found"] for w in wrong.values()), sum(w["named"] for w in wrong.values())
        bar = BARS["blind detection" if name == BLIND else "detection"]
        bars.line(name, "found", share(found, both["pairs"]), found / both["pairs"], bar)
        bars.line(name, "  by comparing the sides", share(sum(w["by comparison"] for w in wrong.values()), both["pairs"]))
        bars.line(name, "cause named first", share(named, both["pairs"]), named / both["pairs"], BARS["cause first"])
        bars.line(name, "wrong line named first", share(sum(w["line"] for w in wrong.values()), both["pairs"]))
        rows = [count for w in wrong.values() for count in w["rows"]]
        for what, value in (("rows, median", statistics.median(rows) if rows else None),
                            ("rows, 95th percentile", percentile(rows, 0.95) if rows else None)):
            bars.line(name, what, "unknown" if value is None else f"{value:g}", float("inf") if value is None else value,
                      BARS[what], at_least=False)
        timed = sorted((s for w in wrong.values() for s in w["seconds"]), reverse=True)
        seconds = [s for s, _ in timed]
        bars.line(name, "seconds a view", f"median {statistics.median(seconds):.2f}, most {max(seconds):.2f}", max(seconds),
                  BARS["seconds"], at_least=False)
        print("    slowest: " + ", ".join(f"{view} {s:.1f}" for s, view in timed[:5]))
    if right["pairs"]:
        bars.line(name, "false alarms", f"{right['alarms']} in {right['runs']} runs of {right['pairs']} right pairs",
                  right["alarms"], BARS["false alarms"], at_least=False)
        if right["undecided"]: bars.line(name, "  undecided", f"{right['undecided']} runs")
    if alike["pairs"]:
        by = ", ".join(f"{count} by {what}" for what, count in sorted(alike["by"].items()))
        bars.line(name, "wrong alike, caught", share(alike["caught"], alike["pairs"]) + (f": {by}" if by else ""),
                  alike["caught"] / alike["pairs"], BARS["alike caught"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--no-build", action="store_true", help="use the program as it was built")
    parser.add_argument("--configuration", default="release", help="release or debug")
    parser.add_argument("--program", help="another build of the program")
    parser.add_argument("--set", action="append", help="only this set; may be given again")
    parser.add_argument("--only", default="*", help="only pairs of this name or glob; no bars then")
    parser.add_argument("--kind", default="*", help="only pairs of this kind, as wrong-*; no bars then")
    parser.add_argument("--seed", type=int, default=1, help="the seed, and the first of those of the right pairs")
    parser.add_argument("--seeds", type=int, default=20, help="how many seeds right pairs are verified with")
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time, which share the cores; times say little with more than one")
    parser.add_argument("--timeout", type=float, default=120, help="seconds that one view may take")
    parser.add_argument("--speed-cases", type=int, default=100_000, help="cases over which speed is measured; 0: not at all")
    options = parser.parse_args()
    truths = []
    for path in sorted(glob.glob(f"{FOLDER}/truth*.json")):
        with open(path, encoding="utf-8") as file: truths.append(json.load(file))
    truths = [truth for truth in truths if not options.set or truth["set"] in options.set]
    if not truths: sys.exit(f"there is no such set: {', '.join(options.set or [])}")
    bench, bars, missed, rights = Bench(options), Bars(), [], []
    if not options.no_build and not options.program: bench.build()
    for truth in truths:
        pairs = [pair for pair in truth["pairs"] if fnmatch.fnmatchcase(pair["name"], options.only)
                 and fnmatch.fnmatchcase(pair["kind"], options.kind)]
        of_kind = lambda kind: [pair for pair in pairs if pair["kind"] == kind]
        wrong = {side: measure_wrong(bench, of_kind(kind), missed)
                 for side, kind in (("SQL", "wrong-sql"), ("Swift", "wrong-swift"))}
        rights += of_kind("right")
        report(truth["set"], wrong, measure_right(bench, of_kind("right"), missed),
               measure_alike(bench, of_kind("alike"), missed), bars)
    if options.speed_cases and rights:
        rates = measure_speed(bench, rights)
        print("\nspeed")
        bars.line("speed", "cases a second and view", f"median {statistics.median(rates):,.0f}, least {min(rates):,.0f}" if rates
                  else "unknown", statistics.median(rates) if rates else 0, BARS["cases per second"])
    if missed: print("\nwhat was missed")
    for pair, what, why in missed: print(f"  {pair['name']:24} {what}: {why}")
    if bars.failed and options.only == options.kind == "*":
        print("\nbars missed: " + "; ".join(bars.failed))
        sys.exit(1)


if __name__ == "__main__": main()
