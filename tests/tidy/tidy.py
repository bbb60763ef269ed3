#!/usr/bin/env python3
"""Checks the rules of the house style that a program can check.

  tests/tidy/tidy.py [--enforce FOLDER]... [ROOT]

Prints each violation as `file:line: rule`. Fails where one is in an enforced folder; without
--enforce, where there is any.
"""

import argparse
import pathlib
import re
import subprocess
import sys

COLUMNS_MAX = 100
FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 600

# A folder includes only what has a smaller number; siblings do not see each other.
LAYERS = {"emulator/base": 0, "emulator/sim": 1, "emulator/state": 1, "emulator/wire": 1,
          "emulator/codegen": 1, "emulator/laws": 1, "emulator/world": 2, "emulator/server": 3,
          "emulator/control": 3, "services": 4, "scenarios": 5, "emulator/harness": 6,
          "emulator/app": 7}
SEES_SERVICES = ("services", "scenarios", "emulator/harness", "emulator/app")

# A library's headers, and the folders that own it.
LIBRARIES = {
    r"boost/": ("emulator/server",),
    r"nlohmann/": ("emulator/wire", "emulator/codegen", "emulator/control", "emulator/app",
                   "emulator/harness", "scenarios"),
    r"SQLiteCpp/|sqlite3\.h": ("emulator/state",),
    r"pugixml": ("emulator/wire",),
    r"CLI/": ("emulator/app",),
    r"zlib\.h": ("emulator/server",),
    r"yaml-cpp/": ("scenarios",),
    r"openssl/": ("services",),
    r"gtest/|gmock/|benchmark/": ("emulator/harness",),
}

# Wall clocks, foreign chance, unordered output.
FORBIDDEN = [
    # Who links the harness has no other times than the standard's.
    (r"\bstd::chrono\b|<chrono>", "no std::chrono: time is Instant and Duration",
     ("emulator/server", "emulator/harness", "examples")),
    (r"(?<![\w.:>])(?:std::)?time\(\s*(?:nullptr|NULL|0|&)", "no time(): ask the world", ()),
    (r"\b(?:sleep|usleep|nanosleep|sleep_for|sleep_until)\s*\(", "no sleeping", ()),
    (r"<random>|\bstd::(?:mt19937|minstd_rand|default_random_engine|\w+_distribution)\b|"
     r"\brandom_device\b|(?<![\w.:>])s?rand\(", "chance comes from named streams", ()),
    (r"\b(?:clock_gettime|gettimeofday)\s*\(", "no wall clock", ("emulator/server",)),
    (r"\bsystem\s*\(|\bpopen\s*\(", "no other programs", ()),
]
UNORDERED = re.compile(r"\bstd::unordered_\w+\s*<")
SQL = re.compile(r"\"(?:SELECT\s.*\sFROM\s|INSERT\sINTO|UPDATE\s+\w+\s+SET\s|DELETE FROM\s|CREATE TABLE\s|"
                 r"PRAGMA\s)")
LINK = re.compile(r"https://\S+")
HANDLER = re.compile(r"^Result<\w+Response>\s+\w+\(Context&", re.M)


class Tidy:
    def __init__(self, root):
        self.root = root
        self.found = []

    def say(self, path, line, rule):
        self.found.append((path, line, rule))

    def run(self):
        listed = subprocess.run(
            ["git", "-C", str(self.root), "ls-files", "-co", "--exclude-standard"],
            capture_output=True, text=True, check=True).stdout.split("\n")
        files = sorted(f for f in listed if f and (self.root / f).is_file())
        sources = [f for f in files if f.endswith((".cc", ".h"))]
        for path in sources:
            text = (self.root / path).read_text(errors="replace")
            self.shape(path, text)
            self.includes(path, text)
            if not path.startswith("tests/"):
                self.forbidden(path, text)
            self.links(path, text)
        self.laws(files)
        self.readmes(files)
        self.uses(files)
        return self.found

    # --- Size -------------------------------------------------------------------------------------

    def columns(self, path, text):
        for number, line in enumerate(text.split("\n"), 1):
            only_a_link = re.fullmatch(r"\s*(?://|#)\s*https?://\S+", line)
            if len(line) > COLUMNS_MAX and not only_a_link:
                self.say(path, number, f"{len(line)} columns, at most {COLUMNS_MAX}")

    def shape(self, path, text):
        self.columns(path, text)
        lines = text.count("\n")
        if lines > FILE_LINES_MAX:
            self.say(path, lines, f"{lines} lines, at most {FILE_LINES_MAX} a file")
        if path.endswith(".h") and "#pragma once" not in text:
            self.say(path, 1, "a header begins with #pragma once")
        for line, length in functions(text):
            if length > FUNCTION_LINES_MAX:
                self.say(path, line, f"{length} lines, at most {FUNCTION_LINES_MAX} a function")

    # --- Who sees whom ----------------------------------------------------------------------------

    def includes(self, path, text):
        mine = layer(path)
        for number, line in enumerate(text.split("\n"), 1):
            match = re.match(r'#include\s+([<"])([^>"]+)[>"]', line)
            if not match:
                continue
            quote, target = match.groups()
            if quote == '"' and "/" not in target:
                self.say(path, number, "includes are written from the root")
            if path.startswith("tests/clients/") and quote == '"':
                self.say(path, number, "client tests include no project header")
            if quote == "<":
                self.library(path, number, target)
            elif mine is not None:
                self.layers(path, number, target, mine)

    def library(self, path, number, target):
        if path.startswith("tests/"):
            return
        for pattern, owners in LIBRARIES.items():
            if re.match(pattern, target) and not path.startswith(tuple(o + "/" for o in owners)):
                self.say(path, number, f"<{target}> belongs to {', '.join(owners)}")

    def layers(self, path, number, target, mine):
        theirs = layer(target)
        if theirs is None or theirs == mine:
            if mine == "services" and theirs == "services":
                self.peers(path, number, target)
            return
        if target.startswith("services/") and not mine.startswith(SEES_SERVICES):
            self.say(path, number, "emulator/ never includes services/")
        elif LAYERS[theirs] >= LAYERS[mine]:
            self.say(path, number, f"{mine} does not see {theirs}")

    def peers(self, path, number, target):
        own, other = path.split("/")[1], target.split("/")[1]
        if path.count("/") == 1 or own == other or target.count("/") == 1:
            return
        if target.split("/")[2] == "catalog":
            return  # Plain data of a target of its own, which knows no service.
        if target != f"services/{other}/{other}.h":
            self.say(path, number, f"a peer is seen through services/{other}/{other}.h only")
        elif other not in self.used_by(own):
            self.say(path, number, f"CMakeLists.txt of {own} does not say USES {other}")

    def used_by(self, service):
        path = self.root / "services" / service / "CMakeLists.txt"
        if not path.exists():
            return set()
        match = re.search(r"wt_service\((.*?)\)", path.read_text(), re.S)
        words = match.group(1).split() if match else []
        used, taking = set(), False
        for word in words:
            if word.isupper() and len(word) > 2:
                taking = word == "USES"
            elif taking:
                used.add(word)
        return used

    def uses(self, files):
        services = sorted({f.split("/")[1] for f in files
                           if re.match(r"services/\w+/api\.json", f)})
        state = {}

        def visit(service, chain):
            if state.get(service) == "done":
                return
            if service in chain:
                cycle = " -> ".join(chain[chain.index(service):] + [service])
                self.say(f"services/{service}/CMakeLists.txt", 1, f"a cycle: {cycle}")
                return
            for peer in sorted(self.used_by(service)):
                visit(peer, chain + [service])
            state[service] = "done"

        for service in services:
            visit(service, [])

    # --- What is not used -------------------------------------------------------------------------

    def forbidden(self, path, text):
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            code = re.sub(r"//.*", "", line)
            bare = re.sub(r'"(?:\\.|[^"\\])*"', '""', code)
            for pattern, rule, except_in in FORBIDDEN:
                if re.search(pattern, bare) and not path.startswith(tuple(except_in) or ("\0",)):
                    self.say(path, number, rule)
            if UNORDERED.search(bare):
                around = " ".join(lines[max(0, number - 3):number]).lower()
                if "never walked" not in around:
                    self.say(path, number, "an unordered container needs '// … never walked'")
            if not path.startswith("emulator/state/") and SQL.search(code):
                self.say(path, number, "SQL lives in emulator/state")

    # --- Where it comes from ----------------------------------------------------------------------

    def links(self, path, text):
        if not re.match(r"services/\w+/operations/.*\.cc$", path):
            return
        match = HANDLER.search(text)
        if not match:
            return
        above = text[:match.start()].rstrip().split("\n")
        block = []
        while above and above[-1].lstrip().startswith("//"):
            block.append(above.pop())
        if not LINK.search("\n".join(block)):
            line = text[:match.start()].count("\n") + 1
            self.say(path, line, "above an operation stands the link to its AWS page")

    def laws(self, files):
        rooms = sorted({"/".join(f.split("/")[:3]) for f in files
                        if f.startswith("emulator/laws/") and f.count("/") > 2})
        for room in rooms:
            inside = [f for f in files if f.startswith(room + "/")]
            if f"{room}/README.md" not in inside:
                self.say(room, 1, "a law has a README.md")
            if not any(LINK.search((self.root / f).read_text(errors="replace")) for f in inside):
                self.say(room, 1, "a law names the AWS page it implements")

    def readmes(self, files):
        for api in files:
            folder = api.removesuffix("/api.json")
            if re.fullmatch(r"services/\w+/api\.json", api) and f"{folder}/README.md" not in files:
                self.say(folder, 1, "a service has a README.md")


def layer(path):
    """The folder of LAYERS that a path or an include is in."""
    for folder in LAYERS:
        if path.startswith(folder + "/"):
            return folder
    return None


def blank(match):
    return re.sub(r"[^\n]", " ", match.group(0))


def functions(text):
    """(first line, lines) of each function that has a body; a lambda is part of its function."""
    text = re.sub(r'R"(\w*)\((?:.|\n)*?\)\1"', blank, text)
    text = re.sub(r'//[^\n]*|/\*(?:.|\n)*?\*/|"(?:\\.|[^"\\\n])*"|'
                  r"(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])'", blank, text)
    text = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", blank, text, flags=re.M)
    stack = []
    begin = 0
    for at, char in enumerate(text):
        if char in ";":
            if not any(kind == "function" for kind, _ in stack):
                begin = at + 1
        elif char == "{":
            head = text[begin:at]
            if any(kind == "function" for kind, _ in stack):
                kind = "inner"
            elif re.search(r"\bnamespace\b", head):
                kind = "scope"
            elif re.search(r"\b(?:class|struct|union|enum)\b[^()=]*$", head):
                kind = "scope"
            elif "(" in head and not re.search(r"=\s*$|=[^=(){}]*$", head):
                kind = "function"
            else:
                kind = "value"
            start = begin + len(head) - len(head.lstrip())
            stack.append((kind, text.count("\n", 0, start) + 1))
            if kind != "inner":
                begin = at + 1
        elif char == "}":
            if not stack:
                continue
            kind, line = stack.pop()
            if kind == "function":
                yield line, text.count("\n", 0, at) + 2 - line
            if kind != "inner":
                begin = at + 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--enforce", action="append", default=[])
    parser.add_argument("root", nargs="?", default=pathlib.Path(__file__).resolve().parents[2],
                        type=pathlib.Path)
    options = parser.parse_args()
    found = Tidy(options.root).run()
    for path, line, rule in found:
        print(f"{path}:{line}: {rule}")
    enforced = [f for f in found if not options.enforce
                or f[0].startswith(tuple(folder.rstrip("/") + "/" for folder in options.enforce))]
    print(f"{len(found)} violations, {len(enforced)} of them where the rules are enforced")
    return 1 if enforced else 0


if __name__ == "__main__":
    sys.exit(main())
