"""Scalable targets of an ECS service, their policies and scheduled actions."""

import unittest

from tests.clients.support import ClientTest

TARGET = {"ServiceNamespace": "ecs", "ResourceId": "service/shop/web",
          "ScalableDimension": "ecs:service:DesiredCount"}


class ApplicationAutoScalingTest(ClientTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        ecs = cls.aws.client("ecs")
        ecs.create_cluster(clusterName="shop")
        ecs.register_task_definition(family="web", containerDefinitions=[
            {"name": "web", "image": "web:1", "cpu": 128, "memory": 128}])
        ecs.create_service(cluster="shop", serviceName="web", taskDefinition="web", desiredCount=0)

    def test_a_targets_life_as_terraform_leads_it(self):
        aas = self.client("application-autoscaling")
        arn = aas.register_scalable_target(**TARGET, MinCapacity=0, MaxCapacity=4)["ScalableTargetARN"]
        read = aas.describe_scalable_targets(ServiceNamespace="ecs", ResourceIds=["service/shop/web"],
                                             ScalableDimension=TARGET["ScalableDimension"])
        self.assertEqual(read["ScalableTargets"][0]["ScalableTargetARN"], arn)
        self.assertEqual(aas.list_tags_for_resource(ResourceARN=arn)["Tags"], {})
        aas.tag_resource(ResourceARN=arn, Tags={"a": "1"})
        self.assertEqual(aas.list_tags_for_resource(ResourceARN=arn)["Tags"], {"a": "1"})
        for name, metric in (("cpu", "ECSServiceAverageCPUUtilization"),
                             ("memory", "ECSServiceAverageMemoryUtilization")):
            put = aas.put_scaling_policy(
                **TARGET, PolicyName=name, PolicyType="TargetTrackingScaling",
                TargetTrackingScalingPolicyConfiguration={
                    "TargetValue": 50.0, "ScaleInCooldown": 0, "ScaleOutCooldown": 0,
                    "DisableScaleIn": False,
                    "PredefinedMetricSpecification": {"PredefinedMetricType": metric}})
            self.assertEqual(len(put["Alarms"]), 2)
        pages = aas.get_paginator("describe_scaling_policies").paginate(
            ServiceNamespace="ecs", PaginationConfig={"PageSize": 1})
        names = [p["PolicyName"] for page in pages for p in page["ScalingPolicies"]]
        self.assertEqual(names, ["cpu", "memory"])
        aas.put_scheduled_action(**TARGET, ScheduledActionName="night",
                                 Schedule="cron(0 22 * * ? *)", Timezone="Europe/Berlin",
                                 ScalableTargetAction={"MinCapacity": 0, "MaxCapacity": 1})
        action = aas.describe_scheduled_actions(ServiceNamespace="ecs")["ScheduledActions"][0]
        self.assertEqual(action["ScalableTargetAction"], {"MinCapacity": 0, "MaxCapacity": 1})
        aas.delete_scheduled_action(**TARGET, ScheduledActionName="night")
        aas.delete_scaling_policy(**TARGET, PolicyName="cpu")
        self.assert_error("ObjectNotFoundException", aas.delete_scaling_policy, **TARGET,
                          PolicyName="cpu")
        aas.deregister_scalable_target(**TARGET)
        self.assertEqual(self.client("cloudwatch").describe_alarms()["MetricAlarms"], [])
        self.assert_error("ObjectNotFoundException", aas.deregister_scalable_target, **TARGET)

    def test_a_service_that_is_not_there_is_named(self):
        error = self.assert_error(
            "ValidationException", self.client("application-autoscaling").register_scalable_target,
            **{**TARGET, "ResourceId": "service/shop/none"}, MinCapacity=0, MaxCapacity=1)
        self.assertEqual(error["Message"], "ECS service doesn't exist: service/shop/none")


if __name__ == "__main__":
    unittest.main()
