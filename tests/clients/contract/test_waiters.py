"""Every waiter in the models of our services, where its operation is built, reaches success.

For each waiter there is a method that sets in motion what it waits for and says with what it is
called. A waiter without one fails the test: a service that grows brings its waiters here.
"""

import json
import unittest
import unittest.mock

import botocore
import botocore.exceptions
import botocore.session
import botocore.waiter

from tests.clients.support import ClientTest

SERVICES = ("acm", "application-autoscaling", "autoscaling", "cloudfront", "cloudwatch", "ec2",
            "ecr", "ecs", "elbv2", "iam", "logs", "route53", "ssm", "sts")
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
IMAGE = "ami-0123456789abcdef0"
# Waiters that cannot succeed here, and why.
NEVER = {("ecr", "ImageScanComplete"): "no image is ever scanned"}


class WaiterTest(ClientTest):
    """<service>_<waiter>: the parameters it waits with, after what it waits for has begun."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for service in SERVICES:
            setattr(cls, service.replace("-", "_"), cls.aws.client(service))
        cls.vpc = cls.ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        found = cls.ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [cls.vpc]}])
        subnets = sorted(found["Subnets"], key=lambda s: s["AvailabilityZone"])
        cls.subnets = [subnet["SubnetId"] for subnet in subnets]
        cls.zone = subnets[0]["AvailabilityZone"]
        cls.number = 0

    @classmethod
    def name(cls):
        cls.number += 1
        return f"name{cls.number}"

    def let_pass(self, time):
        self.aws.control("POST", "clock/advance", {"by": time})

    def wait_for(self, service, waiter):
        """Waits with the pauses and the number of looks that the model names, in virtual time."""
        method = getattr(self, f"{service.replace('-', '_')}_{botocore.xform_name(waiter)}")
        parameters = method()
        client = getattr(self, service.replace("-", "_"))
        with unittest.mock.patch.object(botocore.waiter, "time") as time:
            time.sleep = self.sleep
            client.get_waiter(botocore.xform_name(waiter)).wait(**parameters)

    def sleep(self, seconds):
        """In eager mode nobody need wait: a look or two is enough."""

    # Certificates and edge.
    def acm_certificate_validated(self):
        zone = self.route53.create_hosted_zone(Name="valid.example.com", CallerReference="v")
        arn = self.acm.request_certificate(DomainName="valid.example.com",
                                           ValidationMethod="DNS")["CertificateArn"]
        self.let_pass("1m")  # Until the record to make is known.
        option = self.acm.describe_certificate(CertificateArn=arn)["Certificate"][
            "DomainValidationOptions"][0]["ResourceRecord"]
        self.upsert(zone["HostedZone"]["Id"], option["Name"], option["Type"], option["Value"])
        return {"CertificateArn": arn}

    def upsert(self, zone, name, kind, value):
        return self.route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [
            {"Action": "UPSERT", "ResourceRecordSet": {
                "Name": name, "Type": kind, "TTL": 60,
                "ResourceRecords": [{"Value": value}]}}]})["ChangeInfo"]["Id"]

    def route53_resource_record_sets_changed(self):
        zone = self.route53.create_hosted_zone(Name="changed.example.com", CallerReference="c")
        return {"Id": self.upsert(zone["HostedZone"]["Id"], "www.changed.example.com", "A",
                                  "192.0.2.1")}

    def distribution(self):
        return self.cloudfront.create_distribution(DistributionConfig={
            "CallerReference": self.name(), "Comment": "", "Enabled": True,
            "Origins": {"Quantity": 1, "Items": [{
                "Id": "o", "DomainName": "origin.example.com",
                "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443,
                                       "OriginProtocolPolicy": "https-only"}}]},
            "DefaultCacheBehavior": {
                "TargetOriginId": "o", "ViewerProtocolPolicy": "allow-all",
                "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"}})["Distribution"]["Id"]

    def cloudfront_distribution_deployed(self):
        return {"Id": self.distribution()}

    def cloudfront_invalidation_completed(self):
        edge = self.distribution()
        made = self.cloudfront.create_invalidation(DistributionId=edge, InvalidationBatch={
            "CallerReference": "i", "Paths": {"Quantity": 1, "Items": ["/*"]}})
        return {"DistributionId": edge, "Id": made["Invalidation"]["Id"]}

    # CloudWatch.
    def cloudwatch_alarm_exists(self):
        name = self.name()
        self.cloudwatch.put_metric_alarm(
            AlarmName=name, Namespace="App", MetricName="m", Statistic="Average", Period=60,
            EvaluationPeriods=1, Threshold=1, ComparisonOperator="LessThanThreshold")
        return {"AlarmNames": [name]}

    def cloudwatch_composite_alarm_exists(self):
        inner = self.cloudwatch_alarm_exists()["AlarmNames"][0]
        name = self.name()
        self.cloudwatch.put_composite_alarm(AlarmName=name, AlarmRule=f"ALARM({inner})")
        return {"AlarmNames": [name], "AlarmTypes": ["CompositeAlarm"]}

    # EC2.
    def instance(self, **more):
        return self.ec2.run_instances(ImageId=IMAGE, InstanceType="t3.micro", MinCount=1,
                                      MaxCount=1, SubnetId=self.subnets[0],
                                      **more)["Instances"][0]["InstanceId"]

    def instances(self):
        return {"InstanceIds": [self.instance()]}

    ec2_instance_exists = ec2_instance_running = instances
    ec2_instance_status_ok = ec2_system_status_ok = instances

    def ec2_instance_stopped(self):
        found = self.instances()
        self.let_pass("1m")
        self.ec2.stop_instances(**found)
        return found

    def ec2_instance_terminated(self):
        found = self.instances()
        self.ec2.terminate_instances(**found)
        return found

    def ec2_image_available(self):
        found = self.ec2.describe_images(Owners=["amazon"], MaxResults=10)["Images"][0]
        return {"ImageIds": [found["ImageId"]]}

    ec2_image_exists = ec2_image_available

    def ec2_internet_gateway_exists(self):
        made = self.ec2.create_internet_gateway()["InternetGateway"]
        return {"InternetGatewayIds": [made["InternetGatewayId"]]}

    def ec2_key_pair_exists(self):
        name = self.name()
        self.ec2.create_key_pair(KeyName=name)
        return {"KeyNames": [name]}

    def ec2_nat_gateway_available(self):
        address = self.ec2.allocate_address(Domain="vpc")["AllocationId"]
        made = self.ec2.create_nat_gateway(SubnetId=self.subnets[0], AllocationId=address)
        return {"NatGatewayIds": [made["NatGateway"]["NatGatewayId"]]}

    def ec2_nat_gateway_deleted(self):
        found = self.ec2_nat_gateway_available()
        self.let_pass("3m")
        self.ec2.delete_nat_gateway(NatGatewayId=found["NatGatewayIds"][0])
        return found

    def ec2_network_interface_available(self):
        made = self.ec2.create_network_interface(SubnetId=self.subnets[0])["NetworkInterface"]
        return {"NetworkInterfaceIds": [made["NetworkInterfaceId"]]}

    def ec2_security_group_exists(self):
        made = self.ec2.create_security_group(GroupName=self.name(), Description="d",
                                              VpcId=self.vpc)
        return {"GroupIds": [made["GroupId"]]}

    def ec2_snapshot_completed(self):
        volume = self.ec2_volume_available()["VolumeIds"][0]
        return {"SnapshotIds": [self.ec2.create_snapshot(VolumeId=volume)["SnapshotId"]]}

    def ec2_subnet_available(self):
        vpc = self.ec2_vpc_available()["VpcIds"][0]
        made = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]
        return {"SubnetIds": [made["SubnetId"]]}

    def ec2_volume_available(self):
        made = self.ec2.create_volume(AvailabilityZone=self.zone, Size=1)
        return {"VolumeIds": [made["VolumeId"]]}

    def ec2_volume_deleted(self):
        found = self.ec2_volume_available()
        self.ec2.delete_volume(VolumeId=found["VolumeIds"][0])
        return found

    def ec2_volume_in_use(self):
        found = self.ec2_volume_available()
        instance = self.instance()
        self.let_pass("1m")
        self.ec2.attach_volume(VolumeId=found["VolumeIds"][0], InstanceId=instance,
                               Device="/dev/sdf")
        return found

    def ec2_vpc_available(self):
        return {"VpcIds": [self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]]}

    ec2_vpc_exists = ec2_vpc_available

    # ECR.
    def repository(self):
        name = self.name()
        self.ecr.create_repository(repositoryName=name)
        manifest = json.dumps({
            "schemaVersion": 2, "layers": [],
            "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
            "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 1,
                       "digest": "sha256:" + "0" * 64}})
        self.ecr.put_image(repositoryName=name, imageManifest=manifest, imageTag="v1")
        return name

    def ecr_lifecycle_policy_preview_complete(self):
        name = self.repository()
        self.ecr.start_lifecycle_policy_preview(
            repositoryName=name, lifecyclePolicyText=json.dumps({"rules": [{
                "rulePriority": 1, "action": {"type": "expire"}, "selection": {
                    "tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 1}}]}))
        return {"repositoryName": name}

    # ECS.
    def cluster(self):
        """A cluster with an instance, and a task definition of the same name."""
        name = self.name()
        self.ecs.create_cluster(clusterName=name)
        self.instance(UserData=f"#!/bin/bash\necho ECS_CLUSTER={name} >> /etc/ecs/ecs.config\n",
                      IamInstanceProfile=self.instance_profile())
        self.ecs.register_task_definition(family=name, containerDefinitions=[
            {"name": "app", "image": "nginx", "memory": 64}])
        return name

    def ecs_services_stable(self):
        name = self.cluster()
        self.ecs.create_service(cluster=name, serviceName="web", taskDefinition=name,
                                desiredCount=2)
        return {"cluster": name, "services": ["web"]}

    def ecs_services_inactive(self):
        found = self.ecs_services_stable()
        self.ecs.delete_service(cluster=found["cluster"], service="web", force=True)
        return found

    def ecs_tasks_running(self):
        name = self.cluster()
        self.let_pass("3m")  # The instance joins.
        tasks = self.ecs.run_task(cluster=name, taskDefinition=name)["tasks"]
        return {"cluster": name, "tasks": [task["taskArn"] for task in tasks]}

    def ecs_tasks_stopped(self):
        found = self.ecs_tasks_running()
        self.ecs.stop_task(cluster=found["cluster"], task=found["tasks"][0])
        return found

    # Elastic Load Balancing.
    def elbv2_load_balancer_available(self):
        made = self.elbv2.create_load_balancer(Name=self.name(), Subnets=self.subnets[:2])
        return {"LoadBalancerArns": [made["LoadBalancers"][0]["LoadBalancerArn"]]}

    elbv2_load_balancer_exists = elbv2_load_balancer_available

    def elbv2_load_balancers_deleted(self):
        found = self.elbv2_load_balancer_available()
        self.elbv2.delete_load_balancer(LoadBalancerArn=found["LoadBalancerArns"][0])
        return found

    def elbv2_target_in_service(self):
        security = self.ec2_security_group_exists()["GroupIds"]
        self.ec2.authorize_security_group_ingress(GroupId=security[0], IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
             "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
        balancer = self.elbv2.create_load_balancer(
            Name=self.name(), Subnets=self.subnets[:2],
            SecurityGroups=security)["LoadBalancers"][0]["LoadBalancerArn"]
        group = self.elbv2.create_target_group(
            Name=self.name(), Protocol="HTTP", Port=80,
            VpcId=self.vpc)["TargetGroups"][0]["TargetGroupArn"]
        self.elbv2.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80,
                                   DefaultActions=[{"Type": "forward", "TargetGroupArn": group}])
        instance = self.instance(SecurityGroupIds=security)
        self.let_pass("1m")
        found = {"TargetGroupArn": group, "Targets": [{"Id": instance}]}
        self.elbv2.register_targets(**found)
        return found

    def elbv2_target_deregistered(self):
        found = self.elbv2_target_in_service()
        self.elbv2.deregister_targets(**found)
        return found

    # IAM.
    def iam_role_exists(self):
        name = self.name()
        self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)
        return {"RoleName": name}

    def iam_user_exists(self):
        name = self.name()
        self.iam.create_user(UserName=name)
        return {"UserName": name}

    def iam_instance_profile_exists(self):
        name = self.name()
        self.iam.create_instance_profile(InstanceProfileName=name)
        return {"InstanceProfileName": name}

    def iam_policy_exists(self):
        made = self.iam.create_policy(PolicyName=self.name(), PolicyDocument=json.dumps({
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}))
        return {"PolicyArn": made["Policy"]["Arn"]}

    def test_every_waiter_of_a_built_operation_succeeds(self):
        built = self.aws.control("GET", "coverage")["services"]
        models = botocore.session.get_session()
        reached = 0
        for service in SERVICES:
            try:
                waiters = models.get_waiter_model(service)
            except (ValueError, botocore.exceptions.UnknownServiceError,
                    botocore.exceptions.DataNotFoundError):
                continue  # A model without waiters.
            for waiter in waiters.waiter_names:
                operation = waiters.get_waiter(waiter).operation
                if (operation not in built[service.replace("-", "_")]["operations"]
                        or (service, waiter) in NEVER):
                    continue
                with self.subTest(service=service, waiter=waiter):
                    self.wait_for(service, waiter)
                    reached += 1
        self.assertGreater(reached, 35)


class PatientWaiterTest(WaiterTest):
    """The same on a clock that only the waiters' own pauses move, as AWS's time would."""

    OPTIONS = ("--clock", "manual")

    def sleep(self, seconds):
        self.let_pass(f"{seconds}s")


if __name__ == "__main__":
    unittest.main()
