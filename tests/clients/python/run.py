#!/usr/bin/env python3
"""Builds the wheel of clients/python, installs it into a scratch folder and runs its tests there.

  run.py BINARY

Nothing is downloaded. Says what is missing, and exits with 77, where this machine has no pytest,
boto3, pip, setuptools or wheel.
"""

import glob
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
# Debian's packages serve another Python of the same version too: they are plain Python.
DEBIAN = "/usr/lib/python3/dist-packages"


def python_with(modules, *environments):
    """The first Python, with the first of these environments, that has the modules."""
    for environment in environments:
        for python in ("python3", "/usr/bin/python3"):
            if shutil.which(python) and subprocess.run(
                    [python, "-c", "import " + ", ".join(modules)], capture_output=True,
                    env=environment, check=False).returncode == 0:
                return python, environment
    print(f"skipped: no Python here has {' and '.join(modules)}")
    sys.exit(77)


def main():
    plain = dict(os.environ)
    builder, _ = python_with(["setuptools", "wheel", "pip"], plain)
    runner, environment = python_with(["boto3", "pytest"], plain, {**plain, "PYTHONPATH": DEBIAN})
    with tempfile.TemporaryDirectory(prefix="windtunnel-wheel-") as folder:
        scratch = pathlib.Path(folder)
        shutil.copytree(ROOT / "clients/python", scratch / "source")
        pip = [builder, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "wheel", "--no-index", "--no-build-isolation", "--no-deps",
                        "--wheel-dir", str(scratch), str(scratch / "source")], check=True)
        wheel, = glob.glob(str(scratch / "*.whl"))
        site = scratch / "site"
        subprocess.run([*pip, "install", "--no-index", "--no-deps", "--target", str(site),
                        "--root-user-action=ignore", wheel], check=True)
        shutil.copy(ROOT / "tests/clients/python/test_plugin.py", scratch)
        path = os.pathsep.join(filter(None, [str(site), environment.get("PYTHONPATH")]))
        sys.exit(subprocess.run(
            [runner, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_plugin.py"],
            cwd=scratch, check=False,
            env={**environment, "PYTHONPATH": path, "WINDTUNNEL": os.path.abspath(sys.argv[1]),
                 "WINDTUNNEL_WHEEL": str(site)}).returncode)


if __name__ == "__main__":
    main()
