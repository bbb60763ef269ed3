"""Elastic Load Balancing, as boto3 and its waiters see it."""

from tests.clients.support import ClientTest


class LoadBalancing(ClientTest):
    def setUp(self):
        self.elb = self.client("elbv2")
        self.ec2 = self.client("ec2")
        self.vpc = self.ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        subnets = self.ec2.describe_subnets(
            Filters=[{"Name": "vpc-id", "Values": [self.vpc]}])["Subnets"]
        subnets.sort(key=lambda subnet: subnet["AvailabilityZone"])
        self.subnets = [subnet["SubnetId"] for subnet in subnets[:2]]

    def balancer(self, name, **more):
        return self.elb.create_load_balancer(
            Name=name, Subnets=self.subnets, **more)["LoadBalancers"][0]

    def group(self, name, **more):
        settings = {"Protocol": "HTTP", "Port": 80, "VpcId": self.vpc, **more}
        return self.elb.create_target_group(Name=name, **settings)["TargetGroups"][0]

    def clean(self, balancer, *groups):
        arn = balancer["LoadBalancerArn"]
        self.elb.delete_load_balancer(LoadBalancerArn=arn)
        self.elb.get_waiter("load_balancers_deleted").wait(LoadBalancerArns=[arn])
        for group in groups:
            self.elb.delete_target_group(TargetGroupArn=group["TargetGroupArn"])

    def test_a_target_comes_and_goes(self):
        security = self.ec2.create_security_group(
            GroupName="open", Description="open", VpcId=self.vpc)["GroupId"]
        self.ec2.authorize_security_group_ingress(
            GroupId=security, IpPermissions=[{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
                                              "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
        balancer = self.balancer("comes", SecurityGroups=[security])
        self.assertEqual(balancer["State"]["Code"], "provisioning")
        arn = balancer["LoadBalancerArn"]
        self.elb.get_waiter("load_balancer_exists").wait(LoadBalancerArns=[arn])
        self.elb.get_waiter("load_balancer_available").wait(LoadBalancerArns=[arn])

        group = self.group("comes")
        self.elb.create_listener(
            LoadBalancerArn=arn, Protocol="HTTP", Port=80,
            DefaultActions=[{"Type": "forward", "TargetGroupArn": group["TargetGroupArn"]}])
        instance = self.ec2.run_instances(
            ImageId="ami-0123456789abcdef0", InstanceType="t3.micro", MinCount=1, MaxCount=1,
            SubnetId=self.subnets[0], SecurityGroupIds=[security])["Instances"][0]["InstanceId"]
        self.ec2.get_waiter("instance_running").wait(InstanceIds=[instance])
        target = {"TargetGroupArn": group["TargetGroupArn"], "Targets": [{"Id": instance}]}
        self.elb.register_targets(**target)
        self.elb.get_waiter("target_in_service").wait(**target)
        health = self.elb.describe_target_health(**target)["TargetHealthDescriptions"][0]
        self.assertEqual(health["TargetHealth"], {"State": "healthy"})
        self.assertEqual(health["Target"], {"Id": instance, "Port": 80})

        self.elb.deregister_targets(**target)
        self.elb.get_waiter("target_deregistered").wait(**target)
        self.clean(balancer, group)
        self.ec2.terminate_instances(InstanceIds=[instance])

    def test_listings_page(self):
        groups = [self.group(f"page-{i}") for i in range(5)]
        pages = list(self.elb.get_paginator("describe_target_groups").paginate(
            PaginationConfig={"PageSize": 2}))
        names = [group["TargetGroupName"] for page in pages for group in page["TargetGroups"]]
        self.assertGreaterEqual(len(pages), 3)
        self.assertLessEqual({group["TargetGroupName"] for group in groups}, set(names))
        self.assertEqual(len(names), len(set(names)))
        for group in groups:
            self.elb.delete_target_group(TargetGroupArn=group["TargetGroupArn"])

    def test_rules_in_every_form(self):
        balancer, group = self.balancer("rules"), self.group("rules")
        forward = [{"Type": "forward", "TargetGroupArn": group["TargetGroupArn"]}]
        listener = self.elb.create_listener(
            LoadBalancerArn=balancer["LoadBalancerArn"], Protocol="HTTP", Port=80,
            DefaultActions=[{"Type": "fixed-response",
                             "FixedResponseConfig": {"StatusCode": "403"}}])["Listeners"][0]
        conditions = [
            {"Field": "host-header", "Values": ["www.example.com"]},
            {"Field": "path-pattern", "PathPatternConfig": {"Values": ["/shop/*"]}},
            {"Field": "http-header",
             "HttpHeaderConfig": {"HttpHeaderName": "X-Origin", "Values": ["secret"]}},
            {"Field": "http-request-method", "HttpRequestMethodConfig": {"Values": ["GET"]}},
            {"Field": "query-string",
             "QueryStringConfig": {"Values": [{"Key": "version", "Value": "v1"}]}},
        ]
        rule = self.elb.create_rule(ListenerArn=listener["ListenerArn"], Priority=10,
                                    Conditions=conditions, Actions=forward)["Rules"][0]
        described = self.elb.describe_rules(RuleArns=[rule["RuleArn"]])["Rules"][0]
        self.assertEqual(described, rule)
        self.assertEqual(described["Priority"], "10")
        fields = {condition["Field"]: condition for condition in described["Conditions"]}
        self.assertEqual(fields["host-header"]["HostHeaderConfig"]["Values"], ["www.example.com"])
        self.assertEqual(fields["path-pattern"]["Values"], ["/shop/*"])
        self.assert_error("PriorityInUse", self.elb.create_rule,
                          ListenerArn=listener["ListenerArn"], Priority=10,
                          Conditions=conditions, Actions=forward)
        self.assert_error("ResourceInUse", self.elb.delete_target_group,
                          TargetGroupArn=group["TargetGroupArn"])
        self.clean(balancer, group)

    def test_the_command_line(self):
        policies = self.cli("elbv2", "describe-ssl-policies", "--names",
                            "ELBSecurityPolicy-2016-08")["SslPolicies"]
        self.assertEqual(policies[0]["SslProtocols"], ["TLSv1", "TLSv1.1", "TLSv1.2"])
        limits = self.cli("elbv2", "describe-account-limits")["Limits"]
        self.assertIn({"Name": "target-groups", "Max": "3000"}, limits)

    def test_errors_have_their_codes(self):
        missing = "arn:aws:elasticloadbalancing:us-east-1:123456789012:"
        self.assert_error("LoadBalancerNotFound", self.elb.describe_load_balancers, Names=["no"])
        self.assert_error("TargetGroupNotFound", self.elb.describe_target_health,
                          TargetGroupArn=missing + "targetgroup/no/0123456789abcdef")
        self.assert_error("RuleNotFound", self.elb.describe_rules, RuleArns=[
            missing + "listener-rule/app/no/0123456789abcdef/0123456789abcdef/0123456789abcdef"])
        error = self.assert_error("ValidationError", self.elb.create_target_group, Name="a_b",
                                  Protocol="HTTP", Port=80, VpcId=self.vpc)
        self.assertIn("alphanumeric characters or hyphens", error["Message"])
