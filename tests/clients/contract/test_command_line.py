"""What the program says of itself: the manual page, completion, JSON of every verb."""

import json
import shutil
import subprocess
import unittest

from tests.clients.support import BINARY, Windtunnel


def say(*words, **more):
    return subprocess.run([BINARY, *words], capture_output=True, text=True, check=True,
                          **more).stdout


def complete(*words):
    """What bash offers behind these words."""
    script = (say("completion", "bash") + 'COMP_WORDS=(windtunnel "$@"); COMP_CWORD=$#\n'
              "_windtunnel\n" 'printf "%s\\n" "${COMPREPLY[@]}"\n')
    done = subprocess.run(["bash", "-c", script, "bash", *words], capture_output=True, text=True,
                          check=True)
    return done.stdout.split()


class CommandLineTest(unittest.TestCase):
    def test_bash_completes_verbs_options_and_values(self):
        self.assertEqual(complete("ser"), ["serve"])
        self.assertIn("advance", complete("clock", ""))
        self.assertEqual(complete("clock", "advance", "--se"), ["--settle"])
        self.assertEqual(complete("serve", "--iam", ""), ["off", "enforce"])
        self.assertEqual(sorted(complete("timing", "f")), ["fast", "fixed"])

    def test_the_manual_page_has_every_verb(self):
        page = say("manual")
        verbs = [word for word in complete("") if not word.startswith("-")]
        self.assertGreater(len(verbs), 10)
        for verb in verbs:
            self.assertRegex(page, rf"(?m)^\.SS {verb}$")
        if shutil.which("man"):
            done = subprocess.run(["man", "-l", "--warnings", "-"], input=page, text=True,
                                  capture_output=True, check=True)
            self.assertEqual(done.stderr, "")
            self.assertIn("windtunnel - a local AWS", done.stdout)

    def test_zsh_reads_its_completion(self):
        if not shutil.which("zsh"):
            self.skipTest("zsh is not here")
        subprocess.run(["zsh", "-n"], input=say("completion", "zsh"), text=True, check=True)

    def test_every_verb_takes_json(self):
        aws = Windtunnel()
        self.addCleanup(aws.stop)
        environment = aws.environment()
        for verb in ("health", "clock", "seed", "coverage", "timing", "journal", "state",
                     "snapshot list", "load list"):
            said = say(*verb.split(), "--json", env=environment)
            self.assertIsInstance(json.loads(said), dict, verb)

    def test_serve_tells_as_json_where_it_listens(self):
        process = subprocess.Popen([BINARY, "serve", "--port", "0", "--json"],
                                   stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.assertRegex(json.loads(process.stdout.readline())["endpoint"], r"^http://127.0.0.1:\d")


if __name__ == "__main__":
    unittest.main()
