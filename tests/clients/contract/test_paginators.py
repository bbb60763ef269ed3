"""Every paginator of a built operation, walked over more than one page.

botocore's models say which operations page; the endpoint's coverage says which are built. For each
service there is a method that makes several of everything and says, for the operations that need
it, with which parameters they are called. A walk of small pages must be longer than one page,
repeat nothing, and bring what one large page brings.
"""

import base64
import json
import unittest

import botocore
import botocore.model

from tests.clients.support import REGION, ClientTest

TRUST = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
ALLOW = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*"}]})
RESOURCE = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "es.amazonaws.com"}, "Action": "logs:PutLogEvents",
    "Resource": "*"}]})
IMAGE = "ami-0123456789abcdef0"
JOIN = base64.b64encode(b"#!/bin/bash\necho ECS_CLUSTER=pages >> /etc/ecs/ecs.config\n").decode()

# Operations whose answer never has a second page here, and why.
ONE_PAGE = {
    ("ec2", "DescribeStaleSecurityGroups"): "only a VPC peering makes a group stale",
    ("ec2", "DescribePrefixLists"): "a Region has fewer lists than the smallest page holds",
    ("autoscaling", "DescribeLoadBalancers"): "there are no Classic Load Balancers",
    ("iam", "ListAccountAliases"): "an account has one alias",
    ("iam", "ListMFADevices"): "devices cannot be enabled",
    ("iam", "ListVirtualMFADevices"): "devices cannot be made",
    ("iam", "ListSSHPublicKeys"): "keys cannot be uploaded",
    ("iam", "ListSigningCertificates"): "certificates cannot be uploaded",
    ("ecs", "ListServicesByNamespace"): "Cloud Map has no namespaces here",
    ("ecr", "DescribeImageScanFindings"): "a scan of a declared image finds nothing",
}

# A service with a gateway and an interface has its name twice.
REPEATS = {("ec2", "DescribeVpcEndpointServices")}


def times(count, call):
    return [call(i) for i in range(count)]


class PaginatorTest(ClientTest):
    """fill_X makes several of everything of service X: {operation: its parameters}."""

    # The smallest page where that is not the least the model allows.
    PAGE = {
        ("ec2", None): 5, ("ec2", "DescribeInstanceTypes"): 100,
        ("ec2", "DescribeInstanceTypeOfferings"): 100, ("ec2", "DescribeImages"): 20,
 ("ec2", "DescribeManagedPrefixLists"): 1,
        ("ec2", "DescribeSpotPriceHistory"): 20, ("iam", "ListPolicies"): 20,
        ("ssm", "GetParametersByPath"): 2, ("elbv2", "DescribeSSLPolicies"): 5,
        ("iam", "GetAccountAuthorizationDetails"): 5,
    }

    def walk(self, service, operation, **parameters):
        client = self.client(service)
        name = botocore.xform_name(operation)
        paginator = client.get_paginator(name)
        config = paginator._pagination_cfg  # The model's entry: its tokens, its result.
        sizes = {}
        if config.get("limit_key"):
            shape = client.meta.service_model.operation_model(operation).input_shape
            least = shape.members[config["limit_key"]].metadata.get("min", 1)
            size = self.PAGE.get((service, operation), self.PAGE.get((service, None), least))
            sizes = {"PageSize": max(size, 1)}
        pages = list(paginator.paginate(**parameters, PaginationConfig=sizes))
        keys = config["result_key"]
        found = []
        for page in pages:
            for key in keys if isinstance(keys, list) else [keys]:
                value = page
                for part in key.split("."):
                    value = (value or {}).get(part)
                found += [json.dumps(item, default=str, sort_keys=True) for item in value or []]
        return pages, found

    def check(self, service):
        built = self.aws.control("GET", "coverage")["services"]
        operations = built[service.replace("-", "_")]["operations"]
        parameters = getattr(self, "fill_" + service.replace("-", "_"))()
        client = self.client(service)
        walked = 0
        for operation in sorted(operations):
            if not client.can_paginate(botocore.xform_name(operation)):
                continue
            if (service, operation) in ONE_PAGE:
                continue
            with self.subTest(operation=operation):
                pages, found = self.walk(service, operation, **parameters.get(operation, {}))
                self.assertGreater(len(pages), 1, f"one page with {len(found)} results")
                if (service, operation) not in REPEATS:
                    self.assertEqual(len(found), len(set(found)), "a result came twice")
                self.assertGreater(len(found), 1)
                walked += 1
        self.assertGreater(walked, 0)

    # Each service on an endpoint of its own: none disturbs another's lists.
    def setUp(self):
        self.aws.control("POST", "reset")

    def subnets(self, count=3):
        found = self.client("ec2").describe_subnets()["Subnets"]
        return [s["SubnetId"] for s in sorted(found, key=lambda s: s["AvailabilityZone"])][:count]

    def fill_acm(self):
        acm = self.client("acm")
        times(3, lambda i: acm.request_certificate(DomainName=f"a{i}.example.com",
                                                   ValidationMethod="DNS"))
        return {}

    def fill_application_autoscaling(self):
        aas, ecs = self.client("application-autoscaling"), self.client("ecs")
        ecs.create_cluster(clusterName="pages")
        ecs.register_task_definition(family="p", containerDefinitions=[
            {"name": "p", "image": "p", "memory": 64}])
        for i in range(3):
            ecs.create_service(cluster="pages", serviceName=f"s{i}", taskDefinition="p",
                               desiredCount=0)
            target = {"ServiceNamespace": "ecs", "ResourceId": f"service/pages/s{i}",
                      "ScalableDimension": "ecs:service:DesiredCount"}
            # A minimum above the count is an activity of its own.
            aas.register_scalable_target(**target, MinCapacity=1, MaxCapacity=4)
            aas.put_scaling_policy(**target, PolicyName=f"p{i}", PolicyType="StepScaling",
                                   StepScalingPolicyConfiguration={
                                       "AdjustmentType": "ChangeInCapacity", "StepAdjustments": [
                                           {"MetricIntervalLowerBound": 0,
                                            "ScalingAdjustment": 1}]})
            aas.put_scheduled_action(**target, ScheduledActionName=f"a{i}",
                                     Schedule="rate(1 hour)",
                                     ScalableTargetAction={"MinCapacity": 1})
        self.aws.control("POST", "clock/advance", {"by": "5m"})
        return {name: {"ServiceNamespace": "ecs"} for name in (
            "DescribeScalableTargets", "DescribeScalingActivities", "DescribeScalingPolicies",
            "DescribeScheduledActions")}

    def fill_autoscaling(self):
        asg, elb = self.client("autoscaling"), self.client("elbv2")
        vpc = self.client("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
        groups = times(3, lambda i: elb.create_target_group(
            Name=f"t{i}", Protocol="HTTP", Port=80, VpcId=vpc)["TargetGroups"][0]["TargetGroupArn"])
        times(3, lambda i: asg.create_launch_configuration(
            LaunchConfigurationName=f"c{i}", ImageId=IMAGE, InstanceType="t3.micro"))
        for i in range(3):
            asg.create_auto_scaling_group(
                AutoScalingGroupName=f"g{i}", LaunchConfigurationName="c0", MinSize=0, MaxSize=5,
                DesiredCapacity=2 if i == 0 else 0, VPCZoneIdentifier=",".join(self.subnets()),
                Tags=[{"Key": "k", "Value": str(i), "PropagateAtLaunch": False}])
            asg.put_scaling_policy(AutoScalingGroupName="g0", PolicyName=f"p{i}",
                                   AdjustmentType="ChangeInCapacity", ScalingAdjustment=1)
            asg.put_scheduled_update_group_action(
                AutoScalingGroupName="g0", ScheduledActionName=f"a{i}", Recurrence="0 9 * * *",
                MinSize=i)
            asg.put_notification_configuration(
                AutoScalingGroupName="g0", TopicARN=f"arn:aws:sns:{REGION}:123456789012:t{i}",
                NotificationTypes=["autoscaling:EC2_INSTANCE_LAUNCH"])
        asg.attach_load_balancer_target_groups(AutoScalingGroupName="g0", TargetGroupARNs=groups)
        asg.put_warm_pool(AutoScalingGroupName="g1", MinSize=3, PoolState="Stopped")
        self.aws.control("POST", "clock/advance", {"by": "10m"})
        return {"DescribeLoadBalancerTargetGroups": {"AutoScalingGroupName": "g0"},
                "DescribeWarmPool": {"AutoScalingGroupName": "g1"}}

    def fill_cloudfront(self):
        edge = self.client("cloudfront")
        for i in range(3):
            made = edge.create_distribution(DistributionConfig={
                "CallerReference": f"d{i}", "Comment": "", "Enabled": False,
                "Origins": {"Quantity": 1, "Items": [{
                    "Id": "o", "DomainName": "origin.example.com",
                    "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443,
                                           "OriginProtocolPolicy": "https-only"}}]},
                "DefaultCacheBehavior": {
                    "TargetOriginId": "o", "ViewerProtocolPolicy": "allow-all",
                    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"}})["Distribution"]
            first = made if i == 0 else first
            edge.create_invalidation(DistributionId=first["Id"], InvalidationBatch={
                "CallerReference": f"i{i}", "Paths": {"Quantity": 1, "Items": ["/*"]}})
            edge.create_cloud_front_origin_access_identity(
                CloudFrontOriginAccessIdentityConfig={"CallerReference": f"o{i}", "Comment": ""})
            edge.create_origin_access_control(OriginAccessControlConfig={
                "Name": f"o{i}", "SigningProtocol": "sigv4", "SigningBehavior": "always",
                "OriginAccessControlOriginType": "s3"})
            edge.create_public_key(PublicKeyConfig={
                "CallerReference": f"k{i}", "Name": f"k{i}", "EncodedKey": PUBLIC_KEY})
        return {"ListInvalidations": {"DistributionId": first["Id"]}}

    def fill_cloudwatch(self):
        watch = self.client("cloudwatch")
        # AWS pages metrics by 500 and dashboards by a thousand, whatever is asked.
        for i in range(6):
            watch.put_metric_data(Namespace="App", MetricData=[
                {"MetricName": f"m{i * 100 + j}", "Value": 1.0} for j in range(100)])
        times(1001, lambda i: watch.put_dashboard(
            DashboardName=f"d{i}", DashboardBody='{"widgets":[]}'))
        for i in range(3):
            watch.put_metric_alarm(
                AlarmName=f"a{i}", Namespace="App", MetricName="m0", Statistic="Average",
                Period=60, EvaluationPeriods=1, Threshold=1, ComparisonOperator="LessThanThreshold")
            watch.put_anomaly_detector(SingleMetricAnomalyDetector={
                "Namespace": "App", "MetricName": f"m{i}", "Stat": "Average"})
        now = self.aws.control("GET", "clock")["now"]
        times(9, lambda i: (watch.put_metric_data(Namespace="App", MetricData=[
            {"MetricName": "walk", "Value": 1.0}]),
            self.aws.control("POST", "clock/advance", {"by": "1m"})))
        end = self.aws.control("GET", "clock")["now"]
        return {"GetMetricData": {"StartTime": now, "EndTime": end, "MetricDataQueries": [
            {"Id": "m", "MetricStat": {"Metric": {"Namespace": "App", "MetricName": "walk"},
                                       "Period": 60, "Stat": "Sum"}}]}}

    def fill_ec2(self):
        ec2, iam = self.client("ec2"), self.client("iam")
        iam.create_role(RoleName="r", AssumeRolePolicyDocument=TRUST)
        iam.create_instance_profile(InstanceProfileName="p")
        iam.add_role_to_instance_profile(InstanceProfileName="p", RoleName="r")
        zone = ec2.describe_availability_zones()["AvailabilityZones"][0]["ZoneName"]
        prefix_list = ec2.create_managed_prefix_list(
            PrefixListName="mine", MaxEntries=20, AddressFamily="IPv4",
            Entries=[{"Cidr": f"10.{i}.0.0/16"} for i in range(6)])["PrefixList"]["PrefixListId"]
        template = None
        first = None
        for i in range(6):
            vpc = ec2.create_vpc(CidrBlock=f"10.{i}.0.0/16")["Vpc"]["VpcId"]
            first = first or vpc
            subnet = ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.{i}.1.0/24",
                                       AvailabilityZone=zone)["Subnet"]["SubnetId"]
            gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
            ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
            ec2.create_egress_only_internet_gateway(VpcId=vpc)
            ec2.create_dhcp_options(DhcpConfigurations=[
                {"Key": "domain-name", "Values": [f"n{i}.internal"]}])
            ec2.create_vpc_endpoint(VpcId=vpc, ServiceName=f"com.amazonaws.{REGION}.s3")
            ec2.create_flow_logs(
                ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL", LogGroupName="flow",
                DeliverLogsPermissionArn="arn:aws:iam::123456789012:role/r")
            address = ec2.allocate_address(Domain="vpc")["AllocationId"]
            ec2.create_nat_gateway(SubnetId=subnet, AllocationId=address)
            group = ec2.create_security_group(GroupName=f"g{i}", Description="g",
                                              VpcId=first)["GroupId"]
            ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
                {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 1,
                 "PrefixListIds": [{"PrefixListId": prefix_list}]}])
            data = {"ImageId": IMAGE, "InstanceType": "t3.micro"}
            made = ec2.create_launch_template(LaunchTemplateName=f"page{i}",
                                              LaunchTemplateData=data)
            template = template or made["LaunchTemplate"]["LaunchTemplateId"]
            ec2.create_launch_template_version(LaunchTemplateId=template, LaunchTemplateData=data)
            ec2.run_instances(ImageId=IMAGE, InstanceType="t3.micro", MinCount=1, MaxCount=1,
                              IamInstanceProfile={"Name": "p"}, SubnetId=subnet)
            volume = ec2.create_volume(AvailabilityZone=zone, Size=1)["VolumeId"]
            ec2.modify_volume(VolumeId=volume, Size=2)
            ec2.create_snapshot(VolumeId=volume)
            ec2.create_tags(Resources=[vpc], Tags=[{"Key": "k", "Value": str(i)}])
        return {
            "DescribeAddressesAttribute": {"Attribute": "domain-name"},
            "DescribeImages": {"Owners": ["amazon"]},
            "DescribeLaunchTemplateVersions": {"LaunchTemplateId": template},
            "DescribeSnapshots": {"OwnerIds": ["self"]},
            "DescribeSpotPriceHistory": {"InstanceTypes": ["m5.large", "c5.large"]},
            "GetManagedPrefixListAssociations": {"PrefixListId": prefix_list},
            "GetManagedPrefixListEntries": {"PrefixListId": prefix_list},
            "GetSecurityGroupsForVpc": {"VpcId": first},
        }

    def fill_ecr(self):
        ecr = self.client("ecr")
        times(3, lambda i: ecr.create_repository(repositoryName=f"r{i}"))
        for i in range(3):
            manifest = json.dumps({
                "schemaVersion": 2,
                "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
                "config": {"mediaType": "application/vnd.docker.container.image.v1+json",
                           "size": 1, "digest": "sha256:" + str(i) * 64}, "layers": []})
            ecr.put_image(repositoryName="r0", imageManifest=manifest, imageTag=f"v{i}")
        times(3, lambda i: ecr.create_pull_through_cache_rule(
            ecrRepositoryPrefix=f"p{i}", upstreamRegistryUrl="public.ecr.aws"))
        rules = {"rules": [{"rulePriority": 1, "action": {"type": "expire"}, "selection": {
            "tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 1}}]}
        ecr.start_lifecycle_policy_preview(repositoryName="r0",
                                           lifecyclePolicyText=json.dumps(rules))
        one = {"repositoryName": "r0"}
        return {"DescribeImages": one, "ListImages": one, "GetLifecyclePolicyPreview": one}

    def fill_ecs(self):
        ecs, ec2 = self.client("ecs"), self.client("ec2")
        times(3, lambda i: ecs.create_cluster(clusterName=f"c{i}"))
        ecs.create_cluster(clusterName="pages")
        for i in range(3):
            ec2.run_instances(ImageId=IMAGE, InstanceType="t3.medium", MinCount=1, MaxCount=1,
                              UserData=base64.b64decode(JOIN).decode(), SubnetId=self.subnets()[i],
                              IamInstanceProfile=self.instance_profile())
            ecs.register_task_definition(family=f"f{i}", containerDefinitions=[
                {"name": "p", "image": "p", "memory": 64}])
            ecs.create_service(cluster="pages", serviceName=f"s{i}", taskDefinition="f0",
                               desiredCount=1)
        instances = ecs.list_container_instances(cluster="pages")["containerInstanceArns"]
        ecs.put_attributes(cluster="pages", attributes=[
            {"name": "rack", "value": str(i), "targetId": arn}
            for i, arn in enumerate(instances)])
        one = {"cluster": "pages"}
        return {"ListAttributes": {**one, "targetType": "container-instance",
                                   "attributeName": "rack"},
                "ListContainerInstances": one, "ListServices": one, "ListTasks": one,
                "ListAccountSettings": {"effectiveSettings": True}}

    def fill_elbv2(self):
        elb = self.client("elbv2")
        acm = self.client("acm")
        vpc = self.client("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
        certificates = times(4, lambda i: acm.import_certificate(
            Certificate=CERTIFICATE, PrivateKey=PRIVATE_KEY)["CertificateArn"])
        fixed = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "403"}}]
        balancers = times(3, lambda i: elb.create_load_balancer(
            Name=f"b{i}", Subnets=self.subnets(2))["LoadBalancers"][0]["LoadBalancerArn"])
        times(3, lambda i: elb.create_target_group(Name=f"t{i}", Protocol="HTTP", Port=80,
                                                   VpcId=vpc))
        listeners = times(3, lambda i: elb.create_listener(
            LoadBalancerArn=balancers[0], Protocol="HTTPS", Port=443 + i, DefaultActions=fixed,
            Certificates=[{"CertificateArn": certificates[0]}])["Listeners"][0]["ListenerArn"])
        elb.add_listener_certificates(ListenerArn=listeners[0], Certificates=[
            {"CertificateArn": arn} for arn in certificates[1:]])
        times(3, lambda i: elb.create_rule(
            ListenerArn=listeners[0], Priority=i + 1, Actions=fixed,
            Conditions=[{"Field": "path-pattern", "Values": [f"/{i}"]}]))
        one = {"ListenerArn": listeners[0]}
        return {"DescribeListeners": {"LoadBalancerArn": balancers[0]}, "DescribeRules": one,
                "DescribeListenerCertificates": one}

    def fill_iam(self):
        iam = self.client("iam")
        tags = [{"Key": f"k{i}", "Value": "v"} for i in range(3)]
        policies = times(3, lambda i: iam.create_policy(
            PolicyName=f"p{i}", PolicyDocument=ALLOW, Tags=tags)["Policy"]["Arn"])
        times(2, lambda i: iam.create_policy_version(PolicyArn=policies[0], PolicyDocument=ALLOW))
        provider = iam.create_open_id_connect_provider(
            Url="https://id.example.com", Tags=tags, ClientIDList=["a"],
            ThumbprintList=["0" * 40])["OpenIDConnectProviderArn"]
        for i in range(3):
            name = f"n{i}"
            iam.create_user(UserName=name, Tags=tags)
            iam.create_group(GroupName=name)
            iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST, Tags=tags)
            iam.create_instance_profile(InstanceProfileName=name, Tags=tags)
            iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName="n0")
            iam.add_user_to_group(GroupName="n0", UserName=name)
            if i:
                iam.add_user_to_group(GroupName=name, UserName="n0")
            iam.put_user_policy(UserName="n0", PolicyName=name, PolicyDocument=ALLOW)
            iam.put_group_policy(GroupName="n0", PolicyName=name, PolicyDocument=ALLOW)
            iam.put_role_policy(RoleName="n0", PolicyName=name, PolicyDocument=ALLOW)
            iam.attach_user_policy(UserName="n0", PolicyArn=policies[i])
            iam.attach_group_policy(GroupName="n0", PolicyArn=policies[i])
            iam.attach_role_policy(RoleName="n0", PolicyArn=policies[i])
        times(2, lambda i: iam.create_access_key(UserName="n0"))
        user, group, role = {"UserName": "n0"}, {"GroupName": "n0"}, {"RoleName": "n0"}
        policy = {"PolicyArn": policies[0]}
        actions = {"ActionNames": ["ec2:DescribeVpcs", "ec2:RunInstances", "ecs:RunTask"]}
        return {
            "GetGroup": group, "ListAccessKeys": user, "ListAttachedGroupPolicies": group,
            "ListAttachedRolePolicies": role, "ListAttachedUserPolicies": user,
            "ListEntitiesForPolicy": policy, "ListGroupPolicies": group,
            "ListGroupsForUser": user, "ListInstanceProfileTags": {"InstanceProfileName": "n0"},
            "ListInstanceProfilesForRole": role,
            "ListOpenIDConnectProviderTags": {"OpenIDConnectProviderArn": provider},
            "ListPolicyTags": policy, "ListPolicyVersions": policy, "ListRolePolicies": role,
            "ListRoleTags": role, "ListUserPolicies": user, "ListUserTags": user,
            "SimulateCustomPolicy": {"PolicyInputList": [ALLOW], **actions},
            "SimulatePrincipalPolicy": {
                "PolicySourceArn": "arn:aws:iam::123456789012:role/n0", **actions},
        }

    def fill_logs(self):
        logs = self.client("logs")
        for i in range(3):
            logs.create_log_group(logGroupName=f"g{i}")
            logs.create_log_stream(logGroupName="g0", logStreamName=f"s{i}")
            logs.put_metric_filter(
                logGroupName="g0", filterName=f"f{i}", filterPattern="error",
                metricTransformations=[{"metricName": "e", "metricNamespace": "App",
                                        "metricValue": "1"}])
            logs.put_resource_policy(policyName=f"p{i}", policyDocument=RESOURCE)
        for i in range(2):
            logs.put_subscription_filter(
                logGroupName="g0", filterName=f"f{i}", filterPattern="",
                destinationArn=f"arn:aws:lambda:{REGION}:123456789012:function:f{i}")
        now = int(self.client("logs").describe_log_groups()["logGroups"][0]["creationTime"])
        logs.put_log_events(logGroupName="g0", logStreamName="s0", logEvents=[
            {"timestamp": now + i, "message": f"m{i}"} for i in range(5)])
        one = {"logGroupName": "g0"}
        return {name: one for name in ("DescribeLogStreams", "DescribeMetricFilters",
                                       "DescribeSubscriptionFilters", "FilterLogEvents")}

    def fill_route53(self):
        dns, ec2, logs = self.client("route53"), self.client("ec2"), self.client("logs")
        vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        logs.create_log_group(logGroupName="/aws/route53/q")
        collection = None
        for i in range(3):
            zone = dns.create_hosted_zone(Name=f"z{i}.example.com",
                                          CallerReference=f"z{i}")["HostedZone"]["Id"]
            dns.create_query_logging_config(
                HostedZoneId=zone, CloudWatchLogsLogGroupArn=(
                    f"arn:aws:logs:{REGION}:123456789012:log-group:/aws/route53/q"))
            dns.create_health_check(CallerReference=f"h{i}", HealthCheckConfig={
                "Type": "HTTP", "FullyQualifiedDomainName": f"h{i}.example.com"})
            made = dns.create_cidr_collection(Name=f"c{i}", CallerReference=f"c{i}")["Collection"]
            collection = collection or made["Id"]
        dns.change_cidr_collection(Id=collection, Changes=[
            {"LocationName": f"l{i}", "Action": "PUT", "CidrList": [f"10.{i}.0.0/24"]}
            for i in range(3)])
        private = dns.create_hosted_zone(
            Name="inside.example.com", CallerReference="p",
            VPC={"VPCRegion": REGION, "VPCId": vpc})["HostedZone"]["Id"]
        # The page is of AWS's size.
        times(61, lambda i: dns.create_vpc_association_authorization(
            HostedZoneId=private, VPC={"VPCRegion": REGION, "VPCId": f"vpc-{i:017x}"}))
        return {"ListCidrBlocks": {"CollectionId": collection},
                "ListCidrLocations": {"CollectionId": collection},
                "ListResourceRecordSets": {"HostedZoneId": zone},
                "ListVPCAssociationAuthorizations": {"HostedZoneId": private}}

    def fill_ssm(self):
        ssm = self.client("ssm")
        for i in range(5):
            ssm.put_parameter(Name=f"/app/p{i}", Value="v", Type="String")
            ssm.put_parameter(Name="/app/history", Value=str(i), Type="String", Overwrite=True)
        return {"GetParameterHistory": {"Name": "/app/history"},
                "GetParametersByPath": {"Path": "/app"}}


def of_service(service):
    def test(self):
        self.check(service)
    return test


for _name in ("acm", "application-autoscaling", "autoscaling", "cloudfront", "cloudwatch", "ec2",
              "ecr", "ecs", "elbv2", "iam", "logs", "route53", "ssm"):
    setattr(PaginatorTest, "test_every_list_of_" + _name.replace("-", "_"), of_service(_name))

PUBLIC_KEY = """-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAlkAtI8SwZegHGTw00zNl
FmtlXZHXYYK8Qwgn4f3BzAoTnVkGkCLaJgseGUoA2cO3tZbh8HMU8yRoqPf0+Lhs
i1OtuRk1ME57TUiGtogbps5uOuW+DAZR9MeHn1LcHZz5R0SxLQA2gssG6HLdw6RP
jwS6WANRqXG1DGcR/+uzec1H1J8yWWkBUDsf/ymc6Iy9eO2WEDO5RQejSrwQMjGr
SS8pDt9NRGYJBMC6NdLTt8AOKqfLz365kiAreg5PLeVJLvVra0DOUYdGws0N0sE+
cb+I5ltt+6aHGjm+B8VXUHWVAUTgFPfjY10YX8rH8BgKsifcWE+rz4E0oWnds+qO
4QIDAQAB
-----END PUBLIC KEY-----
"""
CERTIFICATE = """-----BEGIN CERTIFICATE-----
MIIC7jCCAdagAwIBAgIBATANBgkqhkiG9w0BAQsFADAaMRgwFgYDVQQDDA93d3cu
ZXhhbXBsZS5jb20wIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBox
GDAWBgNVBAMMD3d3dy5leGFtcGxlLmNvbTCCASIwDQYJKoZIhvcNAQEBBQADggEP
ADCCAQoCggEBAJZALSPEsGXoBxk8NNMzZRZrZV2R12GCvEMIJ+H9wcwKE51ZBpAi
2iYLHhlKANnDt7WW4fBzFPMkaKj39Pi4bItTrbkZNTBOe01IhraIG6bObjrlvgwG
UfTHh59S3B2c+UdEsS0ANoLLBuhy3cOkT48EulgDUalxtQxnEf/rs3nNR9SfMllp
AVA7H/8pnOiMvXjtlhAzuUUHo0q8EDIxq0kvKQ7fTURmCQTAujXS07fADiqny89+
uZIgK3oOTy3lSS71a2tAzlGHRsLNDdLBPnG/iOZbbfumhxo5vgfFV1B1lQFE4BT3
42NdGF/Kx/AYCrIn3FhPq8+BNKFp3bPqjuECAwEAAaM9MDswGgYDVR0RBBMwEYIP
d3d3LmV4YW1wbGUuY29tMB0GA1UdDgQWBBQE8QjTB51Jn/+oeWibzDhSpal1aDAN
BgkqhkiG9w0BAQsFAAOCAQEAAGEtUlymUuoZKRl202RQ3KS4zaictYQVt52WgNFO
CygFgsw0J89AZk19fi7ISgH2XEQmUo6mL02mvjPC5WtoCDSddLtMBm+XZzPbS/cG
i8O/Lg0pdxA2O78h/lTOSlkPtAkeMhP7Q8V3PHbYJjrYool1aNKIj3FRx6Be/ieE
V91/1XI0KXnfEdUYQ8gVOhBLX4IMleox9PwduumfMIq7Y88ysD1uFOGIdPcWGVM2
EA1iueA7kBJKcrzoJIZxOKy/+3X+5PvXqNCnHElfAkgxMnBU5MWj+pamqi7k72R1
DvRAAQo+bcvR8w7mGge23l6g26+AVJpY4zybxp9Ma7LepQ==
-----END CERTIFICATE-----
"""
PRIVATE_KEY = """-----BEGIN PRIVATE KEY-----
MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCWQC0jxLBl6AcZ
PDTTM2UWa2VdkddhgrxDCCfh/cHMChOdWQaQItomCx4ZSgDZw7e1luHwcxTzJGio
9/T4uGyLU625GTUwTntNSIa2iBumzm465b4MBlH0x4efUtwdnPlHRLEtADaCywbo
ct3DpE+PBLpYA1GpcbUMZxH/67N5zUfUnzJZaQFQOx//KZzojL147ZYQM7lFB6NK
vBAyMatJLykO301EZgkEwLo10tO3wA4qp8vPfrmSICt6Dk8t5Uku9WtrQM5Rh0bC
zQ3SwT5xv4jmW237pocaOb4HxVdQdZUBROAU9+NjXRhfysfwGAqyJ9xYT6vPgTSh
ad2z6o7hAgMBAAECggEAHt8Bx1Me8VlKuBckPW7WatRXJ/ISwGDFwLoYw7jJTFyX
qiFEFXJrwxxOq2CGqzeo8+ET/D0RBWIqNOl5hm8SMlBXpev1fz7o27i2oSN3Fv9c
K7LPqRXVWgdzKLu0KUt69nc5NidQi/AeM72CLjQA+sA8b2ADM97+lZVJ3/z0S+ae
pU64s/yRiKliKQc/fkXkSeTqITuLB92cchcugcl8Knwkqcs/qGqTlfBY5hmGCTvr
TM02bZe4w5hKQZfAfo885nVHwUmTLMl66k4+LBcRVlkzaGEjj9Px1MdhZESEdtDt
Ue3M9ee448e7y8GeZArKBthkkUzUmtD9VVzc31F/yQKBgQDKR9w4ZFETfn9gTx14
7VAgnesnUq/nQqijpy3u4ccHR7i1QBr46WhIR+bgVqEHiW8kBx48hZjkHLDK/jOA
Lc7Thgk1jjFIbGB8usSRVxemuEsx8BCJM5wCWPsttygcheWBRjTSdiRLLapKSdsx
yAD1vqgOUknrc/QeLz3H3SHh3QKBgQC+JwiKGVfkmCO1EkgmbInMZeAgM2b5jhWR
8Dxg7WeSOJJBApDH1oOpInMxGQxSv8/y+Zj+I6Ja5Q9yjAiMeReBidD9xzXI0/Fw
XhOPl8Q4QAIJkvTR7C6SKctcKdUUx+TMqKXRm0cEf96ie57q8e6uVXLBSDj9RJB6
d/KvWpMK1QKBgHMSQiMKXlz6nzeIijmatvR3IajzDwI+F3VRy32TjweDM35Yg3+K
ODq2PI7ueRiyhDk4m2jOj1VlROWVinKmnHwUSfTfeQW8MX+DOAN+SgQb3xr/eEi0
xVFIkUtGYFkpio/qAm6fqrHhvngYX8uH/ZPO7AeJpGd/RSZOtZSXJYk5AoGAZYuG
vejmzQaKGwpWSV6w/9xvogKRPTepQTQfqktdgfJ/+AOcuXtO+CWTimar9AzGyiSM
lTsGWq/0XeF2Nz37VYv5dWzKxiKYzr8OhyIvATL9Y4t8/hW4kQmMtf0I834EK17s
nlDjzf1TMUX/CcyE/8hV7e3ZsTbKSPyBNy+RUrkCgYBrbhpqPkc3EzybJbvjKouQ
ikJi1BlTShU7466c1eQUDNEVe8wcN7LypwO7dn3oU5POnlgxkTvbaI1t63jtwWVN
r9VtLTZgHwz5uM4cEUpSLVLXvAjTpS9hbinkE41Rt5CaizDhDeNS3ciLjJcPs53+
/0MPh0y+iEf4Yaqlm3j23Q==
-----END PRIVATE KEY-----
"""

if __name__ == "__main__":
    unittest.main()
