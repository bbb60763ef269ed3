#!/usr/bin/env python3
"""Two runs of one seed: the same journal and answers, byte for byte, and the same content of a
snapshot.

  tests/determinism/determinism.py BINARY [--seed N]

A whole stack by plain requests: a network, instances that join a cluster, tasks by spread and
binpack, a service behind a load balancer, an Auto Scaling group, alarms, names; first eager, then
half an hour by hand. Another seed must give another journal, or nothing is proved.
"""

import argparse
import base64
import difflib
import hashlib
import http.client
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

SCOPE = "AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/{}/aws4_request, Signature=0"
VERSIONS = {"ec2": "2016-11-15", "elasticloadbalancing": "2015-12-01",
            "autoscaling": "2011-01-01", "monitoring": "2010-08-01", "iam": "2010-05-08"}
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Action": "sts:AssumeRole",
    "Principal": {"Service": "ec2.amazonaws.com"}}]})
ECS = "AmazonEC2ContainerServiceV20141113."
ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"]
USER_DATA = base64.b64encode(b"#!/bin/bash\necho ECS_CLUSTER=web >> /etc/ecs/ecs.config").decode()


class Endpoint:
    def __init__(self, binary, seed, folder):
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--seed", str(seed), "--snapshots", folder],
            stdout=subprocess.PIPE, text=True)
        port = None
        for line in self.process.stdout:
            if line.startswith("Listening on"):
                port = int(line.rsplit(":", 1)[1])
            if line.strip() == "Ready.":
                break
        if port is None:
            sys.exit("windtunnel did not start")
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        self.answers = hashlib.sha256()

    def send(self, method, path, body, headers):
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        self.answers.update(text.encode())
        if response.status != 200:
            sys.exit(f"{method} {path} {body}: {response.status} {text}")
        return text

    def ecs(self, operation, **request):
        headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": ECS + operation,
                   "Authorization": SCOPE.format("ecs")}
        return json.loads(self.send("POST", "/", json.dumps(request), headers))

    def form(self, service, operation, **request):
        headers = {"Content-Type": "application/x-www-form-urlencoded",
                   "Authorization": SCOPE.format(service)}
        form = {"Action": operation, "Version": VERSIONS[service]}
        form |= {name.replace("__", "."): value for name, value in request.items()}
        return self.send("POST", "/", urllib.parse.urlencode(form), headers)

    def control(self, method, path, **request):
        return self.send(method, "/_windtunnel/" + path,
                         json.dumps(request) if request else None, {})

    def stop(self):
        self.connection.close()
        self.process.terminate()
        status = self.process.wait(timeout=60)
        self.process.stdout.close()
        if status != 0:
            sys.exit(f"windtunnel ended with {status}")


def first(pattern, text):
    found = re.search(pattern, text)
    if not found:
        sys.exit(f"no {pattern} in {text}")
    return found.group(1)


def network(end):
    vpc = first(r"<vpcId>(vpc-\w+)", end.form("ec2", "CreateVpc", CidrBlock="10.0.0.0/16"))
    gateway = first(r"<internetGatewayId>(igw-\w+)", end.form("ec2", "CreateInternetGateway"))
    end.form("ec2", "AttachInternetGateway", InternetGatewayId=gateway, VpcId=vpc)
    table = first(r"<routeTableId>(rtb-\w+)", end.form(
        "ec2", "DescribeRouteTables", Filter__1__Name="vpc-id", Filter__1__Value__1=vpc))
    end.form("ec2", "CreateRoute", RouteTableId=table, DestinationCidrBlock="0.0.0.0/0",
             GatewayId=gateway)
    subnets = []
    for number, zone in enumerate(ZONES):
        answer = end.form("ec2", "CreateSubnet", VpcId=vpc, CidrBlock=f"10.0.{number}.0/24",
                          AvailabilityZone=zone)
        subnets.append(first(r"<subnetId>(subnet-\w+)", answer))
        end.form("ec2", "ModifySubnetAttribute", SubnetId=subnets[-1],
                 MapPublicIpOnLaunch__Value="true")
    group = first(r"<groupId>(sg-\w+)", end.form(
        "ec2", "CreateSecurityGroup", GroupName="web", GroupDescription="web", VpcId=vpc))
    end.form("ec2", "AuthorizeSecurityGroupIngress", GroupId=group,
             IpPermissions__1__IpProtocol="tcp", IpPermissions__1__FromPort="0",
             IpPermissions__1__ToPort="65535", IpPermissions__1__IpRanges__1__CidrIp="10.0.0.0/8")
    return vpc, subnets, group


def instance_profile(end):
    """The role by which agents may register with their cluster."""
    end.form("iam", "CreateRole", RoleName="ecs", AssumeRolePolicyDocument=TRUST)
    end.form("iam", "AttachRolePolicy", RoleName="ecs", PolicyArn="arn:aws:iam::aws:policy/"
             "service-role/AmazonEC2ContainerServiceforEC2Role")
    end.form("iam", "CreateInstanceProfile", InstanceProfileName="ecs")
    end.form("iam", "AddRoleToInstanceProfile", InstanceProfileName="ecs", RoleName="ecs")


def cluster(end, subnets, group):
    instance_profile(end)
    end.ecs("CreateCluster", clusterName="web")
    for subnet in subnets:
        end.form("ec2", "RunInstances", ImageId="ami-0123456789abcdef0", InstanceType="t3.medium",
                 MinCount="2", MaxCount="2", SubnetId=subnet, SecurityGroupId__1=group,
                 IamInstanceProfile__Name="ecs", UserData=USER_DATA)
    end.ecs("RegisterTaskDefinition", family="web", containerDefinitions=[
        {"name": "web", "image": "nginx", "cpu": 64, "memory": 128,
         "portMappings": [{"containerPort": 80, "hostPort": 0}]}])
    for count in (10, 2):
        answer = end.ecs("RunTask", cluster="web", taskDefinition="web", count=count,
                         placementStrategy=[
                             {"type": "spread", "field": "attribute:ecs.availability-zone"},
                             {"type": "binpack", "field": "memory"}])
        if answer["failures"]:
            sys.exit(f"RunTask failed: {answer['failures']}")


def service(end, vpc, subnets, group):
    balancing = "elasticloadbalancing"
    balancer = first(r"<LoadBalancerArn>([^<]+)", end.form(
        balancing, "CreateLoadBalancer", Name="web",
        **{f"Subnets__member__{i + 1}": subnet for i, subnet in enumerate(subnets)},
        SecurityGroups__member__1=group))
    target = first(r"<TargetGroupArn>([^<]+)", end.form(
        balancing, "CreateTargetGroup", Name="web", Protocol="HTTP", Port="80", VpcId=vpc))
    end.form(balancing, "CreateListener", LoadBalancerArn=balancer, Protocol="HTTP", Port="80",
             DefaultActions__member__1__Type="forward",
             DefaultActions__member__1__TargetGroupArn=target)
    end.ecs("CreateService", cluster="web", serviceName="site", taskDefinition="web",
            desiredCount=4, loadBalancers=[{"targetGroupArn": target, "containerName": "web",
                                            "containerPort": 80}])


def group_and_alarm(end, subnets):
    end.form("autoscaling", "CreateLaunchConfiguration", LaunchConfigurationName="web",
             ImageId="ami-0123456789abcdef0", InstanceType="t3.small", UserData=USER_DATA,
             IamInstanceProfile="ecs")
    end.form("autoscaling", "CreateAutoScalingGroup", AutoScalingGroupName="web",
             LaunchConfigurationName="web", MinSize="1", MaxSize="4", DesiredCapacity="2",
             VPCZoneIdentifier=",".join(subnets))
    end.form("monitoring", "PutMetricAlarm", AlarmName="cpu", Namespace="AWS/EC2",
             MetricName="CPUUtilization", Statistic="Average", Period="60", EvaluationPeriods="2",
             Threshold="50", ComparisonOperator="GreaterThanThreshold")


def run(binary, seed):
    """The journal, the digest of a snapshot and one of all answers, of the whole workload."""
    with tempfile.TemporaryDirectory() as folder:
        end = Endpoint(binary, seed, folder)
        vpc, subnets, group = network(end)
        cluster(end, subnets, group)
        service(end, vpc, subnets, group)
        group_and_alarm(end, subnets)
        end.control("POST", "clock", mode="manual")
        end.ecs("UpdateService", cluster="web", service="site", desiredCount=7,
                forceNewDeployment=True)
        end.ecs("RunTask", cluster="web", taskDefinition="web", count=3)
        for _ in range(30):
            end.control("POST", "clock/advance", by="1m")
        journal = []
        while True:
            page = end.control("GET", f"journal?after={len(journal)}&limit=1000&format=text")
            if not page:
                break
            journal += page.splitlines()
        digest = json.loads(end.control("PUT", "snapshots/end"))["digest"]
        size = sum(path.stat().st_size for path in pathlib.Path(folder).iterdir())
        answers = end.answers.hexdigest()
        end.stop()
    if size == 0:
        sys.exit("the snapshot is empty")
    return journal, digest, answers


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    journal, digest, answers = run(options.binary, options.seed)
    again, digest_again, answers_again = run(options.binary, options.seed)
    if journal != again:
        for line in list(difflib.unified_diff(journal, again, lineterm="", n=1))[:40]:
            print(line)
        sys.exit(f"seed {options.seed}: two runs, two journals")
    if digest != digest_again:
        sys.exit(f"seed {options.seed}: digests {digest} and {digest_again}")
    if answers != answers_again:
        sys.exit(f"seed {options.seed}: the same journal, and other answers")
    other, digest_other, _ = run(options.binary, options.seed + 1)
    if other == journal or digest_other == digest:
        sys.exit(f"seeds {options.seed} and {options.seed + 1} give the same run")
    print(f"seed {options.seed}: {len(journal)} entries the same twice, digest {digest}; "
          f"another seed: {digest_other}")


if __name__ == "__main__":
    main()
