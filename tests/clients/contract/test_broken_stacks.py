"""Stacks that are broken on AWS break here, with the symptoms that AWS shows."""

import unittest

from tests.clients.support import ACCOUNT, ClientTest

USER_DATA = "#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n"
ECS_IMAGE = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id"
REGISTRY = f"{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com"


class BrokenStacksTest(ClientTest):
    # Else what a stack leaves out is taken as there.
    OPTIONS = ("--images", "strict")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ec2, cls.ecs = cls.aws.client("ec2"), cls.aws.client("ecs")
        cls.ecs.create_cluster(clusterName="main")

    def launch(self, **more):
        self.ec2.run_instances(ImageId=ECS_IMAGE, InstanceType="t3.medium", MinCount=1, MaxCount=1, UserData=USER_DATA, **more)

    def joined(self):
        return len(self.ecs.list_container_instances(cluster="main")["containerInstanceArns"])

    def stopped(self, **container):
        """What became of a task of that container, which is to fail."""
        self.ecs.register_task_definition(family="broken", containerDefinitions=[
            {"name": "app", "image": "nginx", "memory": 64, **container}])
        made = self.ecs.run_task(cluster="main", taskDefinition="broken")["tasks"][0]
        found = self.ecs.describe_tasks(cluster="main", tasks=[made["taskArn"]])["tasks"][0]
        self.assertEqual(found["lastStatus"], "STOPPED")
        self.assertEqual(found["stopCode"], "TaskFailedToStart")
        self.assertEqual(found["stoppedReason"], "Task failed to start")
        return found["containers"][0]["reason"]

    def test_who_does_not_register_and_what_does_not_start(self):
        self.launch()
        self.assertEqual(self.joined(), 0)
        vpc = self.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        lonely = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.9.0.0/24")["Subnet"]["SubnetId"]
        self.launch(SubnetId=lonely, IamInstanceProfile=self.instance_profile())
        self.assertEqual(self.joined(), 0)
        self.launch(IamInstanceProfile=self.instance_profile())
        self.assertEqual(self.joined(), 1)
        self.assertIn("repository with name 'none' does not exist",
                      self.stopped(image=f"{REGISTRY}/none:1"))
        self.assertEqual(
            self.stopped(logConfiguration={"logDriver": "awslogs", "options": {
                "awslogs-group": "/none", "awslogs-region": "us-east-1",
                "awslogs-stream-prefix": "app"}}),
            "CannotStartContainerError: Error response from daemon: failed to initialize logging "
            "driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The "
            "specified log group does not exist.")
        self.ecs.register_task_definition(
            family="roleless", taskRoleArn=f"arn:aws:iam::{ACCOUNT}:role/none",
            containerDefinitions=[{"name": "app", "image": "nginx", "memory": 64}])
        error = self.assert_error("ClientException", self.ecs.run_task, cluster="main",
                                  taskDefinition="roleless")
        self.assertTrue(error["Message"].startswith("ECS was unable to assume the role "))
        events = self.ecs.create_service(cluster="main", serviceName="s", desiredCount=1,
                                         taskDefinition="roleless") and \
            self.ecs.describe_services(cluster="main", services=["s"])["services"][0]["events"]
        self.assertTrue(events[0]["message"].startswith(
            "(service s) failed to launch a task with (error ECS was unable to assume the role"))


class BlueGreenTest(ClientTest):
    def rule(self, arn):
        found = self.client("elbv2").describe_rules(RuleArns=[arn])["Rules"][0]
        return {group["TargetGroupArn"]: group.get("Weight")
                for group in found["Actions"][0]["ForwardConfig"]["TargetGroups"]}

    def test_traffic_moves_to_the_new_revision(self):
        ec2, ecs, elb = (self.client(name) for name in ("ec2", "ecs", "elbv2"))
        ecs.create_cluster(clusterName="main")
        subnets = ec2.describe_subnets()["Subnets"][:2]
        ec2.run_instances(ImageId="ami-0123456789abcdef0", InstanceType="t3.medium", MinCount=1,
                          MaxCount=1, UserData=USER_DATA, SubnetId=subnets[0]["SubnetId"],
                          IamInstanceProfile=self.instance_profile())
        balancer = elb.create_load_balancer(
            Name="main", Subnets=[s["SubnetId"] for s in subnets])["LoadBalancers"][0]
        blue, green = (elb.create_target_group(
            Name=name, Protocol="HTTP", Port=80, VpcId=subnets[0]["VpcId"],
        )["TargetGroups"][0]["TargetGroupArn"] for name in ("blue", "green"))
        listener = elb.create_listener(
            LoadBalancerArn=balancer["LoadBalancerArn"], Protocol="HTTP", Port=80,
            DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}])
        rule = elb.create_rule(
            ListenerArn=listener["Listeners"][0]["ListenerArn"], Priority=1,
            Conditions=[{"Field": "path-pattern", "Values": ["/*"]}],
            Actions=[{"Type": "forward", "TargetGroupArn": blue}])["Rules"][0]["RuleArn"]

        def define():
            ecs.register_task_definition(family="app", containerDefinitions=[
                {"name": "app", "image": "nginx", "memory": 64,
                 "portMappings": [{"containerPort": 80, "hostPort": 0}]}])
        define()
        ecs.create_service(
            cluster="main", serviceName="web", taskDefinition="app", desiredCount=2,
            deploymentConfiguration={"strategy": "BLUE_GREEN", "bakeTimeInMinutes": 5},
            loadBalancers=[{
                "targetGroupArn": blue, "containerName": "app", "containerPort": 80,
                "advancedConfiguration": {
                    "alternateTargetGroupArn": green, "productionListenerRule": rule,
                    "roleArn": f"arn:aws:iam::{ACCOUNT}:role/ecsInfrastructureRole"}}])
        define()
        ecs.update_service(cluster="main", service="web", taskDefinition="app")
        ecs.get_waiter("services_stable").wait(cluster="main", services=["web"])
        self.assertEqual(self.rule(rule), {blue: 0, green: 100})
        deployments = ecs.list_service_deployments(cluster="main", service="web")
        self.assertEqual({d["status"] for d in deployments["serviceDeployments"]}, {"SUCCESSFUL"})
        states = elb.describe_target_health(TargetGroupArn=green)["TargetHealthDescriptions"]
        self.assertEqual([s["TargetHealth"]["State"] for s in states], ["healthy", "healthy"])
        service = ecs.describe_services(cluster="main", services=["web"])["services"][0]
        self.assertEqual((service["runningCount"], len(service["deployments"])), (2, 1))


if __name__ == "__main__":
    unittest.main()
