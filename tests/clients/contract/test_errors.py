"""What AWS says to a mistake: the operations that stacks use, what was wrong, and the code.

Each case is a call that must be refused. After all of them the account is as it was.
"""

import json
import unittest

import botocore.exceptions

from tests.clients.state import difference, tables
from tests.clients.support import ClientTest

ACCOUNT = "123456789012"
ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012:"
UUID = "12345678-1234-1234-1234-123456789012"
HEX = "0123456789abcdef"
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"},
    "Action": "sts:AssumeRole"}]})
ALLOW = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Action": "*", "Resource": "*"}]})


class ErrorsTest(ClientTest):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        of = cls.aws.client
        ec2, elb, ecs, asg = of("ec2"), of("elbv2"), of("ecs"), of("autoscaling")
        cls.vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        cls.other = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        cls.subnets = [ec2.create_subnet(
            VpcId=cls.vpc, CidrBlock=f"10.0.{i}.0/24",
            AvailabilityZone=f"us-east-1{zone}")["Subnet"]["SubnetId"]
            for i, zone in enumerate("ab")]
        cls.gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=cls.gateway, VpcId=cls.vpc)
        cls.group = ec2.create_security_group(GroupName="web", Description="d",
                                              VpcId=cls.vpc)["GroupId"]
        cls.rule_in = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
                       "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
        ec2.authorize_security_group_ingress(GroupId=cls.group, IpPermissions=[cls.rule_in])
        cls.table = ec2.create_route_table(VpcId=cls.vpc)["RouteTable"]["RouteTableId"]
        ec2.create_route(RouteTableId=cls.table, DestinationCidrBlock="0.0.0.0/0",
                         GatewayId=cls.gateway)
        ec2.create_key_pair(KeyName="key")
        ec2.create_launch_template(LaunchTemplateName="template", LaunchTemplateData={
            "ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.micro"})
        cls.balancer = elb.create_load_balancer(
            Name="front", Subnets=cls.subnets)["LoadBalancers"][0]["LoadBalancerArn"]
        cls.targets = elb.create_target_group(
            Name="web", Protocol="HTTP", Port=80,
            VpcId=cls.vpc)["TargetGroups"][0]["TargetGroupArn"]
        cls.elsewhere = elb.create_target_group(
            Name="elsewhere", Protocol="HTTP", Port=80,
            VpcId=cls.vpc)["TargetGroups"][0]["TargetGroupArn"]
        cls.fixed = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "403"}}]
        cls.forward = [{"Type": "forward", "TargetGroupArn": cls.targets}]
        cls.listener = elb.create_listener(
            LoadBalancerArn=cls.balancer, Protocol="HTTP", Port=80,
            DefaultActions=cls.forward)["Listeners"][0]["ListenerArn"]
        cls.path = [{"Field": "path-pattern", "Values": ["/a"]}]
        elb.create_rule(ListenerArn=cls.listener, Priority=1, Conditions=cls.path,
                        Actions=cls.fixed)
        ecs.create_cluster(clusterName="shop")
        cls.app = [{"name": "app", "image": "nginx", "memory": 64,
                    "portMappings": [{"containerPort": 80}]}]
        ecs.register_task_definition(family="web", containerDefinitions=cls.app)
        ecs.register_task_definition(family="net", networkMode="awsvpc",
                                     containerDefinitions=cls.app)
        ecs.create_service(cluster="shop", serviceName="web", taskDefinition="web", desiredCount=2)
        asg.create_auto_scaling_group(
            AutoScalingGroupName="group", MinSize=1, MaxSize=2,
            LaunchTemplate={"LaunchTemplateName": "template"},
            VPCZoneIdentifier=",".join(cls.subnets))
        asg.create_auto_scaling_group(
            AutoScalingGroupName="free", MinSize=0, MaxSize=2,
            LaunchTemplate={"LaunchTemplateName": "template"},
            VPCZoneIdentifier=",".join(cls.subnets))
        arns = {one["AutoScalingGroupName"]: one["AutoScalingGroupARN"] for one in
                asg.describe_auto_scaling_groups()["AutoScalingGroups"]}
        cls.group_arn, cls.free_arn = arns["group"], arns["free"]
        ecs.create_capacity_provider(name="provider", autoScalingGroupProvider={
            "autoScalingGroupArn": cls.group_arn})
        ecs.put_cluster_capacity_providers(cluster="shop", capacityProviders=["provider"],
                                           defaultCapacityProviderStrategy=[])
        iam = of("iam")
        iam.create_role(RoleName="role", AssumeRolePolicyDocument=TRUST)
        iam.put_role_policy(RoleName="role", PolicyName="inline", PolicyDocument=ALLOW)
        iam.create_instance_profile(InstanceProfileName="profile")
        iam.add_role_to_instance_profile(InstanceProfileName="profile", RoleName="role")
        cls.zone = of("route53").create_hosted_zone(
            Name="example.com", CallerReference="once")["HostedZone"]["Id"]
        of("route53").change_resource_record_sets(HostedZoneId=cls.zone, ChangeBatch={
            "Changes": [{"Action": "CREATE", "ResourceRecordSet": cls.record("www")}]})
        cls.pending = of("acm").request_certificate(
            DomainName="pending.example.org", ValidationMethod="DNS")["CertificateArn"]
        # Its name resolves, so it issues.
        cls.issued = of("acm").request_certificate(
            DomainName="example.com", ValidationMethod="DNS")["CertificateArn"]
        option = of("acm").describe_certificate(CertificateArn=cls.issued)["Certificate"][
            "DomainValidationOptions"][0]["ResourceRecord"]
        of("route53").change_resource_record_sets(HostedZoneId=cls.zone, ChangeBatch={
            "Changes": [{"Action": "CREATE", "ResourceRecordSet": {
                "Name": option["Name"], "Type": "CNAME", "TTL": 60,
                "ResourceRecords": [{"Value": option["Value"]}]}}]})
        of("acm").get_waiter("certificate_validated").wait(
            CertificateArn=cls.issued, WaiterConfig={"Delay": 0})
        of("logs").create_log_group(logGroupName="log")
        of("ecr").create_repository(repositoryName="image")
        aas = of("application-autoscaling")
        cls.scalable = {"ServiceNamespace": "ecs", "ResourceId": "service/shop/web",
                        "ScalableDimension": "ecs:service:DesiredCount"}
        aas.register_scalable_target(**cls.scalable, MinCapacity=1, MaxCapacity=4)
        cls.absent = {**cls.scalable, "ResourceId": "service/shop/absent"}

    @staticmethod
    def record(name, kind="A", value="192.0.2.1"):
        return {"Name": f"{name}.example.com", "Type": kind, "TTL": 60,
                "ResourceRecords": [{"Value": value}]}

    def refuse(self, service, cases):
        before = tables(self.aws)
        client = self.client(service, parameter_validation=False)
        for code, operation, parameters in cases:
            with self.subTest(operation=operation, code=code, parameters=str(parameters)[:120]):
                try:
                    answer = getattr(client, operation)(**parameters)
                except botocore.exceptions.ClientError as error:
                    self.assertEqual(error.response["Error"]["Code"], code, str(error))
                    if code not in ("ParameterNotFound",):  # AWS says no more than the code.
                        self.assertTrue(error.response["Error"]["Message"])
                else:
                    self.fail(f"It was done: {str(answer)[:300]}")
        left = difference(before, tables(self.aws))
        self.assertEqual(left, [], "A failed call changed something.\n" + "\n".join(left))

    def test_ec2_networks(self):
        vpc, subnet, table, group = self.vpc, self.subnets[0], self.table, self.group
        absent = HEX + "0"
        self.refuse("ec2", [
            ("InvalidVpc.Range", "create_vpc", {"CidrBlock": "10.0.0.0/8"}),
            ("InvalidParameterValue", "create_vpc", {"CidrBlock": "ten"}),
            ("MissingParameter", "create_vpc", {}),
            ("InvalidVpcID.NotFound", "delete_vpc", {"VpcId": f"vpc-{absent}"}),
            ("DependencyViolation", "delete_vpc", {"VpcId": vpc}),
            ("InvalidVpcID.NotFound", "create_subnet",
             {"VpcId": f"vpc-{absent}", "CidrBlock": "10.0.9.0/24"}),
            ("InvalidSubnet.Conflict", "create_subnet", {"VpcId": vpc, "CidrBlock": "10.0.0.0/25"}),
            ("InvalidSubnet.Range", "create_subnet", {"VpcId": vpc, "CidrBlock": "10.9.0.0/24"}),
            ("InvalidParameterValue", "create_subnet",
             {"VpcId": vpc, "CidrBlock": "10.0.9.0/24", "AvailabilityZone": "us-east-1z"}),
            ("InvalidSubnetID.NotFound", "delete_subnet", {"SubnetId": f"subnet-{absent}"}),
            ("DependencyViolation", "delete_subnet", {"SubnetId": subnet}),
            ("Resource.AlreadyAssociated", "attach_internet_gateway",
             {"InternetGatewayId": self.gateway, "VpcId": self.other}),
            ("InvalidInternetGatewayID.NotFound", "attach_internet_gateway",
             {"InternetGatewayId": f"igw-{absent}", "VpcId": vpc}),
            ("DependencyViolation", "delete_internet_gateway", {"InternetGatewayId": self.gateway}),
            ("Gateway.NotAttached", "detach_internet_gateway",
             {"InternetGatewayId": self.gateway, "VpcId": self.other}),
            ("RouteAlreadyExists", "create_route",
             {"RouteTableId": table, "DestinationCidrBlock": "0.0.0.0/0",
              "GatewayId": self.gateway}),
            ("InvalidRouteTableID.NotFound", "create_route",
             {"RouteTableId": f"rtb-{absent}", "DestinationCidrBlock": "0.0.0.0/0",
              "GatewayId": self.gateway}),
            ("InvalidRoute.NotFound", "delete_route",
             {"RouteTableId": table, "DestinationCidrBlock": "192.168.0.0/16"}),
            ("InvalidParameterValue", "associate_route_table", {
                "RouteTableId": table, "SubnetId": self.client("ec2").describe_subnets(
                    Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"][0][
                        "SubnetId"]}),
            ("InvalidAssociationID.NotFound", "disassociate_route_table",
             {"AssociationId": f"rtbassoc-{absent}"}),
            ("InvalidAllocationID.NotFound", "release_address",
             {"AllocationId": f"eipalloc-{absent}"}),
            ("InvalidAssociationID.NotFound", "disassociate_address",
             {"AssociationId": f"eipassoc-{absent}"}),
            ("NatGatewayNotFound", "delete_nat_gateway", {"NatGatewayId": f"nat-{absent}"}),
            ("InvalidSubnetID.NotFound", "create_nat_gateway",
             {"SubnetId": f"subnet-{absent}", "AllocationId": f"eipalloc-{absent}"}),
            ("InvalidGroup.Duplicate", "create_security_group",
             {"GroupName": "web", "Description": "d", "VpcId": vpc}),
            ("InvalidParameterValue", "create_security_group",
             {"GroupName": "sg-x", "Description": "d", "VpcId": vpc}),
            ("InvalidPermission.Duplicate", "authorize_security_group_ingress",
             {"GroupId": group, "IpPermissions": [self.rule_in]}),
            ("InvalidGroup.NotFound", "authorize_security_group_ingress",
             {"GroupId": f"sg-{absent}", "IpPermissions": [self.rule_in]}),
            ("InvalidPermission.NotFound", "revoke_security_group_ingress", {
                "GroupId": group, "IpPermissions": [{
                    **self.rule_in, "FromPort": 81, "ToPort": 81}]}),
            ("InvalidParameterValue", "authorize_security_group_ingress", {
                "GroupId": group, "IpPermissions": [{
                    **self.rule_in, "FromPort": 90, "ToPort": 80}]}),
            ("InvalidGroup.NotFound", "delete_security_group", {"GroupId": f"sg-{absent}"}),
            ("CannotDelete", "delete_security_group", {
                "GroupId": self.client("ec2").describe_security_groups(Filters=[
                    {"Name": "vpc-id", "Values": [vpc]},
                    {"Name": "group-name", "Values": ["default"]}])["SecurityGroups"][0][
                        "GroupId"]}),
            ("InvalidVpcID.NotFound", "modify_vpc_attribute",
             {"VpcId": f"vpc-{absent}", "EnableDnsSupport": {"Value": True}}),
            ("InvalidID", "create_tags",
             {"Resources": ["thing"], "Tags": [{"Key": "k", "Value": "v"}]}),
            ("InvalidParameterValue", "create_tags",
             {"Resources": [vpc], "Tags": [{"Key": "aws:k", "Value": "v"}]}),
            ("DryRunOperation", "create_vpc", {"CidrBlock": "10.2.0.0/16", "DryRun": True}),
        ])

    def test_ec2_machines(self):
        run = {"ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.micro", "MinCount": 1,
               "MaxCount": 1, "SubnetId": self.subnets[0]}
        self.refuse("ec2", [
            ("InvalidParameterValue", "run_instances", {**run, "InstanceType": "t3.huge"}),
            ("InvalidKeyPair.NotFound", "run_instances", {**run, "KeyName": "absent"}),
            ("InvalidSubnetID.NotFound", "run_instances", {**run, "SubnetId": f"subnet-{HEX}0"}),
            ("InvalidGroup.NotFound", "run_instances",
             {**run, "SecurityGroupIds": [f"sg-{HEX}0"]}),
            ("InvalidParameterValue", "run_instances",
             {**run, "IamInstanceProfile": {"Name": "absent"}}),
            ("InvalidParameterCombination", "run_instances", {**run, "MinCount": 2}),
            ("InvalidAMIID.Malformed", "run_instances", {**run, "ImageId": "image"}),
            ("InvalidLaunchTemplateName.NotFoundException", "run_instances", {
                "MinCount": 1, "MaxCount": 1,
                "LaunchTemplate": {"LaunchTemplateName": "absent"}}),
            ("InvalidInstanceID.NotFound", "terminate_instances",
             {"InstanceIds": [f"i-{HEX}0"]}),
            ("InvalidInstanceID.Malformed", "describe_instances", {"InstanceIds": ["x"]}),
            ("InvalidInstanceID.NotFound", "describe_instances", {"InstanceIds": [f"i-{HEX}0"]}),
            ("InvalidKeyPair.Duplicate", "create_key_pair", {"KeyName": "key"}),
            ("InvalidKey.Format", "import_key_pair",
             {"KeyName": "new", "PublicKeyMaterial": b"nonsense"}),
            ("InvalidLaunchTemplateName.AlreadyExistsException", "create_launch_template", {
                "LaunchTemplateName": "template", "LaunchTemplateData": {"ImageId": "ami-1"}}),
            ("InvalidLaunchTemplateId.NotFound", "create_launch_template_version", {
                "LaunchTemplateId": f"lt-{HEX}0",
                "LaunchTemplateData": {"InstanceType": "t3.small"}}),
            ("InvalidLaunchTemplateName.NotFoundException", "describe_launch_template_versions",
             {"LaunchTemplateName": "absent"}),
            ("InvalidVolume.NotFound", "delete_volume", {"VolumeId": f"vol-{HEX}0"}),
            ("InvalidInstanceType", "describe_instance_types", {"InstanceTypes": ["t3.huge"]}),
            ("InvalidParameterValue", "describe_instances",
             {"Filters": [{"Name": "no-such", "Values": ["x"]}]}),
        ])

    def test_elbv2(self):
        create = {"Name": "new", "Subnets": self.subnets}
        group = {"Name": "new", "Protocol": "HTTP", "Port": 80, "VpcId": self.vpc}
        listen = {"LoadBalancerArn": self.balancer, "Protocol": "HTTP", "Port": 81,
                  "DefaultActions": self.fixed}
        rule = {"ListenerArn": self.listener, "Priority": 2, "Conditions": self.path,
                "Actions": self.fixed}
        certificate = f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/{UUID}"
        self.refuse("elbv2", [
            ("DuplicateLoadBalancerName", "create_load_balancer",
             {"Name": "front", "Subnets": self.subnets, "Scheme": "internal"}),
            ("ValidationError", "create_load_balancer", {**create, "Name": "-x"}),
            ("ValidationError", "create_load_balancer", {**create, "Name": "internal-x"}),
            ("SubnetNotFound", "create_load_balancer",
             {**create, "Subnets": [self.subnets[0], f"subnet-{HEX}0"]}),
            ("ValidationError", "create_load_balancer", {**create, "Subnets": self.subnets[:1]}),
            ("InvalidSecurityGroup", "create_load_balancer",
             {**create, "SecurityGroups": [f"sg-{HEX}0"]}),
            ("LoadBalancerNotFound", "describe_load_balancers", {"Names": ["absent"]}),
            ("LoadBalancerNotFound", "describe_load_balancer_attributes",
             {"LoadBalancerArn": f"{ARN}loadbalancer/app/absent/{HEX}"}),
            ("ValidationError", "describe_load_balancers", {"LoadBalancerArns": ["nonsense"]}),
            ("ValidationError", "modify_load_balancer_attributes", {
                "LoadBalancerArn": self.balancer,
                "Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "0"}]}),
            ("ValidationError", "modify_load_balancer_attributes", {
                "LoadBalancerArn": self.balancer,
                "Attributes": [{"Key": "no.such", "Value": "1"}]}),
            ("DuplicateTargetGroupName", "create_target_group",
             {**group, "Name": "web", "Port": 81}),
            ("ValidationError", "create_target_group", {**group, "Port": 70000}),
            ("ValidationError", "create_target_group", {**group, "VpcId": f"vpc-{HEX}0"}),
            ("ValidationError", "create_target_group", {"Name": "new", "Protocol": "HTTP"}),
            ("ValidationError", "create_target_group", {**group, "HealthCheckIntervalSeconds": 4}),
            ("ValidationError", "create_target_group",
             {**group, "HealthCheckIntervalSeconds": 10, "HealthCheckTimeoutSeconds": 20}),
            ("ResourceInUse", "delete_target_group", {"TargetGroupArn": self.targets}),
            ("TargetGroupNotFound", "describe_target_groups", {"Names": ["absent"]}),
            ("TargetGroupNotFound", "register_targets", {
                "TargetGroupArn": f"{ARN}targetgroup/absent/{HEX}",
                "Targets": [{"Id": f"i-{HEX}0"}]}),
            ("InvalidTarget", "register_targets",
             {"TargetGroupArn": self.targets, "Targets": [{"Id": f"i-{HEX}0"}]}),
            ("DuplicateListener", "create_listener", {**listen, "Port": 80}),
            ("LoadBalancerNotFound", "create_listener",
             {**listen, "LoadBalancerArn": f"{ARN}loadbalancer/app/absent/{HEX}"}),
            ("TargetGroupNotFound", "create_listener", {**listen, "DefaultActions": [
                {"Type": "forward", "TargetGroupArn": f"{ARN}targetgroup/absent/{HEX}"}]}),
            ("ValidationError", "create_listener", {**listen, "Protocol": "HTTPS"}),
            ("CertificateNotFound", "create_listener", {
                **listen, "Protocol": "HTTPS", "Certificates": [{"CertificateArn": certificate}]}),
            ("UnsupportedCertificate", "create_listener", {
                **listen, "Protocol": "HTTPS", "Certificates": [{"CertificateArn": self.pending}]}),
            ("SSLPolicyNotFound", "create_listener", {
                **listen, "Protocol": "HTTPS", "SslPolicy": "absent",
                "Certificates": [{"CertificateArn": self.issued}]}),
            ("ValidationError", "create_listener", {**listen, "Protocol": "TCP"}),
            ("ListenerNotFound", "describe_listeners",
             {"ListenerArns": [f"{ARN}listener/app/absent/{HEX}/{HEX}"]}),
            ("ListenerNotFound", "delete_listener",
             {"ListenerArn": f"{ARN}listener/app/absent/{HEX}/{HEX}"}),
            ("PriorityInUse", "create_rule", {**rule, "Priority": 1}),
            ("ValidationError", "create_rule", {**rule, "Priority": 0}),
            ("ValidationError", "create_rule", {**rule, "Conditions": []}),
            ("ValidationError", "create_rule", {**rule, "Conditions": [
                {"Field": "nonsense", "Values": ["x"]}]}),
            ("RuleNotFound", "delete_rule",
             {"RuleArn": f"{ARN}listener-rule/app/absent/{HEX}/{HEX}/{HEX}"}),
            ("OperationNotPermitted", "delete_rule", {
                "RuleArn": [one["RuleArn"] for one in self.client("elbv2").describe_rules(
                    ListenerArn=self.listener)["Rules"] if one["IsDefault"]][0]}),
            ("DuplicateTagKeys", "add_tags", {"ResourceArns": [self.balancer], "Tags": [
                {"Key": "k", "Value": "1"}, {"Key": "k", "Value": "2"}]}),
            ("InvalidSecurityGroup", "set_security_groups",
             {"LoadBalancerArn": self.balancer, "SecurityGroups": [f"sg-{HEX}0"]}),
            ("SubnetNotFound", "set_subnets",
             {"LoadBalancerArn": self.balancer, "Subnets": [f"subnet-{HEX}0", self.subnets[0]]}),
        ])

    def test_ecs(self):
        service = {"cluster": "shop", "serviceName": "new", "taskDefinition": "web",
                   "desiredCount": 1}
        family = {"family": "new", "containerDefinitions": self.app}
        self.refuse("ecs", [
            ("InvalidParameterException", "create_cluster", {"clusterName": "a b"}),
            ("ClusterNotFoundException", "delete_cluster", {"cluster": "absent"}),
            ("ClusterContainsServicesException", "delete_cluster", {"cluster": "shop"}),
            ("ClusterNotFoundException", "list_services", {"cluster": "absent"}),
            ("ClusterNotFoundException", "create_service", {**service, "cluster": "absent"}),
            ("ClientException", "create_service", {**service, "taskDefinition": "absent"}),
            ("InvalidParameterException", "create_service", {**service, "serviceName": "a b"}),
            ("InvalidParameterException", "create_service", {**service, "serviceName": "web"}),
            ("InvalidParameterException", "create_service", {**service, "desiredCount": -1}),
            ("InvalidParameterException", "create_service", {**service, "taskDefinition": "net"}),
            ("InvalidParameterException", "create_service", {
                **service, "launchType": "EC2",
                "capacityProviderStrategy": [{"capacityProvider": "provider"}]}),
            ("InvalidParameterException", "create_service", {
                **service, "capacityProviderStrategy": [{"capacityProvider": "absent"}]}),
            ("InvalidParameterException", "create_service", {
                **service, "loadBalancers": [{
                    "targetGroupArn": self.targets, "containerName": "absent",
                    "containerPort": 80}]}),
            ("InvalidParameterException", "create_service", {
                **service, "loadBalancers": [{
                    "targetGroupArn": self.elsewhere, "containerName": "app",
                    "containerPort": 80}]}),
            ("InvalidParameterException", "create_service", {
                **service, "placementStrategy": [{"type": "binpack", "field": "nonsense"}]}),
            ("InvalidParameterException", "create_service", {
                **service, "placementConstraints": [{"type": "memberOf", "expression": "x =="}]}),
            ("InvalidParameterException", "create_service", {
                **service, "deploymentConfiguration": {"minimumHealthyPercent": 150,
                                                       "maximumPercent": 120}}),
            ("InvalidParameterException", "create_service", {
                **service, "schedulingStrategy": "DAEMON"}),
            ("InvalidParameterException", "create_service", {
                "cluster": "shop", "serviceName": "new", "taskDefinition": "web",
                "schedulingStrategy": "DAEMON",
                "capacityProviderStrategy": [{"capacityProvider": "provider"}]}),
            ("ServiceNotFoundException", "update_service",
             {"cluster": "shop", "service": "absent"}),
            ("ServiceNotFoundException", "delete_service",
             {"cluster": "shop", "service": "absent"}),
            ("InvalidParameterException", "delete_service", {"cluster": "shop", "service": "web"}),
            ("ClientException", "register_task_definition",
             {**family, "containerDefinitions": []}),
            ("ClientException", "register_task_definition",
             {**family, "containerDefinitions": [{"name": "app", "image": "nginx"}]}),
            ("ClientException", "register_task_definition", {**family, "family": "a b"}),
            ("ClientException", "register_task_definition", {
                **family, "containerDefinitions": self.app + self.app}),
            ("ClientException", "describe_task_definition", {"taskDefinition": "absent"}),
            ("ClientException", "deregister_task_definition", {"taskDefinition": "web"}),
            ("ClientException", "run_task", {"cluster": "shop", "taskDefinition": "absent"}),
            ("InvalidParameterException", "run_task",
             {"cluster": "shop", "taskDefinition": "web", "count": 11}),
            ("InvalidParameterException", "run_task", {"cluster": "shop", "taskDefinition": "net"}),
            ("InvalidParameterException", "stop_task", {
                "cluster": "shop", "task": "0123456789abcdef0123456789abcdef"}),
            ("InvalidParameterException", "create_capacity_provider", {
                "name": "aws-x", "autoScalingGroupProvider": {
                    "autoScalingGroupArn": self.group_arn}}),
            ("InvalidParameterException", "create_capacity_provider", {
                "name": "new", "autoScalingGroupProvider": {
                    "autoScalingGroupArn": self.free_arn,
                    "managedScaling": {"status": "ENABLED", "targetCapacity": 101}}}),
            ("ClientException", "create_capacity_provider", {
                "name": "new", "autoScalingGroupProvider": {
                    "autoScalingGroupArn": self.free_arn,
                    "managedTerminationProtection": "ENABLED",
                    "managedScaling": {"status": "ENABLED"}}}),
            ("ClientException", "create_capacity_provider", {
                "name": "new", "autoScalingGroupProvider": {
                    "autoScalingGroupArn": self.group_arn}}),
            ("ClientException", "delete_capacity_provider", {"capacityProvider": "provider"}),
            ("InvalidParameterException", "put_cluster_capacity_providers", {
                "cluster": "shop", "capacityProviders": ["absent"],
                "defaultCapacityProviderStrategy": []}),
            ("InvalidParameterException", "put_cluster_capacity_providers", {
                "cluster": "shop", "capacityProviders": ["provider"],
                "defaultCapacityProviderStrategy": [{"capacityProvider": "FARGATE"}]}),
            ("InvalidParameterException", "put_account_setting",
             {"name": "nonsense", "value": "enabled"}),
            ("InvalidParameterException", "tag_resource", {
                "resourceArn": "nonsense", "tags": [{"key": "k", "value": "v"}]}),
        ])

    def test_autoscaling(self):
        group = {"AutoScalingGroupName": "new", "MinSize": 0, "MaxSize": 1,
                 "LaunchTemplate": {"LaunchTemplateName": "template"},
                 "VPCZoneIdentifier": self.subnets[0]}
        one = {"AutoScalingGroupName": "group"}
        absent = {"AutoScalingGroupName": "absent"}
        self.refuse("autoscaling", [
            ("AlreadyExists", "create_auto_scaling_group",
             {**group, "AutoScalingGroupName": "group"}),
            ("ValidationError", "create_auto_scaling_group", {**group, "MinSize": 2}),
            ("ValidationError", "create_auto_scaling_group", {**group, "DesiredCapacity": 2}),
            ("ValidationError", "create_auto_scaling_group",
             {**group, "LaunchTemplate": {"LaunchTemplateName": "absent"}}),
            ("ValidationError", "create_auto_scaling_group",
             {**group, "VPCZoneIdentifier": f"subnet-{HEX}0"}),
            ("ValidationError", "create_auto_scaling_group",
             {key: value for key, value in group.items() if key != "VPCZoneIdentifier"}),
            ("ValidationError", "create_auto_scaling_group",
             {key: value for key, value in group.items() if key != "LaunchTemplate"}),
            ("ValidationError", "update_auto_scaling_group", {**absent, "MinSize": 0}),
            ("ValidationError", "update_auto_scaling_group", {**one, "MinSize": 3}),
            ("ResourceInUse", "delete_auto_scaling_group", one),
            ("ValidationError", "delete_auto_scaling_group", absent),
            ("ValidationError", "set_desired_capacity", {**one, "DesiredCapacity": 3}),
            ("ValidationError", "put_scaling_policy", {**absent, "PolicyName": "p"}),
            ("ValidationError", "put_scaling_policy", {
                **one, "PolicyName": "p", "PolicyType": "TargetTrackingScaling"}),
            ("ValidationError", "put_lifecycle_hook", {**one, "LifecycleHookName": "h"}),
            ("ValidationError", "complete_lifecycle_action", {
                **one, "LifecycleHookName": "absent", "LifecycleActionResult": "CONTINUE",
                "InstanceId": f"i-{HEX}0"}),
            ("ValidationError", "terminate_instance_in_auto_scaling_group", {
                "InstanceId": f"i-{HEX}0", "ShouldDecrementDesiredCapacity": False}),
            ("ValidationError", "put_scheduled_update_group_action", {
                **one, "ScheduledActionName": "a", "Recurrence": "nonsense", "MinSize": 1}),
            ("ValidationError", "suspend_processes", {**one, "ScalingProcesses": ["Nonsense"]}),
            ("ValidationError", "set_instance_protection", {
                **one, "InstanceIds": [f"i-{HEX}0"], "ProtectedFromScaleIn": True}),
            ("ValidationError", "enable_metrics_collection", {**one, "Granularity": "5Minute"}),
        ])

    def test_application_autoscaling(self):
        tracking = {"PolicyName": "p", "PolicyType": "TargetTrackingScaling",
                    "TargetTrackingScalingPolicyConfiguration": {
                        "TargetValue": 50, "PredefinedMetricSpecification": {
                            "PredefinedMetricType": "ECSServiceAverageCPUUtilization"}}}
        self.refuse("application-autoscaling", [
            ("ValidationException", "register_scalable_target",
             {**self.scalable, "MinCapacity": 5, "MaxCapacity": 4}),
            ("ValidationException", "register_scalable_target",
             {**self.absent, "MinCapacity": 1, "MaxCapacity": 4}),
            ("ValidationException", "register_scalable_target",
             {**self.absent, "MinCapacity": 1}),
            ("AccessDeniedException", "register_scalable_target",
             {**self.scalable, "ScalableDimension": "ec2:spot-fleet-request:TargetCapacity"}),
            ("ObjectNotFoundException", "deregister_scalable_target", self.absent),
            ("ObjectNotFoundException", "put_scaling_policy", {**self.absent, **tracking}),
            ("ValidationException", "put_scaling_policy", {**self.scalable, "PolicyName": "p",
                                                           "PolicyType": "StepScaling"}),
            ("ValidationException", "put_scaling_policy", {
                **self.scalable, **tracking, "TargetTrackingScalingPolicyConfiguration": {
                    "TargetValue": 50, "PredefinedMetricSpecification": {
                        "PredefinedMetricType": "ALBRequestCountPerTarget"}}}),
            ("ObjectNotFoundException", "delete_scaling_policy",
             {**self.scalable, "PolicyName": "absent"}),
            ("ObjectNotFoundException", "delete_scheduled_action",
             {**self.scalable, "ScheduledActionName": "absent"}),
            ("ValidationException", "put_scheduled_action", {
                **self.scalable, "ScheduledActionName": "a", "Schedule": "nonsense",
                "ScalableTargetAction": {"MinCapacity": 1}}),
            ("ResourceNotFoundException", "list_tags_for_resource", {
                "ResourceARN": f"arn:aws:application-autoscaling:us-east-1:{ACCOUNT}:"
                               "scalable-target/0ec50123456789abcdef"}),
        ])

    def test_route53(self):
        def change(action, *records):
            return {"HostedZoneId": self.zone, "ChangeBatch": {"Changes": [
                {"Action": action, "ResourceRecordSet": one} for one in records]}}
        self.refuse("route53", [
            ("InvalidDomainName", "create_hosted_zone", {"Name": "a..b", "CallerReference": "x"}),
            ("HostedZoneAlreadyExists", "create_hosted_zone",
             {"Name": "example.com", "CallerReference": "once"}),
            ("NoSuchHostedZone", "get_hosted_zone", {"Id": "Z0123456789ABCDEFGHIJ"}),
            ("HostedZoneNotEmpty", "delete_hosted_zone", {"Id": self.zone}),
            ("NoSuchHostedZone", "delete_hosted_zone", {"Id": "Z0123456789ABCDEFGHIJ"}),
            ("InvalidChangeBatch", "change_resource_record_sets",
             change("CREATE", self.record("www"))),
            ("InvalidChangeBatch", "change_resource_record_sets",
             change("DELETE", self.record("absent"))),
            ("InvalidChangeBatch", "change_resource_record_sets",
             change("CREATE", self.record("bad", value="nonsense"))),
            ("InvalidChangeBatch", "change_resource_record_sets",
             change("CREATE", self.record("www", "CNAME", "a.example.com"))),
            ("InvalidChangeBatch", "change_resource_record_sets", change("CREATE", {
                **self.record("x"), "Name": "www.example.org"})),
            ("InvalidChangeBatch", "change_resource_record_sets", change("CREATE", {
                "Name": "example.com", "Type": "CNAME", "TTL": 60,
                "ResourceRecords": [{"Value": "a.example.org"}]})),
            ("NoSuchHostedZone", "list_resource_record_sets",
             {"HostedZoneId": "Z0123456789ABCDEFGHIJ"}),
            ("NoSuchChange", "get_change", {"Id": "C0123456789ABCDEFGHIJ"}),
            ("NoSuchHealthCheck", "get_health_check",
             {"HealthCheckId": UUID}),
            ("NoSuchCloudWatchLogsLogGroup", "create_query_logging_config", {
                "HostedZoneId": self.zone, "CloudWatchLogsLogGroupArn":
                    f"arn:aws:logs:us-east-1:{ACCOUNT}:log-group:/aws/route53/absent"}),
        ])

    def test_acm(self):
        absent = f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/{UUID}"
        self.refuse("acm", [
            ("ValidationException", "request_certificate", {"DomainName": "not a name"}),
            ("InvalidDomainValidationOptionsException", "request_certificate", {
                "DomainName": "www.example.com", "ValidationMethod": "EMAIL",
                "DomainValidationOptions": [{"DomainName": "www.example.com",
                                             "ValidationDomain": "example.org"}]}),
            ("ResourceNotFoundException", "describe_certificate", {"CertificateArn": absent}),
            ("ResourceNotFoundException", "delete_certificate", {"CertificateArn": absent}),
            ("ValidationException", "describe_certificate", {"CertificateArn": "nonsense"}),
            ("RequestInProgressException", "get_certificate", {"CertificateArn": self.pending}),
            ("InvalidTagException", "add_tags_to_certificate", {
                "CertificateArn": self.pending, "Tags": [{"Key": "aws:k", "Value": "v"}]}),
            ("ValidationException", "import_certificate",
             {"Certificate": b"nonsense", "PrivateKey": b"nonsense"}),
        ])

    def test_iam(self):
        self.refuse("iam", [
            ("EntityAlreadyExists", "create_role",
             {"RoleName": "role", "AssumeRolePolicyDocument": TRUST}),
            ("MalformedPolicyDocument", "create_role",
             {"RoleName": "new", "AssumeRolePolicyDocument": "{"}),
            ("ValidationError", "create_role",
             {"RoleName": "a b", "AssumeRolePolicyDocument": TRUST}),
            ("NoSuchEntity", "get_role", {"RoleName": "absent"}),
            ("DeleteConflict", "delete_role", {"RoleName": "role"}),
            ("NoSuchEntity", "delete_role", {"RoleName": "absent"}),
            ("NoSuchEntity", "attach_role_policy",
             {"RoleName": "role", "PolicyArn": "arn:aws:iam::aws:policy/Absent"}),
            ("NoSuchEntity", "detach_role_policy",
             {"RoleName": "role", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}),
            ("MalformedPolicyDocument", "put_role_policy",
             {"RoleName": "role", "PolicyName": "p", "PolicyDocument": "{}"}),
            ("NoSuchEntity", "get_role_policy", {"RoleName": "role", "PolicyName": "absent"}),
            ("EntityAlreadyExists", "create_instance_profile", {"InstanceProfileName": "profile"}),
            ("LimitExceeded", "add_role_to_instance_profile",
             {"InstanceProfileName": "profile", "RoleName": "role"}),
            ("DeleteConflict", "delete_instance_profile", {"InstanceProfileName": "profile"}),
            ("NoSuchEntity", "remove_role_from_instance_profile",
             {"InstanceProfileName": "profile", "RoleName": "absent"}),
            ("InvalidInput", "create_service_linked_role",
             {"AWSServiceName": "nonsense.amazonaws.com"}),
            ("AccessDenied", "delete_policy",
             {"PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}),
        ])

    def test_logs_and_images(self):
        self.refuse("logs", [
            ("ResourceAlreadyExistsException", "create_log_group", {"logGroupName": "log"}),
            ("InvalidParameterException", "create_log_group", {"logGroupName": "a b"}),
            ("ResourceNotFoundException", "delete_log_group", {"logGroupName": "absent"}),
            ("InvalidParameterException", "put_retention_policy",
             {"logGroupName": "log", "retentionInDays": 8}),
            ("ResourceNotFoundException", "put_retention_policy",
             {"logGroupName": "absent", "retentionInDays": 7}),
            ("ResourceNotFoundException", "put_log_events", {
                "logGroupName": "log", "logStreamName": "absent",
                "logEvents": [{"timestamp": 1, "message": "m"}]}),
        ])
        self.refuse("ecr", [
            ("RepositoryAlreadyExistsException", "create_repository", {"repositoryName": "image"}),
            ("InvalidParameterException", "create_repository", {"repositoryName": "Upper"}),
            ("RepositoryNotFoundException", "describe_repositories",
             {"repositoryNames": ["absent"]}),
            ("RepositoryNotFoundException", "delete_repository", {"repositoryName": "absent"}),
            ("ImageNotFoundException", "describe_images",
             {"repositoryName": "image", "imageIds": [{"imageTag": "absent"}]}),
            ("LifecyclePolicyNotFoundException", "get_lifecycle_policy",
             {"repositoryName": "image"}),
            ("RepositoryPolicyNotFoundException", "get_repository_policy",
             {"repositoryName": "image"}),
            ("InvalidParameterException", "put_lifecycle_policy",
             {"repositoryName": "image", "lifecyclePolicyText": "{}"}),
        ])
        self.refuse("ssm", [
            ("ParameterNotFound", "get_parameter", {"Name": "absent"}),
            ("ParameterNotFound", "delete_parameter", {"Name": "absent"}),
            ("AccessDeniedException", "put_parameter",
             {"Name": "aws/x", "Value": "v", "Type": "String"}),
            ("ValidationException", "put_parameter", {"Name": "new", "Value": "v"}),
        ])

    def test_cloudfront(self):
        config = {
            "CallerReference": "new", "Comment": "", "Enabled": True,
            "Origins": {"Quantity": 1, "Items": [{
                "Id": "o", "DomainName": "origin.example.com",
                "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443,
                                       "OriginProtocolPolicy": "https-only"}}]},
            "DefaultCacheBehavior": {
                "TargetOriginId": "o", "ViewerProtocolPolicy": "allow-all",
                "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"}}
        behavior = config["DefaultCacheBehavior"]
        absent = UUID

        def create(**more):
            return {"DistributionConfig": {**config, **more}}
        regional = f"arn:aws:acm:eu-west-1:{ACCOUNT}:certificate/{absent}"
        self.refuse("cloudfront", [
            ("NoSuchDistribution", "get_distribution", {"Id": "EABSENT"}),
            ("NoSuchOrigin", "create_distribution",
             create(DefaultCacheBehavior={**behavior, "TargetOriginId": "absent"})),
            ("NoSuchCachePolicy", "create_distribution",
             create(DefaultCacheBehavior={**behavior, "CachePolicyId": absent})),
            ("InvalidViewerCertificate", "create_distribution", create(ViewerCertificate={
                "ACMCertificateArn": regional, "SSLSupportMethod": "sni-only"})),
            ("InvalidViewerCertificate", "create_distribution", create(
                Aliases={"Quantity": 1, "Items": ["www.example.com"]})),
            ("InconsistentQuantities", "create_distribution", create(
                Aliases={"Quantity": 2, "Items": ["www.example.com"]})),
            ("InvalidLocationCode", "create_distribution", create(Restrictions={
                "GeoRestriction": {"RestrictionType": "whitelist", "Quantity": 1,
                                   "Items": ["XX"]}})),
            ("InvalidDefaultRootObject", "create_distribution",
             create(DefaultRootObject="/index.html")),
            ("InvalidErrorCode", "create_distribution", create(CustomErrorResponses={
                "Quantity": 1, "Items": [{"ErrorCode": 200}]})),
        ])


if __name__ == "__main__":
    unittest.main()
