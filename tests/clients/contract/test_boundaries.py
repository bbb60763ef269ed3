"""What divides worlds within a world: accounts, Regions, host names, permissions, image ids."""

import json
import socket
import unittest
import unittest.mock
import urllib.error
import urllib.request

import boto3

from tests.clients.support import ClientTest

TRUST = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
    "Action": "sts:AssumeRole"}]})


def allow(*actions, resource="*"):
    return json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Action": list(actions), "Resource": resource}]})


class AccountsAndRegionsTest(ClientTest):
    def stack(self, region, access_key):
        """A little of everything under the same names."""
        def of(service):
            return self.client(service, region=region, access_key=access_key)
        vpc = of("ec2").create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        subnets = [of("ec2").create_subnet(
            VpcId=vpc, CidrBlock=f"10.9.{i}.0/24",
            AvailabilityZone=f"{region}{zone}")["Subnet"]["SubnetId"]
            for i, zone in enumerate("ab")]
        of("ecs").create_cluster(clusterName="shop")
        of("logs").create_log_group(logGroupName="shop")
        of("ecr").create_repository(repositoryName="shop")
        of("ssm").put_parameter(Name="shop", Value=region + access_key, Type="String")
        balancer = of("elbv2").create_load_balancer(Name="shop", Subnets=subnets, Scheme="internal")
        return {"vpc": vpc, "balancer": balancer["LoadBalancers"][0]["LoadBalancerArn"]}

    def test_stacks_of_two_regions_and_two_accounts_do_not_see_each_other(self):
        places = [(region, key) for region in ("eu-central-1", "ap-south-1")
                  for key in ("111111111111", "222222222222")]
        made = {place: self.stack(*place) for place in places}
        for region, account in places:
            def of(service):
                return self.client(service, region=region, access_key=account)
            self.assertEqual(of("sts").get_caller_identity()["Account"], account)
            own = [vpc for vpc in of("ec2").describe_vpcs()["Vpcs"] if not vpc["IsDefault"]]
            self.assertEqual([(vpc["VpcId"], vpc["OwnerId"]) for vpc in own],
                             [(made[region, account]["vpc"], account)])
            self.assertEqual(of("ecs").list_clusters()["clusterArns"],
                             [f"arn:aws:ecs:{region}:{account}:cluster/shop"])
            group, = of("logs").describe_log_groups()["logGroups"]
            self.assertEqual(group["arn"], f"arn:aws:logs:{region}:{account}:log-group:shop:*")
            repository, = of("ecr").describe_repositories()["repositories"]
            self.assertEqual(repository["repositoryUri"],
                             f"{account}.dkr.ecr.{region}.amazonaws.com/shop")
            self.assertEqual(of("ssm").get_parameter(Name="shop")["Parameter"]["Value"],
                             region + account)
            balancer, = of("elbv2").describe_load_balancers()["LoadBalancers"]
            self.assertEqual(balancer["LoadBalancerArn"], made[region, account]["balancer"])
        for other in places[1:]:
            self.assert_error("InvalidVpcID.NotFound",
                              self.client("ec2", region=places[0][0],
                                          access_key=places[0][1]).describe_vpcs,
                              VpcIds=[made[other]["vpc"]])

    def test_global_services_are_of_an_account_and_of_no_region(self):
        def iam(key, region):
            return self.client("iam", region=region, access_key=key)
        iam("333333333333", "eu-central-1").create_role(RoleName="global",
                                                        AssumeRolePolicyDocument=TRUST)
        role = iam("333333333333", "ap-south-1").get_role(RoleName="global")["Role"]
        self.assertEqual(role["Arn"], "arn:aws:iam::333333333333:role/global")
        self.assert_error("NoSuchEntity", iam("444444444444", "eu-central-1").get_role,
                          RoleName="global")
        dns = self.client("route53", access_key="333333333333")
        dns.create_hosted_zone(Name="own.example.com", CallerReference="1")
        others = self.client("route53", access_key="444444444444").list_hosted_zones()
        self.assertEqual(others["HostedZones"], [])

    def test_certificates_of_two_regions_share_their_record_and_nothing_else(self):
        regions = ("us-east-1", "eu-central-1")
        arns, records = {}, {}
        for region in regions:
            acm = self.client("acm", region=region)
            arns[region] = acm.request_certificate(DomainName="two.example.com",
                                                   ValidationMethod="DNS")["CertificateArn"]
            records[region] = acm.describe_certificate(CertificateArn=arns[region])["Certificate"][
                "DomainValidationOptions"][0]["ResourceRecord"]
        self.assertEqual(records["us-east-1"], records["eu-central-1"])
        for region, other in (regions, regions[::-1]):
            acm = self.client("acm", region=region)
            listed = acm.list_certificates()["CertificateSummaryList"]
            self.assertEqual([one["CertificateArn"] for one in listed], [arns[region]])
            self.assert_error("ResourceNotFoundException", acm.describe_certificate,
                              CertificateArn=arns[other])
        # One record validates both.
        dns = self.client("route53")
        zone = dns.create_hosted_zone(Name="two.example.com",
                                      CallerReference="1")["HostedZone"]["Id"]
        record = records["us-east-1"]
        dns.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [
            {"Action": "CREATE", "ResourceRecordSet": {
                "Name": record["Name"], "Type": record["Type"], "TTL": 60,
                "ResourceRecords": [{"Value": record["Value"]}]}}]})
        for region in regions:
            self.client("acm", region=region).get_waiter("certificate_validated").wait(
                CertificateArn=arns[region], WaiterConfig={"Delay": 0})
        # A balancer takes the one of its own Region, a distribution the one of us-east-1.
        ec2 = self.client("ec2", region="eu-central-1")
        subnets = sorted(ec2.describe_subnets()["Subnets"], key=lambda s: s["AvailabilityZone"])
        elb = self.client("elbv2", region="eu-central-1")
        balancer = elb.create_load_balancer(
            Name="two", Subnets=[s["SubnetId"] for s in subnets[:2]])["LoadBalancers"][0]
        listener = {"LoadBalancerArn": balancer["LoadBalancerArn"], "Protocol": "HTTPS",
                    "Port": 443, "DefaultActions": [{
                        "Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "403"}}]}
        self.assert_error("CertificateNotFound", elb.create_listener, **listener,
                          Certificates=[{"CertificateArn": arns["us-east-1"]}])
        elb.create_listener(**listener, Certificates=[{"CertificateArn": arns["eu-central-1"]}])
        self.assert_error("InvalidViewerCertificate", self.distribution, arns["eu-central-1"])
        self.distribution(arns["us-east-1"])

    def distribution(self, certificate):
        return self.client("cloudfront").create_distribution(DistributionConfig={
            "CallerReference": certificate, "Comment": "", "Enabled": True,
            "Aliases": {"Quantity": 1, "Items": ["two.example.com"]},
            "Origins": {"Quantity": 1, "Items": [{
                "Id": "o", "DomainName": "origin.example.com",
                "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443,
                                       "OriginProtocolPolicy": "https-only"}}]},
            "DefaultCacheBehavior": {
                "TargetOriginId": "o", "ViewerProtocolPolicy": "allow-all",
                "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"},
            "ViewerCertificate": {"ACMCertificateArn": certificate, "SSLSupportMethod": "sni-only",
                                  "MinimumProtocolVersion": "TLSv1.2_2021"}})


class HostNamesTest(ClientTest):
    """Services have host names of their own, as other emulators give them."""

    def at(self, host, service, **more):
        port = self.aws.url.rsplit(":", 1)[1]
        keep, self.aws.url = self.aws.url, f"http://{host}:{port}"
        try:
            return self.client(service, **more)
        finally:
            self.aws.url = keep

    def setUp(self):
        # Names below localhost are the loopback's, though not every resolver knows that.
        find = socket.getaddrinfo
        patch = unittest.mock.patch("socket.getaddrinfo", lambda host, *more, **other: find(
            "127.0.0.1" if host.endswith("localhost") else host, *more, **other))
        patch.start()
        self.addCleanup(patch.stop)

    def test_a_service_and_its_region_have_a_host(self):
        for host in ("localhost", "ecs.us-east-1.localhost", "ecs.localhost"):
            self.at(host, "ecs").create_cluster(clusterName=host.split(".")[0])
        self.assertEqual(len(self.client("ecs").list_clusters()["clusterArns"]), 2)
        self.at("iam.localhost", "iam").create_user(UserName="ann")
        self.assertEqual(len(self.client("iam").list_users()["Users"]), 1)

    def test_a_foreign_host_is_not_answered(self):
        request = urllib.request.Request(self.aws.url, headers={"Host": "evil.example.com"})
        with self.assertRaises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request)
        self.assertEqual(caught.exception.code, 403)


class EnforcedTest(ClientTest):
    OPTIONS = ("--iam", "enforce")

    def test_a_user_does_what_his_policies_say(self):
        iam = self.client("iam")
        iam.create_user(UserName="ann")
        key = iam.create_access_key(UserName="ann")["AccessKey"]["AccessKeyId"]
        ec2 = self.client("ec2", access_key=key)
        error = self.assert_error("UnauthorizedOperation", ec2.describe_vpcs)
        self.assertEqual(error["Message"],
                         "You are not authorized to perform this operation. User: "
                         "arn:aws:iam::123456789012:user/ann is not authorized to perform: "
                         "ec2:DescribeVpcs because no identity-based policy allows the "
                         "ec2:DescribeVpcs action")
        error = self.assert_error("UnauthorizedOperation", ec2.create_vpc, CidrBlock="10.0.0.0/16")
        self.assertIn("is not authorized to perform: ec2:CreateVpc on resource: "
                      "arn:aws:ec2:us-east-1:123456789012:vpc/* because no identity-based policy "
                      "allows the ec2:CreateVpc action. Encoded authorization failure message: ",
                      error["Message"])
        ecs = self.client("ecs", access_key=key)
        error = self.assert_error("AccessDeniedException", ecs.create_cluster, clusterName="shop")
        self.assertEqual(
            error["Message"],
            "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: "
            "ecs:CreateCluster on resource: "
            "arn:aws:ecs:us-east-1:123456789012:cluster/shop because no identity-based policy "
            "allows the ecs:CreateCluster action")
        error = self.assert_error("AccessDenied",
                                  self.client("iam", access_key=key).list_users)
        self.assertIn("User: arn:aws:iam::123456789012:user/ann is not authorized to perform: "
                      "iam:ListUsers on resource: arn:aws:iam::123456789012:user/",
                      error["Message"])
        # A failed call changes nothing; with the permission it passes.
        self.assertEqual(self.client("ecs").list_clusters()["clusterArns"], [])
        iam.put_user_policy(UserName="ann", PolicyName="p", PolicyDocument=allow(
            "ecs:CreateCluster", resource="arn:aws:ecs:*:123456789012:cluster/shop"))
        ecs.create_cluster(clusterName="shop")
        self.assert_error("AccessDeniedException", ecs.create_cluster, clusterName="other")
        iam.put_user_policy(UserName="ann", PolicyName="p", PolicyDocument=json.dumps({
            "Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "*", "Resource": "*"},
                {"Effect": "Deny", "Action": "ec2:*", "Resource": "*"}]}))
        ecs.create_cluster(clusterName="other")
        error = self.assert_error("UnauthorizedOperation", ec2.describe_vpcs)
        self.assertIn("with an explicit deny in an identity-based policy", error["Message"])

    def test_a_role_is_assumed_and_limited(self):
        iam = self.client("iam")
        iam.create_role(RoleName="deploy", AssumeRolePolicyDocument=TRUST)
        role = "arn:aws:iam::123456789012:role/deploy"
        session = self.client("sts").assume_role(RoleArn=role, RoleSessionName="ci")["Credentials"]
        logs = boto3.client("logs", endpoint_url=self.aws.url, region_name="us-east-1",
                            aws_access_key_id=session["AccessKeyId"],
                            aws_secret_access_key=session["SecretAccessKey"],
                            aws_session_token=session["SessionToken"])
        error = self.assert_error("AccessDeniedException", logs.create_log_group, logGroupName="g")
        self.assertIn("User: arn:aws:sts::123456789012:assumed-role/deploy/ci is not authorized "
                      "to perform: logs:CreateLogGroup on resource: "
                      "arn:aws:logs:us-east-1:123456789012:log-group:g", error["Message"])
        iam.attach_role_policy(RoleName="deploy",
                               PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
        logs.create_log_group(logGroupName="g")


class StrictImagesTest(ClientTest):
    OPTIONS = ("--images", "strict")

    def test_an_unknown_image_is_refused_and_a_known_one_runs(self):
        ec2 = self.client("ec2")
        unknown = {"ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.micro", "MinCount": 1,
                   "MaxCount": 1}
        error = self.assert_error("InvalidAMIID.NotFound", ec2.run_instances, **unknown)
        self.assertEqual(error["Message"],
                         "The image id '[ami-0123456789abcdef0]' does not exist")
        image = self.client("ssm").get_parameter(
            Name="/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id")
        known = {**unknown, "ImageId": image["Parameter"]["Value"]}
        self.assertEqual(len(ec2.run_instances(**known)["Instances"]), 1)


if __name__ == "__main__":
    unittest.main()
