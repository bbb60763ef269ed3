"""Auto Scaling groups as clients make, change, page and destroy them."""

import json
import unittest

from tests.clients.support import ClientTest


class AutoScalingTest(ClientTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        ec2 = cls.aws.client("ec2")
        subnets = sorted(ec2.describe_subnets()["Subnets"], key=lambda s: s["AvailabilityZone"])
        cls.subnets = ",".join(subnet["SubnetId"] for subnet in subnets[:2])
        made = ec2.create_launch_template(
            LaunchTemplateName="contract",
            LaunchTemplateData={"ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.micro"})
        cls.template = made["LaunchTemplate"]["LaunchTemplateId"]

    def group(self, name):
        found = self.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[name])
        return found["AutoScalingGroups"][0] if found["AutoScalingGroups"] else None

    def make(self, name, minimum, maximum, **more):
        self.client("autoscaling").create_auto_scaling_group(
            AutoScalingGroupName=name, MinSize=minimum, MaxSize=maximum,
            LaunchTemplate={"LaunchTemplateId": self.template, "Version": "$Latest"},
            VPCZoneIdentifier=self.subnets, HealthCheckType="EC2", HealthCheckGracePeriod=0, **more)

    def test_a_groups_life_as_terraform_leads_it(self):
        aas = self.client("autoscaling")
        # Create, then the calls of the provider's wait.
        self.make("life", 2, 4, NewInstancesProtectedFromScaleIn=True,
                  Tags=[{"Key": "a", "Value": "1", "PropagateAtLaunch": True,
                         "ResourceId": "life", "ResourceType": "auto-scaling-group"}])
        activities = aas.describe_scaling_activities(AutoScalingGroupName="life")["Activities"]
        self.assertEqual({a["StatusCode"] for a in activities}, {"Successful"})
        group = self.group("life")
        self.assertEqual([i["LifecycleState"] for i in group["Instances"]], ["InService"] * 2)
        self.assertEqual(len({i["AvailabilityZone"] for i in group["Instances"]}), 2)
        self.assertTrue(all(i["ProtectedFromScaleIn"] for i in group["Instances"]))
        aas.enable_metrics_collection(AutoScalingGroupName="life", Granularity="1Minute",
                                      Metrics=["GroupDesiredCapacity", "GroupMinSize"])
        # A second read shows no difference.
        self.assertEqual(self.group("life"), self.group("life"))
        # Change.
        aas.update_auto_scaling_group(
            AutoScalingGroupName="life", MinSize=1, MaxSize=5, DesiredCapacity=3,
            AvailabilityZoneDistribution={"CapacityDistributionStrategy": "balanced-best-effort"})
        self.assertEqual(len(self.group("life")["Instances"]), 3)
        aas.create_or_update_tags(Tags=[{"ResourceId": "life", "Key": "b", "Value": "2",
                                         "ResourceType": "auto-scaling-group",
                                         "PropagateAtLaunch": False}])
        self.assertEqual([t["Key"] for t in self.group("life")["Tags"]], ["a", "b"])
        # Destroy: to nothing, unprotected, waited for, deleted without force.
        aas.update_auto_scaling_group(AutoScalingGroupName="life", MinSize=0, MaxSize=0,
                                      DesiredCapacity=0)
        ids = [i["InstanceId"] for i in self.group("life")["Instances"]]
        aas.set_instance_protection(AutoScalingGroupName="life", InstanceIds=ids,
                                    ProtectedFromScaleIn=False)
        self.assertEqual(self.group("life")["Instances"], [])
        aas.delete_auto_scaling_group(AutoScalingGroupName="life", ForceDelete=False)
        self.assertIsNone(self.group("life"))
        error = self.assert_error("ValidationError", aas.update_auto_scaling_group,
                                  AutoScalingGroupName="life", MinSize=0)
        self.assertIn("not found", error["Message"])

    def test_every_kind_of_policy_is_put_read_and_deleted(self):
        aas = self.client("autoscaling")
        self.make("policies", 0, 4)
        aas.put_scaling_policy(AutoScalingGroupName="policies", PolicyName="simple",
                               AdjustmentType="ChangeInCapacity", ScalingAdjustment=1)
        aas.put_scaling_policy(AutoScalingGroupName="policies", PolicyName="step",
                               PolicyType="StepScaling", AdjustmentType="ChangeInCapacity",
                               StepAdjustments=[{"MetricIntervalLowerBound": 0.0,
                                                 "ScalingAdjustment": 1}])
        aas.put_scaling_policy(
            AutoScalingGroupName="policies", PolicyName="track",
            PolicyType="TargetTrackingScaling", TargetTrackingConfiguration={
                "PredefinedMetricSpecification": {
                    "PredefinedMetricType": "ASGAverageCPUUtilization"}, "TargetValue": 50.0})
        aas.put_scaling_policy(
            AutoScalingGroupName="policies", PolicyName="predict", PolicyType="PredictiveScaling",
            PredictiveScalingConfiguration={"MetricSpecifications": [{
                "TargetValue": 40.0, "PredefinedMetricPairSpecification": {
                    "PredefinedMetricType": "ASGCPUUtilization"}}]})
        pages = aas.get_paginator("describe_policies").paginate(
            AutoScalingGroupName="policies", PaginationConfig={"PageSize": 2})
        read = [p for page in pages for p in page["ScalingPolicies"]]
        self.assertEqual([p["PolicyName"] for p in read], ["predict", "simple", "step", "track"])
        self.assertEqual(len(read[3]["Alarms"]), 2)
        for policy in read:
            aas.delete_policy(PolicyName=policy["PolicyARN"])
        self.assertEqual(self.client("cloudwatch").describe_alarms(
            AlarmNamePrefix="TargetTracking-policies")["MetricAlarms"], [])
        aas.delete_auto_scaling_group(AutoScalingGroupName="policies", ForceDelete=True)

    def test_a_hook_holds_an_instance_until_it_is_completed(self):
        aas = self.client("autoscaling")
        self.make("hooked", 0, 1)
        aas.put_lifecycle_hook(AutoScalingGroupName="hooked", LifecycleHookName="ready",
                               LifecycleTransition="autoscaling:EC2_INSTANCE_LAUNCHING")
        aas.set_desired_capacity(AutoScalingGroupName="hooked", DesiredCapacity=1)
        instance = self.group("hooked")["Instances"][0]
        self.assertEqual(instance["LifecycleState"], "Pending:Wait")
        aas.complete_lifecycle_action(AutoScalingGroupName="hooked", LifecycleHookName="ready",
                                      InstanceId=instance["InstanceId"],
                                      LifecycleActionResult="CONTINUE")
        self.assertEqual(self.group("hooked")["Instances"][0]["LifecycleState"], "InService")
        aas.delete_auto_scaling_group(AutoScalingGroupName="hooked", ForceDelete=True)
        self.assertIsNone(self.group("hooked"))

    def test_an_instance_refresh_replaces_all(self):
        aas = self.client("autoscaling")
        self.make("fresh", 2, 2)
        before = {i["InstanceId"] for i in self.group("fresh")["Instances"]}
        aas.start_instance_refresh(AutoScalingGroupName="fresh")
        refresh = aas.describe_instance_refreshes(AutoScalingGroupName="fresh")["InstanceRefreshes"][0]
        self.assertEqual(refresh["Status"], "Successful")
        after = {i["InstanceId"] for i in self.group("fresh")["Instances"]}
        self.assertEqual(len(after), 2)
        self.assertFalse(before & after)
        aas.delete_auto_scaling_group(AutoScalingGroupName="fresh", ForceDelete=True)

    def test_activities_are_paged_newest_first(self):
        aas = self.client("autoscaling")
        self.make("paged", 3, 3)
        pages = aas.get_paginator("describe_scaling_activities").paginate(
            AutoScalingGroupName="paged", PaginationConfig={"PageSize": 2})
        activities = [a for page in pages for a in page["Activities"]]
        self.assertEqual(len(activities), 3)
        times = [a["StartTime"] for a in activities]
        self.assertEqual(times, sorted(times, reverse=True))
        self.assertIn("Subnet ID", json.loads(activities[0]["Details"]))
        aas.delete_auto_scaling_group(AutoScalingGroupName="paged", ForceDelete=True)

    def test_the_cli_reads_what_boto3_made(self):
        self.make("shared", 0, 1)
        found = self.cli("autoscaling", "describe-auto-scaling-groups",
                         "--auto-scaling-group-names", "shared")
        self.assertEqual(found["AutoScalingGroups"][0]["AutoScalingGroupName"], "shared")
        self.client("autoscaling").delete_auto_scaling_group(AutoScalingGroupName="shared")


if __name__ == "__main__":
    unittest.main()
