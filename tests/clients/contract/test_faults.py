"""Faults, begun over the control API and met by boto3."""

import time
import unittest
import urllib.error

import botocore.config
import botocore.exceptions
import boto3

from tests.clients import support


class ApiFaults(support.ClientTest):
    """What a client sees when the API has troubles."""

    def fault(self, body):
        answer = self.aws.control("POST", "faults", body)
        name = answer["faults"][0]["id"]
        self.addCleanup(self.end, name)
        return name

    def end(self, name):
        if self.aws.control("GET", f"faults/{name}")["status"] == "running":
            self.aws.control("DELETE", f"faults/{name}")

    def patient(self, service, attempts):
        """A client that tries again, as SDKs do by default."""
        return boto3.client(
            service, endpoint_url=self.aws.url, region_name=support.REGION,
            aws_access_key_id="test", aws_secret_access_key="test",
            config=botocore.config.Config(
                retries={"mode": "standard", "total_max_attempts": attempts}))

    def refused(self, call):
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            call()
        response = caught.exception.response
        return response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]

    def test_each_protocol_says_it_in_its_own_words(self):
        kinds = {
            "throttle": {"ec2": ("RequestLimitExceeded", 503), "ecs": ("ThrottlingException", 400),
                         "elbv2": ("Throttling", 400), "route53": ("Throttling", 400),
                         "cloudwatch": ("Throttling", 400)},
            "unavailable": {"ec2": ("Unavailable", 503),
                            "ecs": ("ServiceUnavailableException", 503),
                            "elbv2": ("ServiceUnavailable", 503),
                            "route53": ("ServiceUnavailable", 503)},
            "internal": {"ec2": ("InternalError", 500), "ecs": ("ServerException", 500),
                         "elbv2": ("InternalFailure", 500)},
        }
        reads = {"ec2": "describe_vpcs", "ecs": "list_clusters", "elbv2": "describe_load_balancers",
                 "route53": "list_hosted_zones", "cloudwatch": "list_metrics"}
        for kind, services in kinds.items():
            for service, expected in services.items():
                with self.subTest(kind=kind, service=service):
                    name = self.fault({f"aws:fis:inject-api-{kind}-error": {"service": service}})
                    call = getattr(self.aws.client(service), reads[service])
                    code, status = self.refused(call)
                    self.assertEqual(status, expected[1])
                    self.assertTrue(code.startswith(expected[0]), code)
                    self.end(name)
                    call()

    def test_retries_get_through_a_part_of_them(self):
        self.fault({"aws:fis:inject-api-throttle-error":
                    {"service": "ecs", "operations": "ListClusters", "percentage": 40}})
        impatient, failed = self.aws.client("ecs"), 0
        for _ in range(40):
            try:
                impatient.list_clusters()
            except botocore.exceptions.ClientError as error:
                self.assertEqual(error.response["Error"]["Code"], "ThrottlingException")
                failed += 1
        self.assertGreater(failed, 4)
        self.assertLess(failed, 32)
        began = time.monotonic()
        patient = self.patient("ecs", 8)
        for _ in range(3):
            patient.list_clusters()
        self.assertLess(time.monotonic() - began, 60)

    def test_other_operations_go_on(self):
        self.fault({"aws:fis:inject-api-unavailable-error":
                    {"service": "ec2", "operations": ["RunInstances"]}})
        ec2 = self.aws.client("ec2")
        ec2.describe_vpcs()
        self.assert_error("Unavailable", ec2.run_instances, ImageId="ami-0123456789abcdef0",
                          MinCount=1, MaxCount=1)

    def test_wrong_words_are_answered_with_the_nearest(self):
        with self.assertRaises(urllib.error.HTTPError) as caught:
            self.aws.control("POST", "faults", {"wt:az:power-los": {"zone": "b"}})
        with caught.exception as error:
            self.assertEqual(error.code, 400)
            self.assertIn("Did you mean 'wt:az:power-loss'?", error.read().decode())


class ZoneLoss(support.ClientTest):
    """A zone loses its power under a group."""

    OPTIONS = ("--clock", "manual")

    def advance(self, by):
        self.aws.control("POST", "clock/advance", {"by": by})

    def zones(self):
        answer = self.aws.client("autoscaling").describe_auto_scaling_groups(
            AutoScalingGroupNames=["loss"])
        instances = answer["AutoScalingGroups"][0]["Instances"]
        return sorted(one["AvailabilityZone"] for one in instances
                      if one["LifecycleState"] == "InService")

    def test_the_group_moves_out_and_the_activity_says_why(self):
        ec2, autoscaling = self.aws.client("ec2"), self.aws.client("autoscaling")
        template = ec2.create_launch_template(
            LaunchTemplateName="loss",
            LaunchTemplateData={"ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.small"})
        autoscaling.create_auto_scaling_group(
            AutoScalingGroupName="loss", MinSize=3, MaxSize=6, DesiredCapacity=3,
            AvailabilityZones=["us-east-1a", "us-east-1b", "us-east-1c"],
            LaunchTemplate={
                "LaunchTemplateId": template["LaunchTemplate"]["LaunchTemplateId"]})
        self.advance("5m")
        self.assertEqual(self.zones(), ["us-east-1a", "us-east-1b", "us-east-1c"])

        self.aws.control("POST", "faults",
                         {"wt:az:power-loss": {"zone": "b"}, "for": "30m", "name": "dark"})
        self.advance("10m")
        self.assertEqual(len(self.zones()), 3)
        self.assertNotIn("us-east-1b", self.zones())
        activities = autoscaling.describe_scaling_activities(AutoScalingGroupName="loss")
        causes = " ".join(one["Cause"] for one in activities["Activities"])
        self.assertIn("EC2 health check indicating it has been terminated or stopped", causes)
        subnets = ec2.describe_subnets(
            Filters=[{"Name": "availability-zone", "Values": ["us-east-1b"]}])["Subnets"]
        self.assert_error("InsufficientInstanceCapacity", ec2.run_instances,
                          ImageId="ami-0123456789abcdef0", InstanceType="t3.small", MinCount=1,
                          MaxCount=1, SubnetId=subnets[0]["SubnetId"])

        # The zone is back, and the group takes it again.
        self.advance("40m")
        self.assertEqual(self.aws.control("GET", "faults/dark")["status"], "completed")
        self.assertEqual(self.zones(), ["us-east-1a", "us-east-1b", "us-east-1c"])


if __name__ == "__main__":
    unittest.main()
