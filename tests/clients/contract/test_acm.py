"""ACM as boto3 sees it: a certificate that issues because its record is there."""

import shutil
import ssl
import subprocess
import tempfile
import unittest
import urllib.request

import botocore.exceptions

from tests.clients.support import ClientTest


class AcmTest(ClientTest):
    def test_a_certificate_is_validated_in_two_regions(self):
        route53, here = self.client("route53"), self.client("acm")
        edge = self.client("acm", region="eu-central-1")
        parent = route53.create_hosted_zone(Name="example.com", CallerReference="a")
        child = route53.create_hosted_zone(Name="shop.example.com", CallerReference="b")

        def add(zone, record):
            return route53.change_resource_record_sets(
                HostedZoneId=zone["HostedZone"]["Id"],
                ChangeBatch={"Changes": [{"Action": "UPSERT", "ResourceRecordSet": record}]})

        add(parent, {"Name": "shop.example.com", "Type": "NS", "TTL": 60, "ResourceRecords": [
            {"Value": server} for server in child["DelegationSet"]["NameServers"]]})
        request = {"DomainName": "shop.example.com", "ValidationMethod": "DNS",
                   "SubjectAlternativeNames": ["*.shop.example.com"]}
        arns = {client: client.request_certificate(**request)["CertificateArn"]
                for client in (here, edge)}
        options = [client.describe_certificate(CertificateArn=arn)["Certificate"]
                   ["DomainValidationOptions"] for client, arn in arns.items()]
        records = {(one["ResourceRecord"]["Name"], one["ResourceRecord"]["Value"])
                   for region in options for one in region}
        self.assertEqual(len(records), 1)
        name, value = records.pop()
        add(child, {"Name": name, "Type": "CNAME", "TTL": 60,
                    "ResourceRecords": [{"Value": value}]})
        for client, arn in arns.items():
            client.get_waiter("certificate_validated").wait(
                CertificateArn=arn, WaiterConfig={"Delay": 1, "MaxAttempts": 5})
            listed = client.list_certificates(CertificateStatuses=["ISSUED"])
            self.assertEqual([one["CertificateArn"] for one in listed["CertificateSummaryList"]],
                             [arn])
        self.check_bytes(here.get_certificate(CertificateArn=arns[here]))
        for client, arn in arns.items():
            client.delete_certificate(CertificateArn=arn)
            self.assert_error("ResourceNotFoundException", client.describe_certificate,
                              CertificateArn=arn)

    def check_bytes(self, got):
        with urllib.request.urlopen(f"{self.aws.url}/_windtunnel/ca.pem", timeout=30) as answer:
            root = answer.read().decode()
        self.assertEqual(root, got["CertificateChain"])
        ssl.create_default_context(cadata=root)
        if shutil.which("openssl") is None:
            return
        with tempfile.NamedTemporaryFile("w") as ca, tempfile.NamedTemporaryFile("w") as leaf:
            ca.write(root), ca.flush()
            leaf.write(got["Certificate"]), leaf.flush()
            done = subprocess.run(
                ["openssl", "verify", "-no_check_time", "-CAfile", ca.name, "-verify_hostname",
                 "www.shop.example.com", leaf.name], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_waiting_for_a_record_that_is_missing_ends(self):
        acm = self.client("acm", region="us-west-2")
        arn = acm.request_certificate(DomainName="missing.example.net",
                                      ValidationMethod="DNS")["CertificateArn"]
        with self.assertRaises(botocore.exceptions.WaiterError):
            acm.get_waiter("certificate_validated").wait(
                CertificateArn=arn, WaiterConfig={"Delay": 0, "MaxAttempts": 3})
        self.aws.control("POST", "clock/advance", {"by": "73h"})
        self.assertEqual(acm.describe_certificate(CertificateArn=arn)["Certificate"]["Status"],
                         "VALIDATION_TIMED_OUT")

    def test_pages_and_tags(self):
        acm = self.client("acm", region="us-west-1")
        arns = {acm.request_certificate(DomainName=f"p{i}.example.com",
                                        ValidationMethod="DNS")["CertificateArn"]
                for i in range(5)}
        pages = list(acm.get_paginator("list_certificates").paginate(
            PaginationConfig={"PageSize": 2}))
        self.assertEqual([len(page["CertificateSummaryList"]) for page in pages], [2, 2, 1])
        self.assertEqual({one["CertificateArn"] for page in pages
                          for one in page["CertificateSummaryList"]}, arns)
        arn = arns.pop()
        acm.add_tags_to_certificate(CertificateArn=arn, Tags=[{"Key": "a", "Value": "b"}])
        self.assertEqual(acm.list_tags_for_certificate(CertificateArn=arn)["Tags"],
                         [{"Key": "a", "Value": "b"}])


if __name__ == "__main__":
    unittest.main()
