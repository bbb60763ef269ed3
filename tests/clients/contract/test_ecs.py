"""ECS as boto3 and its waiters see it: instances that join, tasks, services, providers."""

import base64
import unittest

from tests.clients.support import ClientTest


def user_data(cluster):
    return f"#!/bin/bash\necho ECS_CLUSTER={cluster} >> /etc/ecs/ecs.config\n"


class EcsTest(ClientTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ec2, cls.ecs = cls.aws.client("ec2"), cls.aws.client("ecs")
        cls.subnets = [s["SubnetId"] for s in cls.ec2.describe_subnets()["Subnets"]][:3]

    def join(self, cluster, count):
        self.ecs.create_cluster(clusterName=cluster)
        for i in range(count):
            self.ec2.run_instances(ImageId="ami-0123456789abcdef0", InstanceType="t3.medium",
                                   MinCount=1, MaxCount=1, SubnetId=self.subnets[i % 3],
                                   IamInstanceProfile=self.instance_profile(),
                                   UserData=user_data(cluster))
        arns = self.ecs.list_container_instances(cluster=cluster)["containerInstanceArns"]
        self.assertEqual(len(arns), count)
        return arns

    def define(self, family, **container):
        container = {"name": "app", "image": "nginx", "cpu": 128, "memory": 128,
                     "portMappings": [{"containerPort": 80, "hostPort": 0}], **container}
        made = self.ecs.register_task_definition(family=family, containerDefinitions=[container])
        return made["taskDefinition"]["taskDefinitionArn"]

    def service(self, cluster, name):
        return self.ecs.describe_services(cluster=cluster, services=[name])["services"][0]

    def test_tasks_run_and_stop_as_the_waiters_expect(self):
        self.join("tasks", 3)
        self.define("job")
        tasks = self.ecs.run_task(
            cluster="tasks", taskDefinition="job", count=6,
            placementStrategy=[{"type": "spread", "field": "attribute:ecs.availability-zone"},
                               {"type": "binpack", "field": "memory"}])["tasks"]
        arns = [task["taskArn"] for task in tasks]
        self.ecs.get_waiter("tasks_running").wait(cluster="tasks", tasks=arns)
        running = self.ecs.describe_tasks(cluster="tasks", tasks=arns)["tasks"]
        zones = sorted(task["availabilityZone"] for task in running)
        self.assertEqual([zones.count(zone) for zone in sorted(set(zones))], [2, 2, 2])
        for task in running:
            self.assertGreaterEqual(task["containers"][0]["networkBindings"][0]["hostPort"], 32768)
        for arn in arns:
            self.ecs.stop_task(cluster="tasks", task=arn, reason="done")
        self.ecs.get_waiter("tasks_stopped").wait(cluster="tasks", tasks=arns)
        stopped = self.ecs.describe_tasks(cluster="tasks", tasks=arns[:1])["tasks"][0]
        self.assertEqual((stopped["stopCode"], stopped["stoppedReason"]), ("UserInitiated", "done"))

    def test_a_service_lives_and_dies(self):
        self.join("site", 2)
        self.define("web")
        made = self.ecs.create_service(cluster="site", serviceName="web", taskDefinition="web",
                                       desiredCount=3)["service"]
        self.assertNotIn("networkConfiguration", made)
        self.ecs.get_waiter("services_stable").wait(cluster="site", services=["web"])
        self.define("web", memory=256)
        self.ecs.update_service(cluster="site", service="web", taskDefinition="web")
        self.ecs.get_waiter("services_stable").wait(cluster="site", services=["web"])
        service = self.service("site", "web")
        self.assertTrue(service["taskDefinition"].endswith("web:2"))
        self.assertEqual(service["events"][0]["message"],
                         "(service web) has reached a steady state.")
        self.ecs.update_service(cluster="site", service="web", desiredCount=0)
        self.ecs.delete_service(cluster="site", service="web")
        self.ecs.get_waiter("services_inactive").wait(cluster="site", services=["web"])

    def test_lists_go_through_all_pages(self):
        self.ecs.create_cluster(clusterName="pages")
        self.define("page")
        for i in range(23):
            self.ecs.create_service(cluster="pages", serviceName=f"s{i:02}", taskDefinition="page",
                                    desiredCount=0)
        pages = self.ecs.get_paginator("list_services").paginate(cluster="pages")
        self.assertEqual(sum(len(page["serviceArns"]) for page in pages), 23)

    def test_errors_are_of_their_classes(self):
        self.ecs.create_cluster(clusterName="errors")
        with self.assertRaises(self.ecs.exceptions.ClusterNotFoundException):
            self.ecs.list_tasks(cluster="gone")
        with self.assertRaises(self.ecs.exceptions.ServiceNotFoundException):
            self.ecs.update_service(cluster="errors", service="gone")
        with self.assertRaises(self.ecs.exceptions.ClientException):
            self.ecs.describe_task_definition(taskDefinition="gone")

    def test_a_capacity_provider_scales_its_group(self):
        groups = self.client("autoscaling")
        self.ecs.create_cluster(clusterName="grows")
        self.ec2.create_launch_template(
            LaunchTemplateName="grows",
            LaunchTemplateData={"ImageId": "ami-0123456789abcdef0", "InstanceType": "m5.large",
                                "IamInstanceProfile": self.instance_profile(),
                                "UserData": base64.b64encode(user_data("grows").encode()).decode()})
        groups.create_auto_scaling_group(
            AutoScalingGroupName="grows", MinSize=1, MaxSize=3, DesiredCapacity=1,
            LaunchTemplate={"LaunchTemplateName": "grows", "Version": "$Latest"},
            VPCZoneIdentifier=",".join(self.subnets))
        arn = groups.describe_auto_scaling_groups(
            AutoScalingGroupNames=["grows"])["AutoScalingGroups"][0]["AutoScalingGroupARN"]
        self.ecs.create_capacity_provider(
            name="grows", autoScalingGroupProvider={
                "autoScalingGroupArn": arn, "managedScaling": {"status": "ENABLED"}})
        cluster = self.ecs.put_cluster_capacity_providers(
            cluster="grows", capacityProviders=["grows"],
            defaultCapacityProviderStrategy=[{"capacityProvider": "grows", "weight": 1}])["cluster"]
        self.assertEqual(cluster["attachmentsStatus"], "UPDATE_COMPLETE")
        self.define("small")
        self.ecs.create_service(cluster="grows", serviceName="s", taskDefinition="small",
                                desiredCount=2)
        self.ecs.get_waiter("services_stable").wait(cluster="grows", services=["s"])
        tasks = self.ecs.list_tasks(cluster="grows", serviceName="s")["taskArns"]
        found = self.ecs.describe_tasks(cluster="grows", tasks=tasks)["tasks"]
        self.assertEqual({task["capacityProviderName"] for task in found}, {"grows"})


if __name__ == "__main__":
    unittest.main()
