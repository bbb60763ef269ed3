#!/usr/bin/env python3
"""Writes docs/fidelity.md: what is built, and every `// Deviation:` comment of the tree.

  tools/fidelity.py           writes the page anew
  tools/fidelity.py --check   fails if the page is not what would be written
"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/fidelity.md"
FOLDERS = ["services", "emulator", "scenarios"]

HEAD = """# Where does Windtunnel differ from AWS?

Written by `tools/fidelity.py` from the code; do not edit. An operation that is not built answers an
error that names it. What is built and differs on purpose is listed below: each line is a comment
that stands where the difference is made.

## Operations

| service | built | in the model |
|---|---|---|
"""


def snake(name):
    """As the code generator names an operation's file."""
    out = ""
    for i, char in enumerate(name):
        if not char.isupper():
            out += char
            continue
        before = name[i - 1] if i else ""
        after = name[i + 1] if i + 1 < len(name) else ""
        plural = after == "s" and (i + 2 == len(name) or name[i + 2].isupper())
        word = before.islower() or before.isdigit()
        run_ends = before.isupper() and after.islower() and not plural
        out += ("_" if (word or run_ends) and out else "") + char.lower()
    return out


def coverage():
    rows, built_total, known_total = [], 0, 0
    for api in sorted(ROOT.glob("services/*/api.json")):
        service = api.parent.name
        operations = json.loads(api.read_text())["operations"]
        files = {path.stem for path in (api.parent / "operations").rglob("*.cc")}
        built = sum(1 for name in operations if snake(name) in files)
        rows.append(f"| {service} | {built} | {len(operations)} |")
        built_total += built
        known_total += len(operations)
    rows.append(f"| **all** | **{built_total}** | **{known_total}** |")
    return "\n".join(rows) + "\n"


def deviations(path):
    """The deviations of a file, each as one line."""
    lines = path.read_text().split("\n")
    found = []
    for i, line in enumerate(lines):
        match = re.search(r"//.*?\bDeviation: (.*)", line)
        if not match:
            continue
        text = match.group(1).strip()
        for further in lines[i + 1:]:
            more = re.match(r"\s*//\s?(.*)", further)
            if not more or "Deviation:" in further or not more.group(1).strip():
                break
            text += " " + more.group(1).strip()
        # A comment may go on to other things after the sentence that says the deviation.
        sentence = re.match(r"(.*?(?:because|since|so that)\b.*?\.)(?:\s+[A-Z(].*)?$", text)
        found.append(sentence.group(1) if sentence else text)
    return found


def page():
    out = HEAD + coverage()
    for folder in FOLDERS:
        parts = {}
        for path in sorted(ROOT.glob(f"{folder}/**/*")):
            if path.suffix not in (".cc", ".h"):
                continue
            for text in deviations(path):
                name = path.relative_to(ROOT)
                parts.setdefault("/".join(name.parts[:2]), []).append((name, text))
        for part, entries in parts.items():
            out += f"\n## {part}\n\n"
            for name, text in entries:
                out += f"- {text} ([{name.name}](../{name}))\n"
    return out


def main():
    text = page()
    if "--check" in sys.argv:
        if not PAGE.exists() or PAGE.read_text() != text:
            sys.exit("docs/fidelity.md is not fresh: run tools/fidelity.py")
        return
    PAGE.write_text(text)


if __name__ == "__main__":
    main()
