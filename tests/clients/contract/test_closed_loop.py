"""The closed loop: load, metric, alarm, policy, tasks, capacity, load; on a clock that is told."""

import base64
import json
import os
import subprocess
import tempfile
import unittest

from tests.clients.support import BINARY, ClientTest

TARGET = {"ServiceNamespace": "ecs", "ResourceId": "service/main/web",
          "ScalableDimension": "ecs:service:DesiredCount"}
JOIN = base64.b64encode(b"#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n").decode()


class ClosedLoopTest(ClientTest):
    OPTIONS = ("--clock", "manual")

    def minutes(self, count):
        self.aws.control("POST", "clock/advance", {"by": f"{count}m"})

    def now(self):
        return self.aws.control("GET", "clock")["now"]

    def open_group(self, name, low, high):
        ec2 = self.client("ec2")
        vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        group = ec2.create_security_group(GroupName=name, Description=name, VpcId=vpc)["GroupId"]
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": low, "ToPort": high,
             "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
        return group

    def make_capacity(self, subnets):
        ec2, asg, ecs = (self.client(name) for name in ("ec2", "autoscaling", "ecs"))
        ec2.create_launch_template(LaunchTemplateName="main", LaunchTemplateData={
            "ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.medium", "UserData": JOIN,
            "IamInstanceProfile": self.instance_profile(),
            "SecurityGroupIds": [self.open_group("hosts", 32768, 60999)]})
        ecs.create_cluster(clusterName="main")
        asg.create_auto_scaling_group(
            AutoScalingGroupName="main", MinSize=2, MaxSize=10, VPCZoneIdentifier=",".join(subnets),
            LaunchTemplate={"LaunchTemplateName": "main"}, NewInstancesProtectedFromScaleIn=True)
        ecs.create_capacity_provider(name="main", autoScalingGroupProvider={
            "autoScalingGroupArn": self.group()["AutoScalingGroupARN"],
            "managedScaling": {"status": "ENABLED", "targetCapacity": 100},
            "managedTerminationProtection": "ENABLED"})
        ecs.put_cluster_capacity_providers(
            cluster="main", capacityProviders=["main"],
            defaultCapacityProviderStrategy=[{"capacityProvider": "main", "weight": 1}])

    def make_service(self, subnets):
        elb, ecs = self.client("elbv2"), self.client("ecs")
        vpc = self.client("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
        balancer = elb.create_load_balancer(
            Name="web", Subnets=subnets, SecurityGroups=[self.open_group("balancer", 80, 80)]
        )["LoadBalancers"][0]
        target = elb.create_target_group(
            Name="web", Protocol="HTTP", Port=80, VpcId=vpc, HealthCheckIntervalSeconds=10,
            HealthyThresholdCount=2)["TargetGroups"][0]["TargetGroupArn"]
        elb.modify_target_group_attributes(TargetGroupArn=target, Attributes=[
            {"Key": "deregistration_delay.timeout_seconds", "Value": "30"}])
        elb.create_listener(LoadBalancerArn=balancer["LoadBalancerArn"], Protocol="HTTP", Port=80,
                            DefaultActions=[{"Type": "forward", "TargetGroupArn": target}])
        ecs.register_task_definition(family="web", containerDefinitions=[
            {"name": "web", "image": "web:1", "cpu": 512, "memory": 1024,
             "portMappings": [{"containerPort": 80, "hostPort": 0}]}])
        ecs.create_service(
            cluster="main", serviceName="web", taskDefinition="web", desiredCount=4,
            placementStrategy=[{"type": "spread", "field": "attribute:ecs.availability-zone"},
                               {"type": "binpack", "field": "memory"}],
            loadBalancers=[{"targetGroupArn": target, "containerName": "web",
                            "containerPort": 80}])
        return balancer, target

    def follow_cpu(self):
        aas = self.client("application-autoscaling")
        aas.register_scalable_target(**TARGET, MinCapacity=4, MaxCapacity=30)
        aas.put_scaling_policy(
            **TARGET, PolicyName="cpu", PolicyType="TargetTrackingScaling",
            TargetTrackingScalingPolicyConfiguration={
                "TargetValue": 50.0, "ScaleOutCooldown": 60, "ScaleInCooldown": 300,
                "PredefinedMetricSpecification": {
                    "PredefinedMetricType": "ECSServiceAverageCPUUtilization"}})

    def group(self):
        return self.client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"][0]

    def service(self):
        return self.client("ecs").describe_services(cluster="main", services=["web"])["services"][0]

    def alarm(self, which):
        name = f"TargetTracking-service/main/web-{which}-"
        return self.client("cloudwatch").describe_alarms(AlarmNamePrefix=name)["MetricAlarms"][0]

    def newest(self, space, name, statistic, **dimensions):
        points = self.client("cloudwatch").get_metric_statistics(
            Namespace=space, MetricName=name, Period=60, Statistics=[statistic],
            StartTime="2024-01-01T00:00:00Z", EndTime=self.now(),
            Dimensions=[{"Name": key, "Value": value} for key, value in dimensions.items()]
        )["Datapoints"]
        return max(points, key=lambda p: p["Timestamp"])[statistic] if points else None

    def cpu(self):
        return self.newest("AWS/ECS", "CPUUtilization", "Average", ClusterName="main",
                           ServiceName="web")

    def why(self, subject):
        return self.aws.control("GET", f"why/{subject}")["chain"]

    def verb(self, *words):
        done = subprocess.run([BINARY, "--endpoint", self.aws.url, *words], capture_output=True,
                              text=True, env=self.aws.environment())
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def grow(self):
        """Until the loop is still: desired counts and states seen on the way."""
        seen = {"provisioning": 0, "reservation": 0.0}
        ecs = self.client("ecs")
        for _ in range(30):
            self.minutes(1)
            tasks = ecs.list_tasks(cluster="main")["taskArns"]
            described = ecs.describe_tasks(cluster="main", tasks=tasks)["tasks"]
            waiting = [t for t in described if t["lastStatus"] == "PROVISIONING"]
            seen["provisioning"] = max(seen["provisioning"], len(waiting))
            reservation = self.newest("AWS/ECS/ManagedScaling", "CapacityProviderReservation",
                                      "Average", CapacityProviderName="main", ClusterName="main")
            seen["reservation"] = max(seen["reservation"], reservation)
        return seen

    def test_the_loop_closes(self):
        subnets = [s["SubnetId"] for s in self.client("ec2").describe_subnets()["Subnets"][:3]]
        self.make_capacity(subnets)
        balancer, target = self.make_service(subnets)
        self.minutes(15)
        self.assertEqual(self.service()["runningCount"], 4)
        self.follow_cpu()
        instances = len(self.group()["Instances"])

        # 1. Load: 300/s × 15 ms are 4.5 vCPUs on four tasks of half a one.
        answer = self.aws.control("PUT", "load/web", {"rate": "300/s", "cpu": "15ms"})
        self.assertEqual(answer["target"], "main/web")
        self.minutes(2)
        self.assertGreater(self.cpu(), 50)
        self.assertNotEqual(self.alarm("AlarmHigh")["StateValue"], "ALARM")
        high = self.alarm("AlarmHigh")
        self.assertEqual((high["Threshold"], high["EvaluationPeriods"]), (50.0, 3))
        self.minutes(3)
        self.assertEqual(self.alarm("AlarmHigh")["StateValue"], "ALARM")
        self.assertIn("Threshold Crossed: 3 datapoints", self.alarm("AlarmHigh")["StateReason"])
        activities = self.client("application-autoscaling").describe_scaling_activities(
            ServiceNamespace="ecs")["ScalingActivities"]
        self.assertRegex(activities[0]["Description"], r"^Setting desired count to \d+\.$")
        self.assertIn(self.alarm("AlarmHigh")["AlarmName"], activities[0]["Cause"])

        # 2. Tasks wait in PROVISIONING, the reservation passes 100, the group grows.
        seen = self.grow()
        self.assertGreater(seen["provisioning"], 0)
        self.assertGreater(seen["reservation"], 100)
        self.assertGreater(len(self.group()["Instances"]), instances)
        service = self.service()
        self.assertEqual(service["runningCount"], service["desiredCount"])
        self.assertGreaterEqual(service["runningCount"], 18)
        self.assertLess(self.cpu(), 52)
        health = self.client("elbv2").describe_target_health(TargetGroupArn=target)
        states = [t["TargetHealth"]["State"] for t in health["TargetHealthDescriptions"]]
        self.assertEqual(states.count("healthy"), service["runningCount"])
        name = balancer["LoadBalancerArn"].split(":loadbalancer/")[1]
        self.assertEqual(self.newest("AWS/ApplicationELB", "RequestCount", "Sum",
                                     LoadBalancer=name), 18000)

        # 3. Why is a task there? Because of the load.
        events = [[e["event"] for e in self.why("task/" + arn.split("/")[-1])]
                  for arn in self.client("ecs").list_tasks(cluster="main")["taskArns"]]
        from_load = [chain for chain in events if chain[-1] == "load_set"]
        self.assertGreaterEqual(len(from_load), 14)
        self.assertTrue(any("capacity_provider_needs" in chain for chain in from_load))
        self.assertEqual(
            self.why("alarm/" + self.alarm("AlarmHigh")["AlarmName"])[-1]["event"], "load_set")
        new = [i["InstanceId"] for i in self.group()["Instances"]]
        self.assertTrue(any(self.why(f"instance/{i}")[-1]["event"] == "load_set" for i in new))
        self.export_trace(new)

        # 4. The load ends: slowly inward, first the service, then the group.
        self.verb("load", "clear", "web")
        self.minutes(14)
        self.assertEqual(self.service()["desiredCount"], service["desiredCount"])
        self.minutes(60)
        self.assertEqual(self.service()["runningCount"], 4)
        self.minutes(60)
        self.assertLessEqual(len(self.group()["Instances"]), instances + 1)

    def export_trace(self, instances):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "trace.json")
            self.verb("journal", "export", "--format", "perfetto", path)
            with open(path, encoding="utf-8") as file:
                events = json.load(file)["traceEvents"]
        names = {e["args"]["name"] for e in events if e["name"] == "process_name"}
        self.assertLessEqual(set(instances), names)
        self.assertTrue(any(e["ph"] == "X" and e["name"] == "RUNNING" for e in events))
        self.assertTrue(any(e["ph"] == "C" and "CPUUtilization" in e["name"] for e in events))
        self.assertTrue(all(e["dur"] >= 0 for e in events if e["ph"] == "X"))


class LoadVerbTest(ClientTest):
    OPTIONS = ("--clock", "manual")

    def test_an_unknown_target_names_the_nearest(self):
        ecs = self.client("ecs")
        ecs.create_cluster(clusterName="main")
        ecs.register_task_definition(family="a", containerDefinitions=[
            {"name": "a", "image": "a", "memory": 64}])
        ecs.create_service(cluster="main", serviceName="web", taskDefinition="a", desiredCount=0)
        done = subprocess.run([BINARY, "--endpoint", self.aws.url, "load", "set", "wep", "1/s"],
                              capture_output=True, text=True, env=self.aws.environment())
        self.assertEqual(done.returncode, 1)
        self.assertIn("The nearest is web.", done.stderr)


if __name__ == "__main__":
    unittest.main()
