"""How long things take: profiles, single durations, and the command line that sets them."""

import json
import subprocess
import unittest
import urllib.error

from tests.clients.support import BINARY, ClientTest, Windtunnel


class TimingTest(ClientTest):
    OPTIONS = ("--clock", "manual", "--timing", "fixed", "--set", "ec2.boot=7s")

    def launch(self):
        ec2 = self.client("ec2")
        made = ec2.run_instances(ImageId="ami-0123456789abcdef0", InstanceType="t3.micro",
                                 MinCount=1, MaxCount=1)
        return made["Instances"][0]["InstanceId"]

    def state(self, instance):
        found = self.client("ec2").describe_instances(InstanceIds=[instance])
        return found["Reservations"][0]["Instances"][0]["State"]["Name"]

    def advance(self, by):
        self.aws.control("POST", "clock/advance", {"by": by})

    def timings(self):
        return {one["name"]: one for one in self.aws.control("GET", "timing")["timings"]}

    def test_an_instance_boots_in_the_time_that_was_set(self):
        self.aws.control("PUT", "timing", {"profile": "fixed", "set": {"ec2.boot": "7s"}})
        instance = self.launch()
        self.advance("6900ms")
        self.assertEqual(self.state(instance), "pending")
        self.advance("100ms")
        self.assertEqual(self.state(instance), "running")
        self.aws.control("PUT", "timing", {"set": {"ec2.boot": None}})
        instance = self.launch()
        self.advance("11900ms")  # The middle of 8 and 16.
        self.assertEqual(self.state(instance), "pending")
        self.advance("100ms")
        self.assertEqual(self.state(instance), "running")

    def test_every_service_names_its_durations_with_source_and_confidence(self):
        timings = self.timings()
        self.assertGreaterEqual({name.split(".")[0] for name in timings},
                                {"acm", "autoscaling", "cloudfront", "ec2", "ecs", "elbv2", "route53"})
        for name, one in timings.items():
            self.assertIn(one["confidence"], ("documented", "observed", "assumed"), name)
            self.assertGreater(len(one["source"]), 10, name)

    def test_a_wrong_name_is_told_the_nearest(self):
        with self.assertRaises(urllib.error.HTTPError) as caught:
            self.aws.control("PUT", "timing", {"set": {"ec2.bot": "1s"}})
        self.assertEqual(caught.exception.code, 400)
        self.assertIn("Did you mean 'ec2.boot'?", json.loads(caught.exception.read())["message"])

    def test_a_snapshot_carries_them(self):
        self.aws.control("PUT", "timing", {"set": {"ecs.image_pull": "1m"}})
        self.aws.control("PUT", "snapshots/timing", {})
        self.aws.control("PUT", "timing", {"set": {"ecs.image_pull": None}})
        self.aws.control("POST", "snapshots/timing", {})
        self.assertEqual(self.timings()["ecs.image_pull"]["takes"], "1m")

    def test_the_command_line_shows_and_sets(self):
        def run(*words):
            return subprocess.run([BINARY, "--endpoint", self.aws.url, *words],
                                  capture_output=True, text=True)
        done = run("timing", "fast", "--set", "ec2.stop=3s")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("profile fast", done.stdout)
        self.assertRegex(done.stdout, r"ec2\.stop +3s +set")
        self.assertIn("ec2.boot", run("timing").stdout)
        self.assertEqual(run("timing", "fixed").returncode, 0)
        self.assertNotEqual(run("timing", "--set", "ec2.stap=3s").returncode, 0)

    def test_serve_refuses_a_duration_that_is_none(self):
        with self.assertRaises(RuntimeError) as caught:
            Windtunnel("--set", "ec2.bot=1s")
        self.assertIn("Did you mean 'ec2.boot'?", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
