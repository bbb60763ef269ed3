"""Load, policy, service, capacity provider and group move each other, on a clock that is told."""

import base64
import unittest

from tests.clients.support import ClientTest

SERVICE = {"ServiceNamespace": "ecs", "ResourceId": "service/shop/web",
           "ScalableDimension": "ecs:service:DesiredCount"}
JOIN = base64.b64encode(b"#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n").decode()


class ScalingLoopTest(ClientTest):
    OPTIONS = ("--clock", "manual")

    def minutes(self, count, load=None):
        for _ in range(count):
            if load is not None:
                self.client("cloudwatch").put_metric_data(
                    Namespace="App", MetricData=[{"MetricName": "Load", "Value": load}])
            self.aws.control("POST", "clock/advance", {"by": "1m"})

    def group(self):
        return self.client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"][0]

    def service(self):
        return self.client("ecs").describe_services(cluster="shop", services=["web"])["services"][0]

    def busy(self):
        """EC2 ids of the cluster's instances that have a task."""
        ecs = self.client("ecs")
        arns = ecs.list_container_instances(cluster="shop")["containerInstanceArns"]
        if not arns:
            return set()
        found = ecs.describe_container_instances(cluster="shop", containerInstances=arns)
        return {one["ec2InstanceId"] for one in found["containerInstances"]
                if one["runningTasksCount"] > 0}

    def make(self):
        ec2, asg, ecs = (self.client(name) for name in ("ec2", "autoscaling", "ecs"))
        subnets = ",".join(s["SubnetId"] for s in ec2.describe_subnets()["Subnets"][:2])
        ec2.create_launch_template(LaunchTemplateName="web", LaunchTemplateData={
            "ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.medium", "UserData": JOIN,
            "IamInstanceProfile": self.instance_profile()})
        asg.create_auto_scaling_group(
            AutoScalingGroupName="web", MinSize=0, MaxSize=10, VPCZoneIdentifier=subnets,
            LaunchTemplate={"LaunchTemplateName": "web"}, NewInstancesProtectedFromScaleIn=True)
        ecs.create_cluster(clusterName="shop")
        ecs.create_capacity_provider(name="web", autoScalingGroupProvider={
            "autoScalingGroupArn": self.group()["AutoScalingGroupARN"],
            "managedScaling": {"status": "ENABLED", "targetCapacity": 100},
            "managedTerminationProtection": "ENABLED", "managedDraining": "ENABLED"})
        ecs.put_cluster_capacity_providers(
            cluster="shop", capacityProviders=["web"],
            defaultCapacityProviderStrategy=[{"capacityProvider": "web", "weight": 1}])
        ecs.register_task_definition(family="web", containerDefinitions=[
            {"name": "web", "image": "web:1", "cpu": 512, "memory": 512}])
        ecs.create_service(cluster="shop", serviceName="web", taskDefinition="web", desiredCount=4)

    def test_load_brings_capacity_and_its_end_takes_it_away(self):
        asg, aas = self.client("autoscaling"), self.client("application-autoscaling")
        # An empty group begins with two instances, because tasks wait in PROVISIONING.
        self.make()
        self.minutes(8)
        self.assertEqual(len(self.group()["Instances"]), 2)
        self.assertEqual(self.service()["runningCount"], 4)
        cause = asg.describe_scaling_activities()["Activities"][0]["Cause"]
        self.assertIn("triggered policy ECSManagedAutoScalingPolicy-", cause)
        self.assertIn("changing the desired capacity from 0 to 2.", cause)
        # Load: ⌈4 × 90 ÷ 50⌉ are wanted at first; then tasks wait, and the group follows.
        aas.register_scalable_target(**SERVICE, MinCapacity=1, MaxCapacity=12)
        aas.put_scaling_policy(
            **SERVICE, PolicyName="load", PolicyType="TargetTrackingScaling",
            TargetTrackingScalingPolicyConfiguration={
                "TargetValue": 50.0, "CustomizedMetricSpecification": {
                    "Namespace": "App", "MetricName": "Load", "Statistic": "Average"}})
        self.minutes(18, load=90)
        self.assertEqual(self.service()["runningCount"], 12)
        self.assertEqual(len(self.group()["Instances"]), 3)
        first = aas.describe_scaling_activities(ServiceNamespace="ecs")["ScalingActivities"][-1]
        self.assertEqual(first["Description"], "Setting desired count to 8.")
        # Its end: the service to its minimum, then the group to the one instance that is in use.
        # A low alarm that repeats each minute never takes an instance that is in use.
        for _ in range(90):
            self.minutes(1, load=10)
            self.assertGreaterEqual(self.group()["DesiredCapacity"], len(self.busy()))
        self.assertEqual(self.service()["desiredCount"], 1)
        self.assertEqual(len(self.group()["Instances"]), 1)
        reasons = aas.describe_scaling_activities(
            ServiceNamespace="ecs", IncludeNotScaledActivities=True)["ScalingActivities"][0]
        self.assertEqual(reasons["NotScaledReasons"],
                         [{"Code": "AlreadyAtMinCapacity", "MinCapacity": 1}])


if __name__ == "__main__":
    unittest.main()
