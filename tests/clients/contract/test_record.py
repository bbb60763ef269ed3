"""A client's calls, recorded as a stack file."""

import os
import pathlib
import signal
import subprocess
import tempfile
import unittest

import boto3

from tests.clients.support import BINARY


class RecordTest(unittest.TestCase):
    def record(self, use):
        """Runs use(client) against an endpoint that records; the stack file."""
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "stack.yaml"
            process = subprocess.Popen([BINARY, "record", str(file), "--port", "0"],
                                       stdout=subprocess.PIPE, text=True)
            self.addCleanup(process.stdout.close)
            self.addCleanup(process.kill)
            url = process.stdout.readline().split()[-1]
            process.stdout.readline()
            use(lambda service, region="us-east-1": boto3.client(
                service, endpoint_url=url, region_name=region, aws_access_key_id="test",
                aws_secret_access_key="test"))
            process.send_signal(signal.SIGTERM)
            said = process.stdout.read()
            self.assertEqual(process.wait(), 0)
            self.assertRegex(said, r"Recorded \d+ calls into ")
            self.assertEqual(os.listdir(folder), ["stack.yaml"])
            return file.read_text()

    def test_ids_become_references_in_every_protocol(self):
        def use(client):
            ec2, ecs, dns = client("ec2"), client("ecs"), client("route53")
            vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
            group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)
            ec2.authorize_security_group_ingress(
                GroupId=group["GroupId"], IpProtocol="tcp", FromPort=80, ToPort=80,
                CidrIp="0.0.0.0/0")
            task = ecs.register_task_definition(
                family="web", containerDefinitions=[{"name": "web", "image": "web:1",
                                                     "memory": 128}])
            ecs.create_cluster(clusterName="main")
            ecs.create_service(cluster="main", serviceName="web", desiredCount=0,
                               taskDefinition=task["taskDefinition"]["taskDefinitionArn"])
            zone = dns.create_hosted_zone(Name="example.com", CallerReference="1")
            dns.change_resource_record_sets(
                HostedZoneId=zone["HostedZone"]["Id"], ChangeBatch={"Changes": [{
                    "Action": "CREATE", "ResourceRecordSet": {
                        "Name": "www.example.com", "Type": "A", "TTL": 60,
                        "ResourceRecords": [{"Value": "192.0.2.1"}]}}]})
            ec2.describe_instances()
            client("logs").create_log_group(logGroupName="web")
            client("logs").filter_log_events(logGroupName="web")
        text = self.record(use)
        self.assertIn("  - ec2.DescribeVpcs: {}\n    as: vpcs\n", text)
        self.assertIn('VpcId: "${vpcs.Vpcs[0].VpcId}"', text)
        self.assertIn('GroupId: "${security_group.GroupId}"', text)
        self.assertIn('taskDefinition: "${task_definition.taskDefinition.taskDefinitionArn}"', text)
        self.assertIn('HostedZoneId: "${hosted_zone.HostedZone.Id}"', text)
        self.assertNotIn("DescribeInstances", text)
        self.assertIn("CreateLogGroup", text)
        self.assertNotIn("FilterLogEvents", text)
        self.assertRegex(text, r"  - wait: \d+")

    def test_refused_calls_and_tokens_are_left_out(self):
        def use(client):
            ec2 = client("ec2")
            with self.assertRaises(ec2.exceptions.ClientError) as caught:
                ec2.delete_vpc(VpcId="vpc-0123456789abcdef0")
            self.assertEqual(caught.exception.response["Error"]["Code"], "InvalidVpcID.NotFound")
            ec2.allocate_address()
            ec2.create_launch_template(LaunchTemplateName="main",
                                       LaunchTemplateData={"InstanceType": "t3.micro"})
        text = self.record(use)
        self.assertNotIn("DeleteVpc", text)
        self.assertNotIn("ClientToken", text)
        self.assertIn("CreateLaunchTemplate", text)


if __name__ == "__main__":
    unittest.main()
