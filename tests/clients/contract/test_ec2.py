"""Networks and instances, as boto3 and the AWS CLI make, wait for, page and take them."""

import unittest

from tests.clients.support import ClientTest


def image(ec2):
    found = ec2.describe_images(Owners=["amazon"], Filters=[
        {"Name": "name", "Values": ["al2023-ami-2023*"]},
        {"Name": "architecture", "Values": ["x86_64"]}])["Images"]
    return max(found, key=lambda one: one["CreationDate"])["ImageId"]


class NetworkTest(ClientTest):
    def setUp(self):
        self.ec2 = self.client("ec2")

    def network(self):
        """A VPC with a gateway and a public subnet."""
        vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.ec2.get_waiter("vpc_available").wait(VpcIds=[vpc])
        subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
        self.ec2.get_waiter("subnet_available").wait(SubnetIds=[subnet])
        gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        self.ec2.get_waiter("internet_gateway_exists").wait(InternetGatewayIds=[gateway])
        self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
        return vpc, subnet, gateway

    def remove(self, vpc, subnet, gateway):
        self.ec2.delete_subnet(SubnetId=subnet)
        self.ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
        self.ec2.delete_internet_gateway(InternetGatewayId=gateway)
        self.ec2.delete_vpc(VpcId=vpc)

    def test_a_nat_gateway_is_waited_for_both_ways(self):
        vpc, subnet, gateway = self.network()
        allocation = self.ec2.allocate_address(Domain="vpc")["AllocationId"]
        nat = self.ec2.create_nat_gateway(SubnetId=subnet, AllocationId=allocation)
        nat = nat["NatGateway"]["NatGatewayId"]
        self.ec2.get_waiter("nat_gateway_available").wait(NatGatewayIds=[nat])
        self.assert_error("DependencyViolation", self.ec2.detach_internet_gateway,
                          InternetGatewayId=gateway, VpcId=vpc)
        self.ec2.delete_nat_gateway(NatGatewayId=nat)
        self.ec2.get_waiter("nat_gateway_deleted").wait(NatGatewayIds=[nat])
        self.ec2.release_address(AllocationId=allocation)
        self.remove(vpc, subnet, gateway)

    def test_routes_are_read_back_as_they_were_made(self):
        vpc, subnet, gateway = self.network()
        table = self.ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        self.ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0",
                              GatewayId=gateway)
        association = self.ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
        shown = self.ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"][0]
        self.assertEqual([(route["DestinationCidrBlock"], route["GatewayId"], route["State"])
                          for route in shown["Routes"]],
                         [("0.0.0.0/0", gateway, "active"), ("10.0.0.0/16", "local", "active")])
        self.assertEqual(shown["Associations"][0]["SubnetId"], subnet)
        self.ec2.disassociate_route_table(AssociationId=association["AssociationId"])
        self.ec2.delete_route_table(RouteTableId=table)
        self.remove(vpc, subnet, gateway)

    def test_groups_have_the_normal_form(self):
        vpc, subnet, gateway = self.network()
        group = self.ec2.create_security_group(GroupName="web", Description="d", VpcId=vpc)
        group = group["GroupId"]
        self.ec2.get_waiter("security_group_exists").wait(GroupIds=[group])
        self.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [
                {"CidrIp": "10.0.0.0/8"}, {"CidrIp": "0.0.0.0/0", "Description": "all"}]},
            {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]}])
        shown = self.ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]
        by_protocol = {one["IpProtocol"]: one for one in shown["IpPermissions"]}
        self.assertEqual(len(by_protocol["tcp"]["IpRanges"]), 2)
        self.assertEqual(by_protocol["-1"]["UserIdGroupPairs"],
                         [{"UserId": shown["OwnerId"], "GroupId": group}])
        self.assertNotIn("FromPort", by_protocol["-1"])
        self.ec2.delete_security_group(GroupId=group)
        self.remove(vpc, subnet, gateway)

    def test_dry_runs_change_nothing(self):
        vpc, subnet, gateway = self.network()
        for call, arguments in ((self.ec2.create_route_table, {"VpcId": vpc}),
                                (self.ec2.create_internet_gateway, {}),
                                (self.ec2.delete_subnet, {"SubnetId": subnet}),
                                (self.ec2.allocate_address, {}),
                                (self.ec2.create_network_interface, {"SubnetId": subnet}),
                                (self.ec2.describe_vpcs, {})):
            error = self.assert_error("DryRunOperation", call, DryRun=True, **arguments)
            self.assertEqual(error["Message"],
                             "Request would have succeeded, but DryRun flag is set.")
        self.remove(vpc, subnet, gateway)

    def test_every_paginator_ends(self):
        vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        for i in range(7):
            self.ec2.create_security_group(GroupName=f"g{i}", Description="d", VpcId=vpc)
            self.ec2.create_route_table(VpcId=vpc)
            self.ec2.create_internet_gateway()
            self.ec2.create_launch_template(LaunchTemplateName=f"page-{i}",
                                            LaunchTemplateData={"KeyName": "k"})
        for name, key, least in (("describe_vpcs", "Vpcs", 2), ("describe_subnets", "Subnets", 6),
                                 ("describe_security_groups", "SecurityGroups", 9),
                                 ("describe_route_tables", "RouteTables", 9),
                                 ("describe_internet_gateways", "InternetGateways", 8),
                                 ("describe_launch_templates", "LaunchTemplates", 7),
                                 ("describe_managed_prefix_lists", "PrefixLists", 6),
                                 ("describe_security_group_rules", "SecurityGroupRules", 9),
                                 ("describe_instance_types", "InstanceTypes", 300)):
            size = 100 if name == "describe_instance_types" else 5
            pages = list(self.ec2.get_paginator(name).paginate(PaginationConfig={"PageSize": size}))
            self.assertGreater(len(pages), 1 if least > size else 0, name)
            self.assertGreaterEqual(sum(len(page[key]) for page in pages), least, name)

    def test_the_cli_speaks_of_the_same_things(self):
        vpc = self.cli("ec2", "create-vpc", "--cidr-block", "10.9.0.0/16")["Vpc"]["VpcId"]
        self.cli("ec2", "create-tags", "--resources", vpc, "--tags", "Key=Name,Value=cli")
        found = self.cli("ec2", "describe-vpcs", "--filters", "Name=tag:Name,Values=c*")
        self.assertEqual(found["Vpcs"][0]["VpcId"], vpc)
        self.cli("ec2", "delete-vpc", "--vpc-id", vpc)


class InstanceTest(ClientTest):
    def setUp(self):
        self.ec2 = self.client("ec2")

    def test_an_instance_is_waited_for_through_its_life(self):
        made = self.ec2.run_instances(ImageId=image(self.ec2), InstanceType="t3.micro", MinCount=1,
                                      MaxCount=1, UserData="#!/bin/bash\n")["Instances"][0]
        ids = [made["InstanceId"]]
        self.assertEqual(made["State"]["Name"], "pending")
        for begin, waiter in ((None, "instance_running"), (None, "instance_status_ok"),
                              (None, "system_status_ok"),
                              (self.ec2.stop_instances, "instance_stopped"),
                              (self.ec2.start_instances, "instance_running"),
                              (self.ec2.terminate_instances, "instance_terminated")):
            if begin:
                begin(InstanceIds=ids)
            self.ec2.get_waiter(waiter).wait(InstanceIds=ids, WaiterConfig={"Delay": 1})

    def test_volumes_and_snapshots_are_waited_for(self):
        volume = self.ec2.create_volume(AvailabilityZone="us-east-1a", Size=8)["VolumeId"]
        self.ec2.get_waiter("volume_available").wait(VolumeIds=[volume])
        snapshot = self.ec2.create_snapshot(VolumeId=volume)["SnapshotId"]
        self.ec2.get_waiter("snapshot_completed").wait(SnapshotIds=[snapshot])
        self.ec2.delete_volume(VolumeId=volume)
        self.ec2.get_waiter("volume_deleted").wait(VolumeIds=[volume])
        self.ec2.delete_snapshot(SnapshotId=snapshot)

    def test_launch_templates_come_back_without_what_was_not_given(self):
        made = self.ec2.create_launch_template(
            LaunchTemplateName="bare", LaunchTemplateData={"InstanceType": "t3.micro"})
        identity = made["LaunchTemplate"]["LaunchTemplateId"]
        version = self.ec2.describe_launch_template_versions(LaunchTemplateId=identity)
        self.assertEqual(version["LaunchTemplateVersions"][0]["LaunchTemplateData"],
                         {"InstanceType": "t3.micro"})
        self.ec2.delete_launch_template(LaunchTemplateId=identity)


if __name__ == "__main__":
    unittest.main()
