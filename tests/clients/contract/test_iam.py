"""Roles, policies, instance profiles, users and sessions, as infrastructure tools use them."""

import json
import unittest

import boto3

from tests.clients.support import ACCOUNT, ClientTest

TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"


def allow(action, resource="*"):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": action, "Resource": resource}]})


class IamTest(ClientTest):
    def test_a_role_comes_and_goes_as_terraform_does_it(self):
        iam = self.client("iam")
        made = iam.create_role(RoleName="web", Path="/team/", AssumeRolePolicyDocument=TRUST,
                               MaxSessionDuration=3600, Tags=[{"Key": "a", "Value": "b+c d"}])["Role"]
        self.assertEqual(made["Arn"], f"arn:aws:iam::{ACCOUNT}:role/team/web")
        iam.get_waiter("role_exists").wait(RoleName="web")
        role = iam.get_role(RoleName="web")["Role"]
        self.assertEqual(role["AssumeRolePolicyDocument"], json.loads(TRUST))
        self.assertEqual(role["Tags"], [{"Key": "a", "Value": "b+c d"}])
        iam.put_role_policy(RoleName="web", PolicyName="p", PolicyDocument=allow("s3:Get+*"))
        document = iam.get_role_policy(RoleName="web", PolicyName="p")["PolicyDocument"]
        self.assertEqual(document["Statement"][0]["Action"], "s3:Get+*")
        iam.attach_role_policy(RoleName="web", PolicyArn=ADMINISTRATOR)
        attached = iam.list_attached_role_policies(RoleName="web")["AttachedPolicies"]
        self.assertEqual(attached, [{"PolicyName": "AdministratorAccess", "PolicyArn": ADMINISTRATOR}])
        iam.create_instance_profile(InstanceProfileName="web")
        iam.add_role_to_instance_profile(InstanceProfileName="web", RoleName="web")
        iam.get_waiter("instance_profile_exists").wait(InstanceProfileName="web")
        self.assert_error("DeleteConflict", iam.delete_role, RoleName="web")
        iam.remove_role_from_instance_profile(InstanceProfileName="web", RoleName="web")
        iam.delete_instance_profile(InstanceProfileName="web")
        iam.detach_role_policy(RoleName="web", PolicyArn=ADMINISTRATOR)
        iam.delete_role_policy(RoleName="web", PolicyName="p")
        iam.delete_role(RoleName="web")
        self.assert_error("NoSuchEntity", iam.get_role, RoleName="web")

    def test_listings_come_in_pages(self):
        iam = self.client("iam", access_key="210000000000")
        for number in range(5):
            iam.create_role(RoleName=f"r{number}", AssumeRolePolicyDocument=TRUST)
        pages = list(iam.get_paginator("list_roles").paginate(PaginationConfig={"PageSize": 2}))
        self.assertEqual([len(page["Roles"]) for page in pages], [2, 2, 1])
        policies = iam.get_paginator("list_policies").paginate(Scope="AWS")
        self.assertGreater(sum(len(page["Policies"]) for page in policies), 300)

    def test_a_managed_policy_and_its_versions(self):
        iam = self.client("iam")
        arn = iam.create_policy(PolicyName="p", PolicyDocument=allow("s3:*"))["Policy"]["Arn"]
        iam.get_waiter("policy_exists").wait(PolicyArn=arn)
        iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow("ec2:*"), SetAsDefault=True)
        policy = iam.get_policy(PolicyArn=arn)["Policy"]
        self.assertEqual(policy["DefaultVersionId"], "v2")
        version = iam.get_policy_version(PolicyArn=arn, VersionId="v2")["PolicyVersion"]
        self.assertEqual(version["Document"]["Statement"][0]["Action"], "ec2:*")
        iam.delete_policy_version(PolicyArn=arn, VersionId="v1")
        iam.delete_policy(PolicyArn=arn)
        ecs = iam.get_policy(
            PolicyArn="arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")
        self.assertEqual(ecs["Policy"]["DefaultVersionId"], "v1")

    def test_a_bad_document_is_refused_in_awss_words(self):
        error = self.assert_error("MalformedPolicyDocument", self.client("iam").create_role,
                                  RoleName="bad", AssumeRolePolicyDocument="{")
        self.assertEqual(error["Message"], "This policy contains invalid Json")

    def test_policies_are_simulated(self):
        answer = self.client("iam").simulate_custom_policy(
            PolicyInputList=[allow("s3:Get*")], ActionNames=["s3:GetObject", "s3:PutObject"])
        self.assertEqual([one["EvalDecision"] for one in answer["EvaluationResults"]],
                         ["allowed", "implicitDeny"])

    def test_a_session_is_its_role_in_its_account(self):
        iam = self.client("iam", access_key="220000000000")
        trust = json.dumps({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "220000000000"}, "Action": "sts:AssumeRole"}]})
        arn = iam.create_role(RoleName="web", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
        sts = self.client("sts", access_key="220000000000")
        credentials = sts.assume_role(RoleArn=arn, RoleSessionName="session")["Credentials"]
        session = boto3.client("sts", endpoint_url=self.aws.url, region_name="us-east-1",
                               aws_access_key_id=credentials["AccessKeyId"],
                               aws_secret_access_key=credentials["SecretAccessKey"],
                               aws_session_token=credentials["SessionToken"])
        who = session.get_caller_identity()
        self.assertEqual(who["Account"], "220000000000")
        self.assertEqual(who["Arn"], "arn:aws:sts::220000000000:assumed-role/web/session")


class EnforceTest(ClientTest):
    OPTIONS = ("--iam", "enforce")

    def test_policies_decide_on_every_call(self):
        iam = self.client("iam")
        iam.create_user(UserName="ann")
        key = iam.create_access_key(UserName="ann")["AccessKey"]["AccessKeyId"]
        iam.put_user_policy(UserName="ann", PolicyName="p", PolicyDocument=allow("ecs:ListClusters"))
        ecs = self.client("ecs", access_key=key)
        ecs.list_clusters()
        error = self.assert_error("AccessDeniedException", ecs.create_cluster, clusterName="c")
        self.assertIn("no identity-based policy allows the ecs:CreateCluster action", error["Message"])
        self.assert_error("UnauthorizedOperation", self.client("ec2", access_key=key).describe_vpcs)
        self.assert_error("AccessDenied", self.client("iam", access_key=key).list_roles)


if __name__ == "__main__":
    unittest.main()
