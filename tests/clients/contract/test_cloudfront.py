"""Distributions and what belongs to them, as boto3 and the AWS CLI see them."""

import unittest

from tests.clients.support import ACCOUNT, ClientTest


def config(reference="one", **changes):
    return {
        "CallerReference": reference, "Comment": "Web", "Enabled": True,
        "Origins": {"Quantity": 1, "Items": [{
            "Id": "web", "DomainName": "web.example.com",
            "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443,
                                   "OriginProtocolPolicy": "https-only"}}]},
        "DefaultCacheBehavior": {
            "TargetOriginId": "web", "ViewerProtocolPolicy": "redirect-to-https",
            "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"},
        **changes,
    }


class CloudFrontTest(ClientTest):
    def setUp(self):
        self.aws.control("POST", "reset", {})
        self.cloudfront = self.client("cloudfront")

    def test_a_distribution_from_creation_to_deletion(self):
        made = self.cloudfront.create_distribution_with_tags(DistributionConfigWithTags={
            "DistributionConfig": config(), "Tags": {"Items": [{"Key": "team", "Value": "a"}]}})
        distribution = made["Distribution"]
        self.assertEqual(distribution["Status"], "InProgress")
        self.assertRegex(distribution["DomainName"], r"^d[a-z0-9]{13}\.cloudfront\.net$")
        self.assertEqual(distribution["ARN"],
                         f"arn:aws:cloudfront::{ACCOUNT}:distribution/{distribution['Id']}")
        self.assertTrue(made["Location"].endswith(distribution["Id"]))
        self.cloudfront.get_waiter("distribution_deployed").wait(
            Id=distribution["Id"], WaiterConfig={"Delay": 1, "MaxAttempts": 5})
        self.assertEqual(
            self.cloudfront.list_tags_for_resource(Resource=distribution["ARN"])["Tags"]["Items"],
            [{"Key": "team", "Value": "a"}])

        # The whole configuration goes back as it was read.
        read = self.cloudfront.get_distribution_config(Id=distribution["Id"])
        self.assertEqual(read["ETag"], made["ETag"])
        self.assert_error("DistributionNotDisabled", self.cloudfront.delete_distribution,
                          Id=distribution["Id"], IfMatch=read["ETag"])
        changed = {**read["DistributionConfig"], "Enabled": False}
        self.assert_error("PreconditionFailed", self.cloudfront.update_distribution,
                          Id=distribution["Id"], IfMatch="EOTHER", DistributionConfig=changed)
        updated = self.cloudfront.update_distribution(
            Id=distribution["Id"], IfMatch=read["ETag"], DistributionConfig=changed)
        self.assertNotEqual(updated["ETag"], read["ETag"])
        self.cloudfront.get_waiter("distribution_deployed").wait(
            Id=distribution["Id"], WaiterConfig={"Delay": 1, "MaxAttempts": 5})
        self.cloudfront.delete_distribution(Id=distribution["Id"], IfMatch=updated["ETag"])
        self.assert_error("NoSuchDistribution", self.cloudfront.get_distribution,
                          Id=distribution["Id"])

    def test_answers_hold_what_requests_leave_out(self):
        read = self.cloudfront.create_distribution(
            DistributionConfig=config())["Distribution"]["DistributionConfig"]
        self.assertEqual(read["ViewerCertificate"]["CloudFrontDefaultCertificate"], True)
        self.assertEqual(read["PriceClass"], "PriceClass_All")
        self.assertEqual(read["HttpVersion"], "http2")
        self.assertEqual(read["Aliases"], {"Quantity": 0})
        self.assertEqual(read["DefaultCacheBehavior"]["AllowedMethods"]["Quantity"], 2)
        self.assertNotIn("ForwardedValues", read["DefaultCacheBehavior"])
        self.assertEqual(read["Origins"]["Items"][0]["ConnectionAttempts"], 3)

    def test_listings_have_pages(self):
        for i in range(5):
            self.cloudfront.create_distribution(DistributionConfig=config(str(i)))
        pages = list(self.cloudfront.get_paginator("list_distributions").paginate(
            PaginationConfig={"PageSize": 2}))
        self.assertEqual([p["DistributionList"]["Quantity"] for p in pages], [2, 2, 1])
        found = self.cloudfront.list_distributions_by_cache_policy_id(
            CachePolicyId="4135ea2d-6df8-44a3-9df3-4b5a84be39ad")
        self.assertEqual(found["DistributionIdList"]["Quantity"], 5)

    def test_an_invalidation_completes(self):
        made = self.cloudfront.create_distribution(DistributionConfig=config())["Distribution"]
        invalidation = self.cloudfront.create_invalidation(
            DistributionId=made["Id"], InvalidationBatch={
                "Paths": {"Quantity": 1, "Items": ["/*"]}, "CallerReference": "1"})["Invalidation"]
        self.cloudfront.get_waiter("invalidation_completed").wait(
            DistributionId=made["Id"], Id=invalidation["Id"],
            WaiterConfig={"Delay": 1, "MaxAttempts": 5})
        listed = self.cloudfront.list_invalidations(DistributionId=made["Id"])["InvalidationList"]
        self.assertEqual(listed["Items"][0]["Status"], "Completed")

    def test_policies_of_aws_are_there(self):
        listed = self.cloudfront.list_cache_policies(Type="managed")["CachePolicyList"]["Items"]
        names = {i["CachePolicy"]["CachePolicyConfig"]["Name"] for i in listed}
        self.assertIn("Managed-CachingOptimized", names)
        read = self.cloudfront.get_cache_policy(Id="658327ea-f89d-4fab-a63d-7e88639e58f6")
        self.assertEqual(read["CachePolicy"]["CachePolicyConfig"]["DefaultTTL"], 86400)
        self.assert_error("IllegalDelete", self.cloudfront.delete_cache_policy,
                          Id="658327ea-f89d-4fab-a63d-7e88639e58f6", IfMatch="x")

    def test_a_function_is_published(self):
        made = self.cloudfront.create_function(
            Name="f", FunctionConfig={"Comment": "", "Runtime": "cloudfront-js-2.0"},
            FunctionCode=b"function handler(event) {}")
        self.assertEqual(made["FunctionSummary"]["Status"], "UNPUBLISHED")
        live = self.cloudfront.publish_function(Name="f", IfMatch=made["ETag"])
        self.assertEqual(live["FunctionSummary"]["FunctionMetadata"]["Stage"], "LIVE")
        code = self.cloudfront.get_function(Name="f", Stage="LIVE")["FunctionCode"].read()
        self.assertEqual(code, b"function handler(event) {}")
        self.cloudfront.delete_function(Name="f", IfMatch=made["ETag"])

    def test_mistakes_have_the_codes_of_aws(self):
        create = self.cloudfront.create_distribution
        bad = config()
        bad["DefaultCacheBehavior"]["TargetOriginId"] = "nobody"
        self.assert_error("NoSuchOrigin", create, DistributionConfig=bad)
        self.assert_error("InconsistentQuantities", create, DistributionConfig=config(
            Aliases={"Quantity": 2, "Items": ["a.example.com"]}))
        self.assert_error("InvalidViewerCertificate", create, DistributionConfig=config(
            Aliases={"Quantity": 1, "Items": ["a.example.com"]}))
        create(DistributionConfig=config())
        self.assert_error("DistributionAlreadyExists", create, DistributionConfig=config())

    def test_the_cli_reads_what_boto3_made(self):
        made = self.cloudfront.create_distribution(DistributionConfig=config())["Distribution"]
        listed = self.cli("cloudfront", "list-distributions")
        self.assertEqual(listed["DistributionList"]["Items"][0]["Id"], made["Id"])


if __name__ == "__main__":
    unittest.main()
