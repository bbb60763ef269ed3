#!/usr/bin/env python3
"""Runs every measurement and prints one table: what, how much, beside what, limit, verdict.

  tests/bench/run.py BUILD_FOLDER

BUILD_FOLDER holds a release build with `windtunnel` and the programs of tests/bench. Ends with
status 1 where a limit is missed.
"""

import json
import pathlib
import shutil
import subprocess
import sys

import serve_bench

rows = []
missed = False


def row(what, measured, unit, limit, at_most, reference=None, ratio=None):
    """`limit` is on the ratio where there is one, else on what was measured."""
    global missed
    value = measured if ratio is None else ratio
    good = value <= limit if at_most else value >= limit
    missed = missed or not good
    rows.append((what, f"{measured:,.1f} {unit}" if measured < 1000 else f"{measured:,.0f} {unit}",
                 reference or "", "" if ratio is None else f"{ratio:.2f}",
                 f"{'<=' if at_most else '>='} {limit:,g}", "ok" if good else "MISSED"))
    print(".", end="", file=sys.stderr, flush=True)


def runs(program, *options):
    """The iterations of a Google Benchmark, each repeated three times: name and figures."""
    out = subprocess.run([program, "--benchmark_format=json", "--benchmark_repetitions=3",
                          *options], capture_output=True, text=True, check=True).stdout
    return [(run["run_name"], run) for run in json.loads(out)["benchmarks"]
            if run.get("run_type") == "iteration"]


def google(program, *options):
    """Items a second by name, the best of the repetitions."""
    best = {}
    for name, run in runs(program, *options):
        best[name] = max(best.get(name, 0), run["items_per_second"])
    return best


def serving(binary):
    row("size of the stripped binary", serve_bench.stripped_mib(binary), "MiB", 20, True)
    start, memory = serve_bench.start_and_memory(binary)
    row("start to first answer", start, "ms", 50, True)
    row("idle memory (resident)", memory, "MiB", 25, True)
    found = serve_bench.rates(binary)
    for name, (ours, theirs) in found.items():
        row(f"{name}, 32 connections", ours, "/s", 0.6, False, f"nginx {theirs:,.0f} /s",
            ours / theirs)
    moto = serve_bench.moto_rate()
    if moto:
        ours = found["GetCallerIdentity"][0]
        row("GetCallerIdentity", ours, "/s", 100, False, f"moto {moto:,.0f} /s", ours / moto)
    row("10,000 instances through all pages", serve_bench.pages_seconds(binary) * 1000, "ms", 1000,
        True)


def kernel(folder):
    found = google(folder / "tests/bench/kernel_bench")
    for pending, limit in ((1_000, 12), (100_000, 6), (1_000_000, 2)):
        ours = found[f"HoldKernel/pending:{pending}"] / 1e6
        theirs = found[f"HoldClosures/pending:{pending}"] / 1e6
        row(f"hold model, {pending:,} pending", ours, "M/s", limit, False,
            f"priority_queue of closures {theirs:.1f} M/s")


def placement(folder):
    found = google(folder / "tests/bench/placement_bench", "--benchmark_min_time=0.3")
    for instances, limit in ((5_000, 100_000), (50_000, 50_000)):
        by_chain = {name: rate for name, rate in found.items()
                    if name.startswith(f"PlaceByIndex/instances:{instances}/")}
        naive = found[f"PlaceByNaiveLaw/instances:{instances}/services:1/chain:0"]
        chosen = by_chain[f"PlaceByIndex/instances:{instances}/services:1/chain:0"]
        row(f"placements, {instances:,} instances, spread and binpack", chosen, "/s", limit, False,
            f"without the index {naive:,.0f} /s")
        row(f"placements, {instances:,} instances, slowest strategy", min(by_chain.values()), "/s",
            limit, False)


def processor_time(program, name):
    """Of one iteration by name, the best of the repetitions, in the benchmark's own unit."""
    best = {}
    for found, run in runs(program, f"--benchmark_filter={name}"):
        best[found] = min(best.get(found, float("inf")), run["cpu_time"])
    return best


def loop(folder):
    for program, name, what, limit in (
            ("stack_bench", "TheWholeStack", "the whole stack made in process", 50),
            ("ecs_service_bench", "ServiceFromNothing/3500", "a service from 0 to 3,500 tasks", 500),
            ("closed_loop_bench", "ADayOfTheSeedStack", "24 h of the seed stack under load", 1000)):
        best = processor_time(folder / "tests/bench" / program, name + "$")
        row(what, best[name], "ms", limit, True)
    more = processor_time(folder / "tests/bench/ecs_service_bench", "OneMoreService")
    few, many = more["OneMoreService/10"], more["OneMoreService/1000"]
    row("one more service beside 1,000", many, "us", 1.5, True, f"beside 10: {few:,.0f} us",
        many / few)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    serving(str(folder / "windtunnel"))
    kernel(folder)
    placement(folder)
    loop(folder)
    head = ("what", "measured", "beside", "ratio", "limit", "verdict")
    widths = [max(len(line[i]) for line in [head, *rows]) for i in range(len(head))]
    print(file=sys.stderr)
    for line in [head, tuple("-" * width for width in widths), *rows]:
        print(" | ".join(text.ljust(width) for text, width in zip(line, widths)).rstrip())
    if shutil.which("moto_server") is None:
        print("\nmoto_server is not installed here, so there is no row beside it.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
