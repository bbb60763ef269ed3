#!/usr/bin/env python3
"""Runs a program against a Windtunnel of its own: run.py WINDTUNNEL PROGRAM. The program is told
HOST:PORT."""

import json
import subprocess
import sys


def main():
    windtunnel, program = sys.argv[1:]
    with subprocess.Popen([windtunnel, "serve", "--port", "0", "--json"],
                          stdout=subprocess.PIPE, text=True) as server:
        try:
            endpoint = json.loads(server.stdout.readline())["endpoint"]
            sys.exit(subprocess.run([program, endpoint[len("http://"):]], check=False).returncode)
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
