#!/usr/bin/env python3
"""Runs every scenario of the library twice: the digests agree, and are the ones on record.

  tests/scenarios/library.py WINDTUNNEL [--update]

scenarios/library/fingerprints.json has of each its digest and which expectations held; --update
writes it anew, for a change of behaviour that is meant.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

LIBRARY = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "library"
RECORD = LIBRARY / "fingerprints.json"


def run(program, name, *flags):
    done = subprocess.run([program, "run", name, *flags], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{name}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def run_twice(program, name):
    """The summaries: the first of a run with all its files, the second printed."""
    with tempfile.TemporaryDirectory() as folder:
        run(program, name, "--out", folder, "--quiet")
        first = json.loads((pathlib.Path(folder) / "summary.json").read_text())
    return first, json.loads(run(program, name, "--json"))


def main():
    program = sys.argv[1]
    found, wrong = {}, []
    for path in sorted(LIBRARY.glob("*.yaml")):
        name = path.stem
        first, second = run_twice(program, name)
        if first["digest"] != second["digest"]:
            wrong.append(f"{name}: two runs of one seed differ: {first['digest']} and "
                         f"{second['digest']}")
        found[name] = {"digest": first["digest"],
                       "held": {one["name"]: one["ok"] for one in first["verdicts"]}}
        wrong += [f"{name}: '{one['name']}' does not hold: {one['measured']}, wanted "
                  f"{one['bound']}" for one in first["verdicts"] if not one["ok"]]
        print(name, first["digest"], first["outcome"], flush=True)
    if "--update" in sys.argv:
        RECORD.write_text(json.dumps(found, indent=1) + "\n")
    recorded = json.loads(RECORD.read_text())
    for name in sorted(found.keys() | recorded.keys()):
        if found.get(name) != recorded.get(name):
            wrong.append(f"{name}: {found.get(name)} is not what is on record, "
                         f"{recorded.get(name)}; if that is meant, run this with --update")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
