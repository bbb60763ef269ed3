#!/usr/bin/env python3
"""Installs into a scratch folder, and builds and runs the example project against it there.

  installed.py CMAKE BUILD_FOLDER EXAMPLE
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile


def main():
    cmake, build, example = sys.argv[1:]

    def run(*words):
        subprocess.run([str(word) for word in words], check=True)

    with tempfile.TemporaryDirectory(prefix="windtunnel-installed-") as folder:
        scratch = pathlib.Path(folder)
        run(cmake, "--install", build, "--component", "testing", "--prefix", scratch / "prefix")

        # Nothing of ours but these headers is there to be included.
        headers = sorted(str(path.relative_to(scratch / "prefix/include"))
                         for path in (scratch / "prefix").rglob("*.h"))
        assert headers == ["windtunnel/testing.h", "windtunnel/world.h"], headers

        shutil.copytree(example, scratch / "project")
        run(cmake, "-S", scratch / "project", "-B", scratch / "build", "-G", "Ninja",
            f"-DCMAKE_PREFIX_PATH={scratch / 'prefix'}")
        run(cmake, "--build", scratch / "build")
        run("ctest", "--test-dir", scratch / "build", "--output-on-failure")


if __name__ == "__main__":
    main()
