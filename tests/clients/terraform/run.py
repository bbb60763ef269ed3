#!/usr/bin/env python3
"""Applies a Terraform configuration to a windtunnel of its own, as a team would in CI.

  python -m tests.clients.terraform.run FOLDER

init, apply, plan (nothing to change), then the same for each further set of variables that the
folder's `changes.json` names, destroy; at the end the account is as it was before. Beside
`changes.json` ([{"variable": value, …}, …]) a folder may have `before.json`: AWS CLI calls, as
lists of words, that make what the configuration expects to be there.

Status 77 says that Terraform or its provider is not on this machine.
"""

import glob
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from tests.clients.support import Windtunnel

SKIPPED = 77

# What AWS remembers after its resources are gone, and what the machine itself keeps.
HISTORY = {
    "clock", "timer", "random_stream", "journal", "scope",
    "ecs_task_definition", "ecs_task_family", "acm_account", "acm_authority",
}
HISTORY_PARTS = ("metric", "series", "history", "activity", "change", "token", "deployment",
                 "revision", "endpoint", "service_linked", "counter")

READS = (("ec2", "describe-vpcs"), ("ecs", "list-clusters"), ("elbv2", "describe-load-balancers"),
         ("acm", "list-certificates"), ("logs", "describe-log-groups"),
         ("ecr", "describe-repositories"), ("autoscaling", "describe-auto-scaling-groups"))


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


def touch(aws):
    """What an account has before its first call comes with its first call."""
    for region in ("us-east-1", "eu-central-1", "eu-west-1"):
        for words in READS:
            subprocess.run(["aws", *words], env=aws.environment(region), capture_output=True)


def tables(aws):
    """All rows of all tables that do not keep history."""
    sizes = aws.control("GET", "state")["tables"]
    return {name: aws.control("GET", f"state/{name}")["rows"] for name in sizes
            if name not in HISTORY and not any(part in name for part in HISTORY_PARTS)}


def difference(before, after):
    lines = []
    for name in sorted(set(before) | set(after)):
        # A service-linked role stays, on AWS too: it came with the first use of its service.
        old, new = ([text for text in map(json.dumps, rows.get(name, []))
                     if "aws-service-role/" not in text] for rows in (before, after))
        lines += [f"{name}: is gone: {row}" for row in old if row not in new]
        lines += [f"{name}: was left: {row}" for row in new if row not in old]
    return lines


def read(folder, name):
    path = folder / name
    return json.loads(path.read_text()) if path.exists() else []


def walk(folder, aws, config):
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*"))
        environment = aws.environment()
        environment.update(TF_CLI_CONFIG_FILE=config, TF_IN_AUTOMATION="1", CHECKPOINT_DISABLE="1")
        environment.pop("AWS_REGION"), environment.pop("AWS_DEFAULT_REGION")
        environment["AWS_REGION"] = "us-east-1"
        terraform = Terraform(copy, environment)
        touch(aws)
        for words in read(folder, "before.json"):
            subprocess.run(["aws", *words], env=aws.environment(), check=True, stdout=subprocess.DEVNULL)
        before = tables(aws)
        terraform("init", "-input=false")
        variables = []
        for step in [{}] + read(folder, "changes.json"):
            variables = [f"-var={name}={value if isinstance(value, str) else json.dumps(value)}"
                         for name, value in step.items()]
            terraform("apply", "-input=false", "-auto-approve", *variables)
            terraform("plan", "-input=false", "-detailed-exitcode", *variables)
        terraform("destroy", "-input=false", "-auto-approve", *variables)
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
    aws = Windtunnel(*sys.argv[2:])
    try:
        walk(pathlib.Path(sys.argv[1]), aws, config)
    finally:
        aws.stop()
        if kept:
            kept.close()


if __name__ == "__main__":
    main()
