"""Log groups, streams and events."""

import unittest

from tests.clients.support import ACCOUNT, ClientTest


class LogsTest(ClientTest):
    OPTIONS = ("--start", "2024-01-01T00:00:00Z")
    NOW = 1704067200000

    def test_a_group_comes_and_goes(self):
        logs = self.client("logs")
        logs.create_log_group(logGroupName="/ecs/web", tags={"a": "b"})
        logs.put_retention_policy(logGroupName="/ecs/web", retentionInDays=14)
        group = logs.describe_log_groups(logGroupNamePrefix="/ecs/web")["logGroups"][0]
        self.assertEqual(group["arn"], f"arn:aws:logs:us-east-1:{ACCOUNT}:log-group:/ecs/web:*")
        self.assertEqual(group["retentionInDays"], 14)
        arn = group["logGroupArn"]
        logs.tag_resource(resourceArn=arn, tags={"c": "d"})
        self.assertEqual(logs.list_tags_for_resource(resourceArn=arn)["tags"], {"a": "b", "c": "d"})
        self.assert_error("InvalidParameterException", logs.put_retention_policy,
                          logGroupName="/ecs/web", retentionInDays=2)
        logs.delete_log_group(logGroupName="/ecs/web")
        self.assertEqual(logs.describe_log_groups(logGroupNamePrefix="/ecs/web")["logGroups"], [])

    def test_events_are_written_and_found(self):
        logs = self.client("logs")
        logs.create_log_group(logGroupName="g")
        logs.create_log_stream(logGroupName="g", logStreamName="s")
        logs.put_log_events(logGroupName="g", logStreamName="s", logEvents=[
            {"timestamp": self.NOW + i, "message": f"{'ERROR' if i % 2 else 'fine'} {i}"}
            for i in range(6)])
        events = logs.get_log_events(logGroupName="g", logStreamName="s", startFromHead=True)
        self.assertEqual([event["message"] for event in events["events"]][:2], ["fine 0", "ERROR 1"])
        pages = logs.get_paginator("filter_log_events").paginate(
            logGroupName="g", filterPattern="ERROR", PaginationConfig={"PageSize": 2})
        found = [event["message"] for page in pages for event in page["events"]]
        self.assertEqual(found, ["ERROR 1", "ERROR 3", "ERROR 5"])
        streams = logs.describe_log_streams(logGroupName="g")["logStreams"]
        self.assertEqual(streams[0]["lastEventTimestamp"], self.NOW + 5)
        self.assert_error("ResourceNotFoundException", logs.get_log_events,
                          logGroupName="g", logStreamName="none")

    def test_groups_come_in_pages(self):
        logs = self.client("logs", region="eu-west-1")
        for number in range(5):
            logs.create_log_group(logGroupName=f"g{number}")
        pages = list(logs.get_paginator("describe_log_groups").paginate(
            PaginationConfig={"PageSize": 2}))
        self.assertEqual([len(page["logGroups"]) for page in pages], [2, 2, 1])


if __name__ == "__main__":
    unittest.main()
