"""The whole stack of examples/, made, changed and taken away by boto3 and by the AWS CLI."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
import unittest
import unittest.mock

import boto3
import botocore.waiter

from tests.clients.state import difference, tables, touch
from tests.clients.support import ROOT, ClientTest

REGION = "eu-central-1"


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class ExamplesTest(ClientTest):
    def setUp(self):
        self.aws.control("POST", "reset")
        touch(self.aws)
        self.before = tables(self.aws)

    def assert_as_before(self):
        # Ended instances, stopped tasks and inactive services are shown for a while.
        self.aws.control("POST", "clock/advance", {"by": "3h"})
        left = difference(self.before, tables(self.aws))
        self.assertEqual(left, [], "\n".join(left))

    def running(self):
        ecs = self.client("ecs", region=REGION)
        service, = ecs.describe_services(cluster="shop", services=["shop"])["services"]
        targets = self.client("elbv2", region=REGION).describe_target_health(
            TargetGroupArn=service["loadBalancers"][0]["targetGroupArn"])
        healthy = [target for target in targets["TargetHealthDescriptions"]
                   if target["TargetHealth"]["State"] == "healthy"]
        return service["taskDefinition"].rsplit(":", 1)[1], service["runningCount"], len(healthy)

    def stack(self):
        session = boto3.session.Session("test", "test", region_name=REGION)
        module = load(ROOT / "examples/boto3/ecs_on_ec2.py")
        return module.Stack(session, endpoint_url=self.aws.url)

    def test_boto3(self):
        began = self.aws.worked()
        stack = self.stack()
        stack.up()
        self.assertEqual(self.running(), ("1", 4, 4))
        stack.deploy("v2")
        self.assertEqual(self.running(), ("2", 4, 4))
        stack.down()
        self.assertLess(self.aws.worked() - began, 3.0)
        self.assert_as_before()

    def test_command_line(self):
        if shutil.which("aws") is None:
            self.skipTest("Skipped: the AWS CLI is not on this machine (package awscli).")
        with tempfile.TemporaryDirectory() as folder:
            environment = {**self.aws.environment(REGION), "STACK_FILE": f"{folder}/stack"}

            def script(*words):
                done = subprocess.run([ROOT / "examples/aws-cli/ecs-on-ec2.sh", *words],
                                      env=environment, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            script("up")
            self.assertEqual(self.running(), ("1", 4, 4))
            script("deploy", "v2")
            self.assertEqual(self.running(), ("2", 4, 4))
            script("down")
            self.assertFalse(os.path.exists(f"{folder}/stack"))
        self.assert_as_before()


class PatientExamplesTest(ExamplesTest):
    """On a clock that runs sixty times as fast as ours waiters see what takes time, and their
    pauses, as much shorter, are all the time there is."""

    OPTIONS = ("--clock", "scaled:60")

    test_command_line = None

    def test_boto3(self):
        sleep = time.sleep
        patch = unittest.mock.patch.object(botocore.waiter, "time")
        self.addCleanup(patch.stop)
        patch.start().sleep = lambda seconds: sleep(seconds / 60)
        stack = self.stack()
        stack.up()
        stack.deploy("v2")
        stack.down()
        self.assert_as_before()


if __name__ == "__main__":
    unittest.main()
