#!/usr/bin/env python3
"""Applies a Terraform configuration to a windtunnel of its own, as a team would in CI.

  python -m tests.clients.terraform.run FOLDER [--within SECONDS] [OPTION OF serve]...

init, apply, plan (nothing to change), then the same for each further set of variables that the
folder's `changes.json` names, destroy; at the end the account is as it was before. Beside
`changes.json` ([{"variable": value, …}, …]) a folder may have `before.json` and `after.json`: AWS
CLI calls, as lists of words, that make what the configuration expects to be there, and what comes
after the first apply. SECONDS is what the endpoint may work in all; what the client sleeps is its
own affair.

Status 77 says that Terraform or its provider is not on this machine.
"""

import argparse
import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from tests.clients.state import difference, tables, touch
from tests.clients.support import Windtunnel

SKIPPED = 77

# Where a configuration's resources are, if not where the tests are.
REGIONS = {"ecs-on-ec2": "eu-central-1"}


def mirror():
    """The configuration that lets Terraform find its provider without a network."""
    named = os.environ.get("TF_CLI_CONFIG_FILE")
    if named and os.path.exists(named):
        return named, None
    folders = glob.glob("/opt/*/registry.terraform.io/hashicorp/aws")
    if not folders:
        return None, None
    path = str(pathlib.Path(folders[0]).parent.parent.parent)
    file = tempfile.NamedTemporaryFile("w", suffix=".tfrc")
    file.write('provider_installation {\n  filesystem_mirror {\n    path    = "%s"\n'
               '    include = ["registry.terraform.io/*/*"]\n  }\n}\n' % path)
    file.flush()
    return file.name, file


class Provider:
    """One provider for all commands of a walk: to start it takes longer than what it does.

    Providers of two Regions in one configuration need a process each, and Terraform starts them.
    """

    def __init__(self, folder, environment):
        self.process = None
        texts = [path.read_text() for path in pathlib.Path(folder).rglob("*.tf")]
        binaries = glob.glob("/opt/*/registry.terraform.io/hashicorp/aws/*/*/terraform-provider-aws*")
        if not binaries or any(re.search(r"^\s*alias\s*=", text, re.M) for text in texts):
            return
        # The provider cannot be configured twice with a bundle of its own.
        environment.pop("AWS_CA_BUNDLE", None)
        self.process = subprocess.Popen([binaries[0], "-debug"], env=environment, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for line in self.process.stdout:
            found = re.search(r"TF_REATTACH_PROVIDERS='(.*)'", line)
            if found:
                environment["TF_REATTACH_PROVIDERS"] = found.group(1)
                break
        # What it logs is of no use, and a full pipe must not stop it.
        threading.Thread(target=self.discard, daemon=True).start()

    def discard(self):
        for _ in self.process.stdout:
            pass

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait(timeout=20)


class Terraform:
    def __init__(self, folder, environment):
        self.folder, self.environment = folder, environment

    def __call__(self, *words, accept=(0,)):
        began = time.monotonic()
        done = subprocess.run(["terraform", *words, "-no-color"], cwd=self.folder, text=True,
                              env=self.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        print(f"terraform {' '.join(words)}: {done.returncode} after "
              f"{time.monotonic() - began:.0f} s", flush=True)
        if done.returncode not in accept:
            print(done.stdout)
            sys.exit(1)
        return done


def read(folder, name):
    path = folder / name
    return json.loads(path.read_text()) if path.exists() else []


def call(aws, calls, region="us-east-1"):
    for words in calls:
        subprocess.run(["aws", *words], env=aws.environment(region), check=True,
                       stdout=subprocess.DEVNULL)


def walk(folder, aws, config, within):
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*"))
        environment = aws.environment()
        environment.update(TF_CLI_CONFIG_FILE=config, TF_IN_AUTOMATION="1", CHECKPOINT_DISABLE="1")
        environment.pop("AWS_REGION"), environment.pop("AWS_DEFAULT_REGION")
        environment["AWS_REGION"] = "us-east-1"
        terraform, provider = Terraform(copy, environment), Provider(copy, environment)
        try:
            steps(folder, aws, terraform, within)
        finally:
            provider.stop()


def steps(folder, aws, terraform, within):
    touch(aws)
    call(aws, read(folder, "before.json"))
    before, began = tables(aws), aws.worked()
    terraform("init", "-input=false")
    variables = []
    for step in [{}] + read(folder, "changes.json"):
        variables = [f"-var={name}={value if isinstance(value, str) else json.dumps(value)}"
                     for name, value in step.items()]
        terraform("apply", "-input=false", "-auto-approve", *variables)
        terraform("plan", "-input=false", "-detailed-exitcode", *variables)
        if not step:
            call(aws, read(folder, "after.json"), REGIONS.get(folder.name, "us-east-1"))
    terraform("destroy", "-input=false", "-auto-approve", *variables)
    worked = aws.worked() - began
    print(f"The endpoint worked for {worked:.2f} s.")
    if within is not None and worked > within:
        sys.exit(f"It may work for {within} s.")
    # Ended instances, stopped tasks and inactive services are shown for a while.
    aws.control("POST", "clock/advance", {"by": "3h"})
    left = difference(before, tables(aws))
    if left:
        sys.exit("The account is not as it was:\n" + "\n".join(left))


def main():
    config, kept = mirror()
    if shutil.which("terraform") is None or config is None:
        print("Skipped: Terraform or a local mirror of its AWS provider is not on this machine.")
        sys.exit(SKIPPED)
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--within", type=float)
    given, serve = options.parse_known_args()
    aws = Windtunnel(*serve)
    try:
        walk(given.folder, aws, config, given.within)
    finally:
        aws.stop()
        if kept:
            kept.close()


if __name__ == "__main__":
    main()
