#!/usr/bin/env python3
"""The main job, end to end: a cluster of six instances over three zones, twelve tasks, one clock.

  examples/first-cluster/demo.py path/to/windtunnel

Starts the endpoint on a free port with its state in memory and drives it with the AWS CLI and
boto3 as they are: only the endpoint is set. Ends with status 0 when all of it went as on AWS.
"""

import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CLUSTER = "web"
ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"]
TASKS = 12


def start(binary):
    """The endpoint's process and address, once it accepts calls."""
    process = subprocess.Popen([binary, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    address = None
    for line in process.stdout:
        if line.startswith("Listening on "):
            address = line.split()[-1]
        if line.strip() == "Ready.":
            return process, address
    sys.exit("windtunnel did not start")


def aws(*words):
    """One AWS CLI call; its answer."""
    done = subprocess.run(["aws", *words, "--output", "json"], stdout=subprocess.PIPE, text=True,
                          check=True)
    return json.loads(done.stdout) if done.stdout.strip() else {}


def say(text):
    print(text, flush=True)


def network(ec2):
    """A VPC with a subnet in each of three zones, open to the internet, and a security group."""
    vpc = aws("ec2", "create-vpc", "--cidr-block", "10.0.0.0/16")["Vpc"]["VpcId"]
    ec2.get_waiter("vpc_available").wait(VpcIds=[vpc])
    subnets = []
    for number, zone in enumerate(ZONES):
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=zone)
        subnets.append(subnet["Subnet"]["SubnetId"])
        ec2.modify_subnet_attribute(SubnetId=subnets[-1], MapPublicIpOnLaunch={"Value": True})
    # Without a way to the internet no agent reaches ECS, and no image is pulled.
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"][0]
    ec2.create_route(RouteTableId=table["RouteTableId"], DestinationCidrBlock="0.0.0.0/0",
                     GatewayId=gateway)
    group = ec2.create_security_group(GroupName="web", Description="Dynamic host ports", VpcId=vpc)
    ec2.authorize_security_group_ingress(GroupId=group["GroupId"], IpPermissions=[{
        "IpProtocol": "tcp", "FromPort": 32768, "ToPort": 60999,
        "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}])
    say(f"VPC {vpc} with subnets in {', '.join(ZONES)}")
    return subnets, group["GroupId"]


def instance_profile(iam):
    """The role by which an instance's agent may register with its cluster."""
    iam.create_role(RoleName="ecsInstanceRole", AssumeRolePolicyDocument=json.dumps({
        "Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": "ec2.amazonaws.com"}}]}))
    iam.attach_role_policy(
        RoleName="ecsInstanceRole",
        PolicyArn="arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role")
    iam.create_instance_profile(InstanceProfileName="ecsInstanceRole")
    iam.add_role_to_instance_profile(InstanceProfileName="ecsInstanceRole",
                                     RoleName="ecsInstanceRole")
    return {"Name": "ecsInstanceRole"}


def instances(ec2, ecs, profile, subnets, group):
    """Six instances of the ECS-optimised AMI, two a zone, once all have joined the cluster."""
    aws("ecs", "create-cluster", "--cluster-name", CLUSTER)
    images = ec2.describe_images(Owners=["amazon"], Filters=[
        {"Name": "name", "Values": ["amzn2-ami-ecs-hvm-*-x86_64-ebs"]}])["Images"]
    image = max(images, key=lambda found: found["CreationDate"])
    user_data = f"#!/bin/bash\necho ECS_CLUSTER={CLUSTER} >> /etc/ecs/ecs.config\n"
    ids = []
    for subnet in subnets:
        launched = ec2.run_instances(ImageId=image["ImageId"], InstanceType="t3.medium", MinCount=2,
                                     MaxCount=2, SubnetId=subnet, SecurityGroupIds=[group],
                                     IamInstanceProfile=profile, UserData=user_data)
        ids += [instance["InstanceId"] for instance in launched["Instances"]]
    ec2.get_waiter("instance_running").wait(InstanceIds=ids)
    for _ in range(60):
        joined = ecs.list_container_instances(cluster=CLUSTER)["containerInstanceArns"]
        if len(joined) == len(ids):
            break
        time.sleep(0.05)
    assert len(joined) == len(ids), f"{len(joined)} of {len(ids)} instances joined"
    say(f"{len(ids)} instances of {image['Name']} joined cluster {CLUSTER}")


def run_tasks(ecs, count):
    answer = ecs.run_task(
        cluster=CLUSTER, taskDefinition="web", count=count, placementStrategy=[
            {"type": "spread", "field": "attribute:ecs.availability-zone"},
            {"type": "binpack", "field": "memory"}])
    assert not answer["failures"], answer["failures"]
    return [task["taskArn"] for task in answer["tasks"]]


def print_table(ecs, tasks):
    described = ecs.describe_tasks(cluster=CLUSTER, tasks=tasks)["tasks"]
    arns = sorted({task["containerInstanceArn"] for task in described})
    hosts = {host["containerInstanceArn"]: host for host in ecs.describe_container_instances(
        cluster=CLUSTER, containerInstances=arns)["containerInstances"]}
    say(f"\n{'task':34}{'zone':12}{'instance':21}{'host port':>9}{'memory left':>13}")
    rows = []
    for task in described:
        host = hosts[task["containerInstanceArn"]]
        left = next(r["integerValue"] for r in host["remainingResources"] if r["name"] == "MEMORY")
        port = task["containers"][0]["networkBindings"][0]["hostPort"]
        rows.append((task["availabilityZone"], host["ec2InstanceId"], port,
                     task["taskArn"].rsplit("/", 1)[1], left))
    for zone, instance, port, task, left in sorted(rows):
        say(f"{task:34}{zone:12}{instance:21}{port:>9}{left:>9} MiB")
    by_zone = {zone: sum(row[0] == zone for row in rows) for zone in ZONES}
    assert set(by_zone.values()) == {TASKS // len(ZONES)}, by_zone
    assert len({(row[1], row[2]) for row in rows}) == TASKS, "a host port is taken twice"
    say(f"\n{TASKS} tasks RUNNING, {by_zone} by zone")


def watch_a_start(binary, ecs):
    """With the clock in our hand, a task is seen on its way."""
    windtunnel = lambda *words: subprocess.run([binary, *words], stdout=subprocess.DEVNULL, check=True)
    windtunnel("clock", "mode", "manual")
    task = run_tasks(ecs, 1)[0]
    state = lambda: ecs.describe_tasks(cluster=CLUSTER, tasks=[task])["tasks"][0]["lastStatus"]
    seen = [state()]
    say(f"\nClock set to manual; one more task is {seen[0]}")
    for second in range(1, 61):
        windtunnel("clock", "advance", "1s")
        if state() != seen[-1]:
            seen.append(state())
            say(f"  after {second:2} s of virtual time: {seen[-1]}")
        if seen[-1] == "RUNNING":
            break
    assert seen[-1] == "RUNNING" and seen[0] in ("PROVISIONING", "PENDING"), seen
    say("\nWhy it runs:")
    subprocess.run([binary, "why", "task/" + task.rsplit("/", 1)[1]], check=True)


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "build/release/windtunnel")
    began = time.monotonic()
    process, address = start(binary)
    os.environ.update(AWS_ENDPOINT_URL=address, AWS_ACCESS_KEY_ID="test",
                      AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="us-east-1",
                      AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="",
                      WINDTUNNEL_ENDPOINT=address)
    import boto3
    client = lambda service: boto3.client(service, endpoint_url=address)
    ec2, ecs = client("ec2"), client("ecs")
    try:
        say(f"windtunnel listens on {address}")
        subnets, group = network(ec2)
        instances(ec2, ecs, instance_profile(client("iam")), subnets, group)
        ecs.register_task_definition(family="web", containerDefinitions=[{
            "name": "web", "image": "nginx:latest", "cpu": 128, "memory": 256,
            "portMappings": [{"containerPort": 80, "hostPort": 0}]}])
        tasks = run_tasks(ecs, 10) + run_tasks(ecs, TASKS - 10)  # RunTask takes at most ten.
        ecs.get_waiter("tasks_running").wait(cluster=CLUSTER, tasks=tasks)
        print_table(ecs, tasks)
        watch_a_start(binary, ecs)
    finally:
        process.terminate()
        process.wait(timeout=10)
    say(f"\nAll of it in {time.monotonic() - began:.1f} s.")


if __name__ == "__main__":
    main()
