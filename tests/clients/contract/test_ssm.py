"""Parameters, own and public."""

import unittest

from tests.clients.support import ClientTest


class SsmTest(ClientTest):
    def test_a_parameter_comes_and_goes(self):
        ssm = self.client("ssm")
        self.assertEqual(ssm.put_parameter(Name="/app/key", Value="1", Type="String")["Version"], 1)
        self.assert_error("ParameterAlreadyExists", ssm.put_parameter, Name="/app/key", Value="2",
                          Type="String")
        ssm.put_parameter(Name="/app/key", Value="2", Type="String", Overwrite=True)
        self.assertEqual(ssm.get_parameter(Name="/app/key")["Parameter"]["Value"], "2")
        self.assertEqual(ssm.get_parameter(Name="/app/key:1")["Parameter"]["Value"], "1")
        described = ssm.describe_parameters(
            ParameterFilters=[{"Key": "Name", "Option": "Equals", "Values": ["/app/key"]}])
        self.assertEqual(described["Parameters"][0]["Tier"], "Standard")
        ssm.delete_parameter(Name="/app/key")
        self.assert_error("ParameterNotFound", ssm.get_parameter, Name="/app/key")

    def test_the_ecs_image_is_a_public_parameter(self):
        name = "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id"
        self.assertTrue(self.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]
                        .startswith("ami-"))

    def test_paths_come_in_pages(self):
        ssm = self.client("ssm", region="eu-west-1")
        for number in range(12):
            ssm.put_parameter(Name=f"/p/{number:02}", Value="v", Type="String")
        pages = list(ssm.get_paginator("get_parameters_by_path").paginate(Path="/p"))
        self.assertEqual([len(page["Parameters"]) for page in pages], [10, 2])


if __name__ == "__main__":
    unittest.main()
