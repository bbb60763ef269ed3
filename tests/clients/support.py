"""A windtunnel of one's own, and the real clients that drive it.

The binary is named by the environment variable WINDTUNNEL. Nothing here knows the project's code.
"""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import urllib.request

import boto3
import botocore.config
import botocore.exceptions

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = os.environ.get("WINDTUNNEL") or str(ROOT / "build/release/windtunnel")
ACCOUNT = "123456789012"
REGION = "us-east-1"


class Windtunnel:
    """A running endpoint on a free port, its state in memory unless told otherwise."""

    def __init__(self, *options):
        # The log goes to a file: a full pipe must not stop the endpoint.
        self.errors = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen([BINARY, "serve", "--port", "0", *options],
                                        stdout=subprocess.PIPE, stderr=self.errors, text=True)
        self.url = None
        for line in self.process.stdout:
            if line.startswith("Listening on "):
                self.url = line.split()[-1]
            if line.strip() == "Ready.":
                return
        self.errors.seek(0)
        raise RuntimeError("windtunnel did not start: " + self.errors.read())

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.process.stdout.close()
        self.errors.close()

    def worked(self):
        """Seconds of processor time since the start."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2]
        ticks = sum(int(field) for field in fields.split()[11:13])
        return ticks / os.sysconf("SC_CLK_TCK")

    def environment(self, region=REGION, access_key="test"):
        """For a client that is a program of its own."""
        return {**os.environ, "AWS_ENDPOINT_URL": self.url, "AWS_ACCESS_KEY_ID": access_key,
                "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": region,
                "AWS_REGION": region, "AWS_EC2_METADATA_DISABLED": "true", "AWS_PAGER": "",
                "WINDTUNNEL_ENDPOINT": self.url}

    def client(self, service, region=REGION, access_key="test", **config):
        return boto3.client(
            service, endpoint_url=self.url, region_name=region, aws_access_key_id=access_key,
            aws_secret_access_key="test",
            config=botocore.config.Config(retries={"max_attempts": 0}, **config))

    def control(self, method, path, body=None):
        """A call of the control API: control("GET", "clock")."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_windtunnel/{path}", data=data,
                                         method=method, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or b"{}")


class ClientTest(unittest.TestCase):
    """Tests that share one endpoint: `self.aws`, `self.client("ec2")`, `self.cli("ec2", …)`."""

    OPTIONS = ()

    @classmethod
    def setUpClass(cls):
        cls.aws = Windtunnel(*cls.OPTIONS)

    @classmethod
    def tearDownClass(cls):
        cls.aws.stop()

    def client(self, service, **options):
        return self.aws.client(service, **options)

    def cli(self, *words, region=REGION):
        """One call of the AWS CLI; its answer, or nothing where it printed none."""
        done = subprocess.run(["aws", *words, "--output", "json"], capture_output=True, text=True,
                              env=self.aws.environment(region))
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def instance_profile(self, name="ecsInstanceRole"):
        """What lets agents register with their cluster, as RunInstances and templates take it."""
        iam = self.client("iam")
        try:
            iam.create_instance_profile(InstanceProfileName=name)
        except iam.exceptions.EntityAlreadyExistsException:
            return {"Name": name}
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps({
            "Version": "2012-10-17", "Statement": [{
                "Effect": "Allow", "Action": "sts:AssumeRole",
                "Principal": {"Service": "ec2.amazonaws.com"}}]}))
        iam.attach_role_policy(RoleName=name, PolicyArn="arn:aws:iam::aws:policy/service-role/"
                               "AmazonEC2ContainerServiceforEC2Role")
        iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=name)
        return {"Name": name}

    def assert_error(self, code, call, *args, **kwargs):
        """The call is refused with this code; the whole error is the answer."""
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            call(*args, **kwargs)
        error = caught.exception.response["Error"]
        self.assertEqual(error["Code"], code, error["Message"])
        return error
