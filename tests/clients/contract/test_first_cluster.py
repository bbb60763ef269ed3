"""Instances, their cluster and its tasks, as a C++ engineer's first program uses them."""

import unittest

from tests.clients.support import ACCOUNT, ClientTest


class FirstClusterTest(ClientTest):
    def test_the_caller_is_the_account(self):
        self.assertEqual(self.client("sts").get_caller_identity()["Account"], ACCOUNT)
        other = self.client("sts", access_key="210987654321")
        self.assertEqual(other.get_caller_identity()["Account"], "210987654321")

    def test_an_operation_without_code_says_so_by_name(self):
        error = self.assert_error("NotImplemented", self.client("ec2").describe_fpga_images)
        self.assertIn("DescribeFpgaImages", error["Message"])

    def test_accounts_and_regions_do_not_see_each_other(self):
        self.client("ecs").create_cluster(clusterName="mine")
        for other in (self.client("ecs", access_key="210987654321"),
                      self.client("ecs", region="eu-central-1")):
            self.assertEqual(other.list_clusters()["clusterArns"], [])

    def test_the_cli_reads_what_boto3_made(self):
        self.client("ecs").create_cluster(clusterName="shared")
        found = self.cli("ecs", "describe-clusters", "--clusters", "shared")
        self.assertEqual(found["clusters"][0]["clusterName"], "shared")


if __name__ == "__main__":
    unittest.main()
