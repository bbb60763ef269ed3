#!/usr/bin/env python3
"""A service on ECS over EC2, made and taken away with boto3.

  export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
  export AWS_DEFAULT_REGION=eu-central-1
  python3 examples/boto3/ecs_on_ec2.py

makes everything from the VPC to the distribution, deploys a second image, and takes it all away.
"""

import base64
import hashlib
import json
import time

import boto3

EDGE_LIST = "com.amazonaws.global.cloudfront.origin-facing"
ECS_IMAGE = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
PLAIN_IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2"
MANAGED = "arn:aws:iam::aws:policy/service-role/"


def policy(action, resource="*", **more):
    statement = {"Effect": "Allow", "Action": action, **more}
    if "Principal" not in more:
        statement["Resource"] = resource
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def trust(service):
    return policy("sts:AssumeRole", Principal={"Service": service})


class Stack:
    def __init__(self, session, name="shop", domain="dev.shop.example.com", secret="not-a-secret",
                 **client):
        self.name, self.domain, self.secret = name, domain, secret
        self.region = session.region_name

        def of(service, **more):
            return session.client(service, **{**client, **more})
        self.ec2, self.iam, self.dns, self.acm = of("ec2"), of("iam"), of("route53"), of("acm")
        self.edge_acm = of("acm", region_name="us-east-1")
        self.elb, self.asg = of("elbv2"), of("autoscaling")
        self.ecs, self.ecr = of("ecs"), of("ecr")
        self.logs, self.ssm, self.edge = of("logs"), of("ssm"), of("cloudfront")
        self.aas = of("application-autoscaling")
        self.account = of("sts").get_caller_identity()["Account"]

    def up(self):
        self.network()
        self.firewall()
        self.roles()
        self.names()
        self.balancer()
        self.capacity()
        self.service()
        self.scaling()
        self.distribution()

    def tags(self, kind, part):
        return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": f"{self.name}-{part}"},
                                                {"Key": "Project", "Value": self.name}]}]

    # VPC, subnets in two zones, gateways, routes.
    def network(self):
        ec2 = self.ec2
        self.vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16",
                                  TagSpecifications=self.tags("vpc", "vpc"))["Vpc"]["VpcId"]
        ec2.get_waiter("vpc_available").wait(VpcIds=[self.vpc])
        ec2.modify_vpc_attribute(VpcId=self.vpc, EnableDnsHostnames={"Value": True})
        self.internet = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=self.internet, VpcId=self.vpc)
        self.tables = [self.route_table(GatewayId=self.internet)]
        self.public, self.private, self.addresses, self.nats = [], [], [], []
        for i, zone in enumerate("ab"):
            for third, subnets in ((i, self.public), (10 + i, self.private)):
                subnets.append(ec2.create_subnet(
                    VpcId=self.vpc, AvailabilityZone=self.region + zone,
                    CidrBlock=f"10.1.{third}.0/24")["Subnet"]["SubnetId"])
            ec2.modify_subnet_attribute(SubnetId=self.public[i],
                                        MapPublicIpOnLaunch={"Value": True})
            ec2.associate_route_table(RouteTableId=self.tables[0], SubnetId=self.public[i])
            self.addresses.append(ec2.allocate_address(Domain="vpc")["AllocationId"])
            self.nats.append(ec2.create_nat_gateway(
                SubnetId=self.public[i],
                AllocationId=self.addresses[i])["NatGateway"]["NatGatewayId"])
        ec2.get_waiter("subnet_available").wait(SubnetIds=self.public + self.private)
        ec2.get_waiter("nat_gateway_available").wait(NatGatewayIds=self.nats)
        for nat, subnet in zip(self.nats, self.private):
            self.tables.append(self.route_table(NatGatewayId=nat))
            ec2.associate_route_table(RouteTableId=self.tables[-1], SubnetId=subnet)

    def route_table(self, **target):
        table = self.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        self.ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", **target)
        return table

    def firewall(self):
        edge = self.ec2.describe_managed_prefix_lists(
            Filters=[{"Name": "prefix-list-name", "Values": [EDGE_LIST]}])["PrefixLists"][0]
        self.sg_balancer = self.group("alb", (443, 443, {
            "PrefixListIds": [{"PrefixListId": edge["PrefixListId"]}]}))
        self.sg_bastion = self.group("bastion", (22, 22, {
            "IpRanges": [{"CidrIp": "192.0.2.0/24", "Description": "office"}]}))
        self.sg_instance = self.group(
            "instance",
            (1024, 65535, {"UserIdGroupPairs": [{"GroupId": self.sg_balancer}]}),
            (22, 22, {"UserIdGroupPairs": [{"GroupId": self.sg_bastion}]}))

    def group(self, part, *rules):
        made = self.ec2.create_security_group(
            GroupName=f"{self.name}-{part}", Description=part, VpcId=self.vpc,
            TagSpecifications=self.tags("security-group", part))["GroupId"]
        self.ec2.authorize_security_group_ingress(GroupId=made, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": first, "ToPort": last, **source}
            for first, last, source in rules])
        return made

    # Instances, task execution, tasks, the service's scheduler.
    def roles(self):
        self.attached = {"instance": "AmazonEC2ContainerServiceforEC2Role",
                         "execution": "AmazonECSTaskExecutionRolePolicy"}
        for part, service in (("instance", "ec2"), ("execution", "ecs-tasks"),
                              ("task", "ecs-tasks"), ("service", "ecs")):
            self.iam.create_role(RoleName=f"{self.name}-{part}",
                                 AssumeRolePolicyDocument=trust(f"{service}.amazonaws.com"))
        for part, managed in self.attached.items():
            self.iam.attach_role_policy(RoleName=f"{self.name}-{part}", PolicyArn=MANAGED + managed)
        self.iam.put_role_policy(
            RoleName=f"{self.name}-service", PolicyName="balancer",
            PolicyDocument=policy(["ec2:Describe*", "elasticloadbalancing:Describe*",
                                   "elasticloadbalancing:RegisterTargets",
                                   "elasticloadbalancing:DeregisterTargets"]))
        profile = f"{self.name}-instance"
        self.iam.create_instance_profile(InstanceProfileName=profile)
        self.iam.get_waiter("instance_profile_exists").wait(InstanceProfileName=profile)
        self.iam.add_role_to_instance_profile(InstanceProfileName=profile, RoleName=profile)

    # Zones, delegation, and certificates for the balancer and for the edge.
    def names(self):
        parent = self.domain.split(".", 1)[1]
        self.parent = self.dns.create_hosted_zone(
            Name=parent, CallerReference=f"{self.name}-parent")["HostedZone"]["Id"]
        made = self.dns.create_hosted_zone(Name=self.domain, CallerReference=f"{self.name}-zone")
        self.zone = made["HostedZone"]["Id"]
        self.delegation = self.record(self.domain, "NS", 300,
                                      *made["DelegationSet"]["NameServers"])
        self.change(self.parent, "UPSERT", self.delegation)
        self.certificates = {}
        for place, acm in (("balancer", self.acm), ("edge", self.edge_acm)):
            self.certificates[place] = acm.request_certificate(
                DomainName=self.domain, ValidationMethod="DNS")["CertificateArn"]
        # The same name has the same record in every Region of an account.
        wanted = self.validation_record(self.certificates["balancer"])
        self.validation = self.record(wanted["Name"], wanted["Type"], 60, wanted["Value"])
        self.change(self.zone, "UPSERT", self.validation)
        for place, acm in (("balancer", self.acm), ("edge", self.edge_acm)):
            acm.get_waiter("certificate_validated").wait(CertificateArn=self.certificates[place])

    def validation_record(self, certificate):
        """It is known some seconds after the request."""
        while True:
            found = self.acm.describe_certificate(CertificateArn=certificate)["Certificate"]
            option = found.get("DomainValidationOptions", [{}])[0]
            if "ResourceRecord" in option:
                return option["ResourceRecord"]
            time.sleep(1)

    @staticmethod
    def record(name, kind, ttl, *values):
        return {"Name": name, "Type": kind, "TTL": ttl,
                "ResourceRecords": [{"Value": value} for value in values]}

    def change(self, zone, action, record):
        change = self.dns.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={
            "Changes": [{"Action": action, "ResourceRecordSet": record}]})["ChangeInfo"]
        self.dns.get_waiter("resource_record_sets_changed").wait(Id=change["Id"])

    # 403 for whoever does not come through the distribution.
    def balancer(self):
        made = self.elb.create_load_balancer(
            Name=f"{self.name}-alb", Subnets=self.public,
            SecurityGroups=[self.sg_balancer])["LoadBalancers"][0]
        self.alb, self.origin = made["LoadBalancerArn"], made["DNSName"]
        self.elb.get_waiter("load_balancer_available").wait(LoadBalancerArns=[self.alb])
        self.targets = self.elb.create_target_group(
            Name=f"{self.name}-tg", Protocol="HTTP", Port=80, VpcId=self.vpc,
            HealthCheckPath="/healthcheck",
            HealthyThresholdCount=2)["TargetGroups"][0]["TargetGroupArn"]
        self.elb.modify_target_group_attributes(TargetGroupArn=self.targets, Attributes=[
            {"Key": "deregistration_delay.timeout_seconds", "Value": "30"}])
        self.listener = self.elb.create_listener(
            LoadBalancerArn=self.alb, Protocol="HTTPS", Port=443,
            Certificates=[{"CertificateArn": self.certificates["balancer"]}],
            DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {
                "StatusCode": "403", "ContentType": "text/plain", "MessageBody": "Access denied"}}],
        )["Listeners"][0]["ListenerArn"]
        self.elb.create_rule(
            ListenerArn=self.listener, Priority=1,
            Actions=[{"Type": "forward", "TargetGroupArn": self.targets}],
            Conditions=[
                {"Field": "host-header", "HostHeaderConfig": {"Values": [self.domain]}},
                {"Field": "http-header", "HttpHeaderConfig": {
                    "HttpHeaderName": "X-Origin-Secret", "Values": [self.secret]}}])

    def image(self, parameter):
        return self.ssm.get_parameter(Name=parameter)["Parameter"]["Value"]

    # Bastion; launch template, group, cluster and its capacity provider.
    def capacity(self):
        self.ec2.create_key_pair(KeyName=f"{self.name}-key")
        self.bastion = self.ec2.run_instances(
            ImageId=self.image(PLAIN_IMAGE), InstanceType="t3.micro", MinCount=1, MaxCount=1,
            KeyName=f"{self.name}-key", TagSpecifications=self.tags("instance", "bastion"),
            NetworkInterfaces=[{
                "DeviceIndex": 0, "AssociatePublicIpAddress": True, "SubnetId": self.public[0],
                "Groups": [self.sg_bastion]}])["Instances"][0]["InstanceId"]
        self.ec2.get_waiter("instance_running").wait(InstanceIds=[self.bastion])
        self.ecs.create_cluster(clusterName=self.name)
        join = f"#!/bin/bash\necho ECS_CLUSTER={self.name} >> /etc/ecs/ecs.config\n"
        self.ec2.create_launch_template(
            LaunchTemplateName=f"{self.name}-instance", LaunchTemplateData={
                "ImageId": self.image(ECS_IMAGE), "InstanceType": "t3.medium",
                "KeyName": f"{self.name}-key", "SecurityGroupIds": [self.sg_instance],
                "IamInstanceProfile": {"Name": f"{self.name}-instance"},
                "UserData": base64.b64encode(join.encode()).decode()})
        group = f"{self.name}-instances"
        self.asg.create_auto_scaling_group(
            AutoScalingGroupName=group, MinSize=2, MaxSize=6,
            LaunchTemplate={"LaunchTemplateName": f"{self.name}-instance", "Version": "$Latest"},
            VPCZoneIdentifier=",".join(self.private), NewInstancesProtectedFromScaleIn=True,
            Tags=[{"Key": "Name", "Value": f"{self.name}-instance", "PropagateAtLaunch": True}])
        self.asg.enable_metrics_collection(AutoScalingGroupName=group, Granularity="1Minute")
        arn = self.asg.describe_auto_scaling_groups(AutoScalingGroupNames=[group])[
            "AutoScalingGroups"][0]["AutoScalingGroupARN"]
        self.ecs.create_capacity_provider(name=self.name, autoScalingGroupProvider={
            "autoScalingGroupArn": arn, "managedTerminationProtection": "ENABLED",
            "managedScaling": {"status": "ENABLED", "targetCapacity": 100,
                               "minimumScalingStepSize": 1, "maximumScalingStepSize": 2}})
        self.strategy = [{"capacityProvider": self.name, "base": 1, "weight": 100}]
        self.ecs.put_cluster_capacity_providers(
            cluster=self.name, capacityProviders=[self.name],
            defaultCapacityProviderStrategy=self.strategy)

    def push(self, tag):
        """`docker push` puts layers and a manifest; here the manifest is enough."""
        self.ecr.put_image(repositoryName=self.name, imageTag=tag, imageManifest=json.dumps({
            "schemaVersion": 2, "layers": [],
            "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
            "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 1,
                       "digest": "sha256:" + hashlib.sha256(tag.encode()).hexdigest()}}))

    def define(self, tag):
        role = f"arn:aws:iam::{self.account}:role/{self.name}-"
        return self.ecs.register_task_definition(
            family=self.name, executionRoleArn=role + "execution", taskRoleArn=role + "task",
            containerDefinitions=[{
                "name": self.name, "image": f"{self.repository}:{tag}", "cpu": 256, "memory": 256,
                "portMappings": [{"containerPort": 3000, "hostPort": 0}],
                "logConfiguration": {"logDriver": "awslogs", "options": {
                    "awslogs-group": f"/ecs/{self.name}", "awslogs-region": self.region,
                    "awslogs-stream-prefix": "app"}}}])["taskDefinition"]["taskDefinitionArn"]

    def service(self):
        self.repository = self.ecr.create_repository(
            repositoryName=self.name)["repository"]["repositoryUri"]
        self.logs.create_log_group(logGroupName=f"/ecs/{self.name}")
        self.logs.put_retention_policy(logGroupName=f"/ecs/{self.name}", retentionInDays=7)
        self.push("v1")
        self.ecs.create_service(
            cluster=self.name, serviceName=self.name, taskDefinition=self.define("v1"),
            desiredCount=4, role=f"{self.name}-service", capacityProviderStrategy=self.strategy,
            deploymentConfiguration={"minimumHealthyPercent": 50, "maximumPercent": 200},
            loadBalancers=[{"targetGroupArn": self.targets, "containerName": self.name,
                            "containerPort": 3000}],
            placementStrategy=[{"type": "spread", "field": "attribute:ecs.availability-zone"},
                               {"type": "binpack", "field": "memory"}])
        self.stable()

    def stable(self):
        self.ecs.get_waiter("services_stable").wait(cluster=self.name, services=[self.name])

    def scaling(self):
        self.scalable = {"ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount",
                         "ResourceId": f"service/{self.name}/{self.name}"}
        self.aas.register_scalable_target(**self.scalable, MinCapacity=2, MaxCapacity=10)
        for metric, target in (("CPU", 50), ("Memory", 70)):
            self.aas.put_scaling_policy(
                **self.scalable, PolicyName=f"{self.name}-{metric}",
                PolicyType="TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration={
                    "TargetValue": target, "PredefinedMetricSpecification": {
                        "PredefinedMetricType": f"ECSServiceAverage{metric}Utilization"}})

    # The distribution, and the name that leads to it.
    def distribution(self):
        made = self.edge.create_distribution(DistributionConfig={
            "CallerReference": self.name, "Comment": self.name, "Enabled": True,
            "Aliases": {"Quantity": 1, "Items": [self.domain]},
            "Origins": {"Quantity": 1, "Items": [{
                "Id": "alb", "DomainName": self.origin,
                "CustomHeaders": {"Quantity": 1, "Items": [
                    {"HeaderName": "X-Origin-Secret", "HeaderValue": self.secret}]},
                "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443,
                                       "OriginProtocolPolicy": "https-only"}}]},
            "DefaultCacheBehavior": {
                "TargetOriginId": "alb", "ViewerProtocolPolicy": "redirect-to-https",
                "CachePolicyId": CACHING_DISABLED},
            "ViewerCertificate": {
                "ACMCertificateArn": self.certificates["edge"], "SSLSupportMethod": "sni-only",
                "MinimumProtocolVersion": "TLSv1.2_2021"}})["Distribution"]
        self.distribution_id = made["Id"]
        self.edge.get_waiter("distribution_deployed").wait(Id=made["Id"])
        self.alias = {"Name": self.domain, "Type": "A", "AliasTarget": {
            "HostedZoneId": CLOUDFRONT_ZONE, "DNSName": made["DomainName"],
            "EvaluateTargetHealth": False}}
        self.change(self.zone, "UPSERT", self.alias)

    def deploy(self, tag):
        self.push(tag)
        self.ecs.update_service(cluster=self.name, service=self.name,
                                taskDefinition=self.define(tag))
        self.stable()

    def down(self):
        self.down_edge()
        self.down_service()
        self.down_capacity()
        self.down_balancer()
        self.down_names()
        self.down_roles()
        self.down_network()

    def down_edge(self):
        self.change(self.zone, "DELETE", self.alias)
        found = self.edge.get_distribution_config(Id=self.distribution_id)
        tag = self.edge.update_distribution(
            Id=self.distribution_id, IfMatch=found["ETag"],
            DistributionConfig={**found["DistributionConfig"], "Enabled": False})["ETag"]
        self.edge.get_waiter("distribution_deployed").wait(Id=self.distribution_id)
        self.edge.delete_distribution(Id=self.distribution_id, IfMatch=tag)

    def down_service(self):
        self.aas.deregister_scalable_target(**self.scalable)
        self.ecs.update_service(cluster=self.name, service=self.name, desiredCount=0)
        self.ecs.delete_service(cluster=self.name, service=self.name)
        self.ecs.get_waiter("services_inactive").wait(cluster=self.name, services=[self.name])
        for arn in self.ecs.list_task_definitions(familyPrefix=self.name)["taskDefinitionArns"]:
            self.ecs.deregister_task_definition(taskDefinition=arn)
        self.ecr.delete_repository(repositoryName=self.name, force=True)
        self.logs.delete_log_group(logGroupName=f"/ecs/{self.name}")

    def down_capacity(self):
        self.ecs.put_cluster_capacity_providers(cluster=self.name, capacityProviders=[],
                                                defaultCapacityProviderStrategy=[])
        self.ecs.delete_capacity_provider(capacityProvider=self.name)
        group = f"{self.name}-instances"
        found = self.asg.describe_auto_scaling_groups(AutoScalingGroupNames=[group])
        instances = [one["InstanceId"] for one in found["AutoScalingGroups"][0]["Instances"]]
        # Protection from scale-in holds instances, so the group goes with force.
        self.asg.delete_auto_scaling_group(AutoScalingGroupName=group, ForceDelete=True)
        self.ec2.terminate_instances(InstanceIds=[self.bastion])
        self.ec2.get_waiter("instance_terminated").wait(InstanceIds=instances + [self.bastion])
        self.ecs.delete_cluster(cluster=self.name)
        self.ec2.delete_launch_template(LaunchTemplateName=f"{self.name}-instance")
        self.ec2.delete_key_pair(KeyName=f"{self.name}-key")

    def down_balancer(self):
        self.elb.delete_listener(ListenerArn=self.listener)
        self.elb.delete_load_balancer(LoadBalancerArn=self.alb)
        self.elb.get_waiter("load_balancers_deleted").wait(LoadBalancerArns=[self.alb])
        self.elb.delete_target_group(TargetGroupArn=self.targets)

    def down_names(self):
        self.acm.delete_certificate(CertificateArn=self.certificates["balancer"])
        self.edge_acm.delete_certificate(CertificateArn=self.certificates["edge"])
        self.change(self.zone, "DELETE", self.validation)
        self.change(self.parent, "DELETE", self.delegation)
        self.dns.delete_hosted_zone(Id=self.zone)
        self.dns.delete_hosted_zone(Id=self.parent)

    def down_roles(self):
        profile = f"{self.name}-instance"
        self.iam.remove_role_from_instance_profile(InstanceProfileName=profile, RoleName=profile)
        self.iam.delete_instance_profile(InstanceProfileName=profile)
        for part, managed in self.attached.items():
            self.iam.detach_role_policy(RoleName=f"{self.name}-{part}", PolicyArn=MANAGED + managed)
        self.iam.delete_role_policy(RoleName=f"{self.name}-service", PolicyName="balancer")
        for part in ("instance", "execution", "task", "service"):
            self.iam.delete_role(RoleName=f"{self.name}-{part}")

    def down_network(self):
        ec2 = self.ec2
        for nat in self.nats:
            ec2.delete_nat_gateway(NatGatewayId=nat)
        ec2.get_waiter("nat_gateway_deleted").wait(NatGatewayIds=self.nats)
        for address in self.addresses:
            ec2.release_address(AllocationId=address)
        ec2.detach_internet_gateway(InternetGatewayId=self.internet, VpcId=self.vpc)
        ec2.delete_internet_gateway(InternetGatewayId=self.internet)
        for subnet in self.public + self.private:
            ec2.delete_subnet(SubnetId=subnet)
        for table in self.tables:
            ec2.delete_route_table(RouteTableId=table)
        for group in (self.sg_instance, self.sg_balancer, self.sg_bastion):
            ec2.delete_security_group(GroupId=group)
        ec2.delete_vpc(VpcId=self.vpc)


def main():
    stack = Stack(boto3.session.Session())
    stack.up()
    print(f"https://{stack.domain} answers")
    stack.deploy("v2")
    print("v2 is deployed")
    stack.down()
    print("Nothing is left")


if __name__ == "__main__":
    main()
