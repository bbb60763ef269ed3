"""Metrics and alarms as boto3 and the AWS CLI see them, in each of CloudWatch's protocols."""

import datetime
import json
import unittest
import urllib.parse
import urllib.request

from tests.clients.support import ACCOUNT, ClientTest

ALARM = {
    "AlarmName": "high", "Namespace": "App", "MetricName": "Load", "Statistic": "Average",
    "Dimensions": [{"Name": "Service", "Value": "web"}], "Period": 60, "EvaluationPeriods": 1,
    "Threshold": 50.0, "ComparisonOperator": "GreaterThanThreshold",
}


class CloudWatchTest(ClientTest):
    OPTIONS = ("--clock", "manual")

    def setUp(self):
        self.aws.control("POST", "reset", {})
        self.cloudwatch = self.client("cloudwatch")

    def put(self, value, **more):
        self.cloudwatch.put_metric_data(Namespace="App", MetricData=[{
            "MetricName": "Load", "Dimensions": ALARM["Dimensions"], "Value": value, **more}])

    def advance(self, by):
        self.aws.control("POST", "clock/advance", {"by": by})

    def test_what_is_put_is_read(self):
        self.put(10.0)
        self.put(30.0)
        now = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
        hour = datetime.timedelta(hours=1)
        points = self.cloudwatch.get_metric_statistics(
            Namespace="App", MetricName="Load", Dimensions=ALARM["Dimensions"], StartTime=now,
            EndTime=now + hour, Period=60, Statistics=["Average", "SampleCount"])["Datapoints"]
        self.assertEqual([(p["Average"], p["SampleCount"]) for p in points], [(20.0, 2.0)])
        self.assertEqual(points[0]["Timestamp"], now)
        data = self.cloudwatch.get_metric_data(
            MetricDataQueries=[
                {"Id": "m1", "ReturnData": False, "MetricStat": {
                    "Metric": {"Namespace": "App", "MetricName": "Load",
                               "Dimensions": ALARM["Dimensions"]},
                    "Period": 60, "Stat": "Sum"}},
                {"Id": "e1", "Expression": "m1 / 4"}],
            StartTime=now, EndTime=now + hour)["MetricDataResults"]
        self.assertEqual([(r["Id"], r["Values"]) for r in data], [("e1", [10.0])])
        listed = self.cloudwatch.list_metrics(Namespace="App")["Metrics"]
        self.assertEqual(listed[0]["Dimensions"], ALARM["Dimensions"])

    def test_a_large_body_is_compressed_and_read(self):
        self.cloudwatch.put_metric_data(Namespace="App", MetricData=[
            {"MetricName": f"metric-{i}", "Value": float(i)} for i in range(900)])
        pages = self.cloudwatch.get_paginator("list_metrics").paginate(Namespace="App")
        self.assertEqual(sum(len(page["Metrics"]) for page in pages), 900)

    def test_an_alarm_from_creation_to_deletion(self):
        self.cloudwatch.put_metric_alarm(**ALARM, Tags=[{"Key": "team", "Value": "a"}])
        alarm = self.cloudwatch.describe_alarms(AlarmNames=["high"])["MetricAlarms"][0]
        self.assertEqual(alarm["AlarmArn"],
                         f"arn:aws:cloudwatch:us-east-1:{ACCOUNT}:alarm:high")
        self.assertEqual(alarm["StateValue"], "INSUFFICIENT_DATA")
        tags = self.cloudwatch.list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"]
        self.assertEqual(tags, [{"Key": "team", "Value": "a"}])
        self.put(90.0)
        self.advance("3m")
        self.cloudwatch.get_waiter("alarm_exists").wait(AlarmNames=["high"])
        alarm = self.cloudwatch.describe_alarms(StateValue="ALARM")["MetricAlarms"][0]
        self.assertIn("1 datapoint [90.0 (01/01/24 00:00:00)] was greater than the threshold (50.0)",
                      alarm["StateReason"])
        history = self.cloudwatch.get_paginator("describe_alarm_history").paginate(
            AlarmName="high", PaginationConfig={"PageSize": 1})
        kinds = [i["HistoryItemType"] for page in history for i in page["AlarmHistoryItems"]]
        self.assertEqual(kinds, ["StateUpdate", "ConfigurationUpdate"])
        self.cloudwatch.delete_alarms(AlarmNames=["high"])
        self.assertEqual(self.cloudwatch.describe_alarms()["MetricAlarms"], [])

    def test_composite_alarms_wait_for_theirs(self):
        self.cloudwatch.put_metric_alarm(**ALARM)
        self.cloudwatch.put_composite_alarm(AlarmName="both", AlarmRule="ALARM(high)")
        self.cloudwatch.set_alarm_state(AlarmName="high", StateValue="ALARM", StateReason="drill")
        self.cloudwatch.get_waiter("composite_alarm_exists").wait(
            AlarmNames=["both"], AlarmTypes=["CompositeAlarm"])
        found = self.cloudwatch.describe_alarms(AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]
        self.assertEqual(found[0]["StateValue"], "ALARM")
        self.assert_error("ValidationError", self.cloudwatch.delete_alarms, AlarmNames=["high"])

    def test_errors_have_the_codes_of_aws(self):
        with self.assertRaises(self.cloudwatch.exceptions.ResourceNotFound):
            self.cloudwatch.set_alarm_state(AlarmName="no", StateValue="OK", StateReason="x")
        self.assert_error("InvalidParameterCombination", self.cloudwatch.get_metric_statistics,
                          Namespace="App", MetricName="Load", StartTime=0, EndTime=90000,
                          Period=60, Statistics=["Sum"])
        self.assert_error("ValidationError", self.cloudwatch.put_metric_alarm,
                          **{**ALARM, "Period": 45})
        self.assert_error("ResourceNotFound", self.cloudwatch.get_dashboard, DashboardName="no")

    def test_the_older_protocols_are_answered_in_kind(self):
        signed = {"Authorization": "AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/monitoring"
                                   "/aws4_request, SignedHeaders=host, Signature=0"}
        form = urllib.parse.urlencode({"Action": "ListMetrics", "Version": "2010-08-01"}).encode()
        request = urllib.request.Request(self.aws.url, form, {
            **signed, "Content-Type": "application/x-www-form-urlencoded"})
        with urllib.request.urlopen(request) as answer:
            self.assertIn(b"<ListMetricsResult>", answer.read())
        request = urllib.request.Request(self.aws.url, b"{}", {
            **signed, "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": "GraniteServiceVersion20100801.ListMetrics"})
        with urllib.request.urlopen(request) as answer:
            self.assertEqual(json.load(answer)["Metrics"], [])

    def test_the_cli_reads_what_boto3_made(self):
        self.cloudwatch.put_metric_alarm(**ALARM)
        alarms = self.cli("cloudwatch", "describe-alarms", "--alarm-names", "high")
        self.assertEqual(alarms["MetricAlarms"][0]["Threshold"], 50.0)
        self.cli("cloudwatch", "put-metric-data", "--namespace", "App", "--metric-name", "Load",
                 "--value", "7", "--dimensions", "Service=web")
        listed = self.cli("cloudwatch", "list-metrics", "--namespace", "App")
        self.assertEqual(len(listed["Metrics"]), 1)


if __name__ == "__main__":
    unittest.main()
