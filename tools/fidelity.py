#!/usr/bin/env python3
"""Writes docs/fidelity.md: what is built, every rule and number with its source and confidence, and
every `// Deviation:` comment of the tree.

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

HEAD = """# How true is it to AWS?

Written by `tools/fidelity.py` from the code; do not edit. An operation that is not built answers an
error that names it. Then come the rules and the numbers with their sources and how sure they are, and
what is built and differs on purpose: each line of these is a comment that stands where it is made.

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


CONFIDENCE = ("assumed", "observed", "documented")  # The weakest that a comment names counts.


def confidence(text, otherwise):
    words = text.lower()
    for word in CONFIDENCE:
        if word in words:
            return word
    if re.search(r"\bours\b", words):
        return "ours"
    return otherwise


def rules():
    """A line for each room of emulator/laws: what it decides, how sure, from which pages."""
    out = "\n## Rules\n\nEach is a pure function with a table of cases.\n\n"
    out += "| rule | confidence | sources |\n|---|---|---|\n"
    for readme in sorted(ROOT.glob("emulator/laws/*/README.md")):
        text = readme.read_text()
        title = re.search(r"^# (.*)", text, re.M).group(1)
        links = dict(re.findall(r"\[([^\]]+)\]\((https?://[^)]+)\)", text))
        bare = [link for link in re.findall(r"(?<![(<])<?(https?://[^\s)>]+)", text)
                if link not in links.values()]
        sources = [f"[{name.replace('|', chr(92) + '|')}]({link})" for name, link in links.items()]
        sources += [f"[page]({link})" for link in dict.fromkeys(bare)]
        sure = "ours" if "There is no AWS page" in text else confidence(text, "documented")
        if sure == "assumed" and "documented" in text.lower():
            sure = "documented, in part assumed"
        elif sure == "observed" and "documented" in text.lower():
            sure = "documented, in part observed"
        out += (f"| [{title}](../{readme.relative_to(ROOT)}) | {sure} | "
                f"{', '.join(sources) or 'see the room'} |\n")
    return out


def constants(path):
    """The numbers of a limits.h: name, value, what the comment above or beside it says."""
    lines = path.read_text().split("\n")
    block, found, i = [], [], 0
    while i < len(lines):
        line = lines[i].strip()
        i += 1
        comment = re.match(r"//\s?(.*)", line)
        if comment:
            if found and found[-1] is None:
                block = []
            elif i >= 2 and not lines[i - 2].strip().startswith("//"):
                block = []
            block.append(comment.group(1))
            continue
        if not line:
            block = []
            continue
        if not line.startswith("inline constexpr "):
            continue
        while ";" not in line:
            line += " " + lines[i].strip()
            i += 1
        code, _, beside = line.partition(";")
        beside = beside.strip().removeprefix("//").strip()
        match = re.match(r"inline constexpr [\w:<>]+ (\w+)(?:\[\])?\s*[={]?\s*(.*)", code)
        if match:
            name, value = match.groups()
            rest = re.findall(r",\s*(k\w+)\s*=", value)
            found.append((" ".join([name, *rest]), re.sub(r",\s*k\w+\s*=", " to", value),
                          " ".join(block), beside))
    return found


def numbers():
    out = "\n## Numbers\n\nWhat AWS publishes is documented; the rest was observed, or assumed here.\n"
    for path in sorted(ROOT.glob("services/*/limits.h")):
        head = re.search(r"#pragma once\n\n((?://.*\n)+)", path.read_text())
        known = "documented" if head and "http" in head.group(1) else "not said"
        out += f"\n### {path.parent.name}\n\n| number | value | confidence | where from |\n|---|---|---|---|\n"
        for name, value, above, beside in constants(path):
            text = " ".join(part for part in (above, beside) if part)
            sure = confidence(text, known)
            cells = [name, f"`{value.strip()}`", sure, text]
            out += "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
    return out


def page():
    out = HEAD + coverage() + rules() + numbers() + "\n## Deviations\n"
    for folder in FOLDERS:
        parts = {}
        for path in sorted(ROOT.glob(f"{folder}/**/*")):
            if path.suffix not in (".cc", ".h"):
                continue
            for text in deviations(path):
                name = path.relative_to(ROOT)
                parts.setdefault("/".join(name.parts[:2]), []).append((name, text))
        for part, entries in parts.items():
            out += f"\n### {part}\n\n"
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
