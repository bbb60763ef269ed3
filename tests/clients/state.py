"""Whether an account is as it was: the rows of all tables, before and after."""

import json

# What AWS remembers after its resources are gone, and what the machine itself keeps.
HISTORY = {
    "clock", "timer", "random_stream", "journal", "scope",
    "ecs_task_definition", "ecs_task_definition_family", "acm_account", "acm_authority",
    "workload_scope", "workload_cause", "fault",
}
HISTORY_PARTS = ("metric", "series", "history", "activity", "change", "token", "deployment",
                 "revision", "endpoint", "service_linked", "counter", "modification")

READS = (("ec2", "describe_vpcs"), ("ecs", "list_clusters"), ("elbv2", "describe_load_balancers"),
         ("acm", "list_certificates"), ("logs", "describe_log_groups"),
         ("ecr", "describe_repositories"), ("autoscaling", "describe_auto_scaling_groups"))


def touch(aws):
    """What an account has before its first call comes with its first call."""
    for region in ("us-east-1", "eu-central-1", "eu-west-1"):
        for service, operation in READS:
            getattr(aws.client(service, region=region), operation)()


def tables(aws):
    """All rows of all tables that do not keep history."""
    sizes = aws.control("GET", "state")["tables"]
    return {name: aws.control("GET", f"state/{name}")["rows"] for name in sizes
            if name not in HISTORY and not any(part in name for part in HISTORY_PARTS)}


def remembered(name, row):
    """What stays on AWS too: service-linked roles, since their service's first use; what is
    INACTIVE in ECS, for as long as it likes; that a setting is as at first; the tags of a task definition's revisions; that a
    registry's settings are as at first."""
    return ("aws-service-role/" in json.dumps(row)
            or name.startswith("ecs_") and row.get("status") == "INACTIVE"
            or name == "ecs_account_setting" and row["value"] == "disabled"
            or name == "ecs_tag" and ":task-definition/" in row["arn"]
            or name == "ecr_registry" and not row["policy"] and not row["scan_rules"]
            and json.loads(row["replication"] or "{}").get("rules", []) == [])


def difference(before, after):
    lines = []
    for name in sorted(set(before) | set(after)):
        old, new = ([json.dumps(row) for row in rows.get(name, []) if not remembered(name, row)]
                    for rows in (before, after))
        lines += [f"{name}: is gone: {row}" for row in old if row not in new]
        lines += [f"{name}: was left: {row}" for row in new if row not in old]
    return lines
