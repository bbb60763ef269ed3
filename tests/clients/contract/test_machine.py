"""The machine as a user meets it: the command line, the clock, snapshots, the state file, hosts."""

import contextlib
import http.client
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest
import urllib.error

from tests.clients.support import BINARY, ClientTest, Windtunnel

ECS_IMAGE = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id"
USER_DATA = "#!/bin/bash\necho ECS_CLUSTER=web >> /etc/ecs/ecs.config"
JSON_TYPE = "application/x-amz-json-1.1"


def launch(ec2, image="ami-0123456789abcdef0", **more):
    answer = ec2.run_instances(ImageId=image, InstanceType="t3.small", MinCount=1, MaxCount=1,
                               **more)
    return answer["Instances"][0]


class CommandLine(ClientTest):
    def verb(self, *words, status=0):
        done = subprocess.run([BINARY, *words], capture_output=True, text=True, timeout=60,
                              env=self.aws.environment())
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout if status == 0 else done.stderr

    def setUp(self):
        self.verb("reset")
        self.verb("clock", "mode", "eager")

    def test_every_verb_of_the_readme(self):
        ecs = self.client("ecs")
        ecs.create_cluster(clusterName="web")
        self.verb("clock", "mode", "manual")
        self.assertEqual(json.loads(self.verb("clock"))["mode"], "manual")
        before = json.loads(self.verb("clock"))["now_micros"]
        self.verb("clock", "advance", "5m")
        self.assertEqual(json.loads(self.verb("clock"))["now_micros"] - before, 300 * 10**6)
        self.assertIn("CreateCluster", self.verb("journal"))
        self.assertIn("CreateCluster", self.verb("journal", "--event", "CreateCluster"))
        self.assertIn("ecs", self.verb("coverage"))
        self.assertIn("ecs", self.verb("health"))
        self.assertIn("1", self.verb("seed"))
        self.assertIn("ecs_cluster", self.verb("state"))
        self.assertIn("web", self.verb("state", "ecs_cluster"))

    def test_scaled_and_real_clocks_move_by_themselves(self):
        for mode in (["real"], ["scaled", "600"]):
            self.verb("clock", "mode", *mode)
            first = json.loads(self.verb("clock"))["now_micros"]
            time.sleep(0.2)
            self.assertGreater(json.loads(self.verb("clock"))["now_micros"], first)
        self.assertNotEqual(self.verb("clock", "mode", "sideways", status=1), "")

    def test_advances_to_an_instant_to_the_next_event_and_until_a_condition(self):
        self.verb("clock", "mode", "manual")
        instance = launch(self.client("ec2"))["InstanceId"]
        answer = json.loads(self.verb("clock", "advance", "--until", f"{instance} running"))
        self.assertEqual(answer["stopped"], "done")
        state = self.client("ec2").describe_instances()["Reservations"][0]["Instances"][0]["State"]
        self.assertEqual(state["Name"], "running")
        self.assertNotEqual(json.loads(self.verb("clock", "advance", "--next"))["advanced"], "0s")
        self.verb("clock", "advance", "--until", f"{instance} status_checks_passed")
        self.verb("clock", "advance", "--to", "2024-01-02T00:00:00Z")
        self.assertIn("2024-01-02T00:00:00", self.verb("clock"))
        self.verb("clock", "advance", "--settle")

    def test_a_snapshot_is_gone_back_to(self):
        ecs = self.client("ecs")
        ecs.create_cluster(clusterName="before")
        self.verb("snapshot", "save", "fork")
        journal = self.verb("journal")
        ecs.create_cluster(clusterName="after")
        self.verb("snapshot", "load", "fork")
        self.assertEqual([arn.rsplit("/")[-1] for arn in ecs.list_clusters()["clusterArns"]],
                         ["before"])
        self.assertEqual(self.verb("journal"), journal)
        self.assertIn("fork", self.verb("snapshot", "list"))
        self.verb("snapshot", "delete", "fork")
        self.assertNotIn("fork", json.loads(self.verb("snapshot", "list"))["snapshots"])
        self.verb("snapshot", "load", "fork", status=1)
        self.verb("snapshot", "save", "../fork", status=1)

    def test_why_walks_back_to_the_request(self):
        ecs, ec2 = self.client("ecs"), self.client("ec2")
        ecs.create_cluster(clusterName="web")
        launch(ec2, ECS_IMAGE, UserData=USER_DATA, IamInstanceProfile=self.instance_profile())
        joined = ecs.list_container_instances(cluster="web")["containerInstanceArns"]
        self.assertEqual(len(joined), 1)
        ecs.register_task_definition(family="web", containerDefinitions=[
            {"name": "web", "image": "nginx", "memory": 64}])
        task = ecs.run_task(cluster="web", taskDefinition="web")["tasks"][0]["taskArn"]
        self.assertIn("RunTask", self.verb("why", "task/" + task.rsplit("/", 1)[1]))
        self.verb("why", "task/none", status=1)

    def test_people_from_other_emulators_find_their_paths(self):
        def get(path):
            connection = http.client.HTTPConnection(self.aws.url.split("//")[1], timeout=20)
            connection.request("GET", path)
            answer = connection.getresponse()
            body = json.loads(answer.read())
            connection.close()
            return answer.status, body

        self.assertEqual(get("/_windtunnel/health")[0], 200)
        self.assertEqual(get("/_localstack/health")[1]["services"]["ecs"], "running")
        self.assertEqual(get("/_localstack/init")[0], 200)
        self.client("ecs").create_cluster(clusterName="gone")
        connection = http.client.HTTPConnection(self.aws.url.split("//")[1], timeout=20)
        connection.request("POST", "/moto-api/reset")
        with contextlib.closing(connection), connection.getresponse() as answer:
            self.assertEqual(answer.status, 200)
        self.assertEqual(self.client("ecs").list_clusters()["clusterArns"], [])

    def test_virtual_hosts_name_service_and_region(self):
        body = json.dumps({"clusterName": "far"})
        connection = http.client.HTTPConnection(self.aws.url.split("//")[1], timeout=20)
        connection.request("POST", "/", body, {
            "Host": "ecs.eu-west-1.localhost", "Content-Type": JSON_TYPE,
            "X-Amz-Target": "AmazonEC2ContainerServiceV20141113.CreateCluster",
            "Authorization": "AWS4-HMAC-SHA256 Credential=test/20240101/eu-west-1/ecs/"
                             "aws4_request, Signature=0"})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        self.assertEqual(answer.status, 200, text)
        self.assertIn(":eu-west-1:", json.loads(text)["cluster"]["clusterArn"])


class Options(unittest.TestCase):
    def refuses(self, *options):
        done = subprocess.run([BINARY, "serve", "--port", "0", *options], capture_output=True,
                              text=True, timeout=30)
        self.assertNotEqual(done.returncode, 0)
        return done.stderr

    def serve(self, *options):
        end = Windtunnel(*options)
        self.addCleanup(end.stop)
        return end

    def test_unknown_images_are_taken_as_real_unless_strict(self):
        ec2 = self.serve().client("ec2")
        self.assertEqual(launch(ec2)["ImageId"], "ami-0123456789abcdef0")
        strict = self.serve("--images", "strict").client("ec2")
        with self.assertRaises(Exception) as caught:
            launch(strict)
        self.assertEqual(caught.exception.response["Error"]["Code"], "InvalidAMIID.NotFound")
        self.assertRegex(launch(strict, ECS_IMAGE)["ImageId"], "^ami-")

    def test_the_region_and_the_account_are_the_callers(self):
        end = self.serve("--region", "eu-central-1")
        sts = end.client("sts", access_key="111122223333")
        self.assertEqual(sts.get_caller_identity()["Account"], "111122223333")
        self.assertEqual(end.client("sts").get_caller_identity()["Account"], "123456789012")

    def test_a_state_file_is_there_after_a_stop_and_seen_by_sqlite(self):
        with tempfile.TemporaryDirectory() as folder:
            state = os.path.join(folder, "state.db")
            end = Windtunnel("--state", state)
            end.client("ecs").create_cluster(clusterName="kept")
            end.process.send_signal(signal.SIGTERM)
            self.assertEqual(end.process.wait(timeout=20), 0)
            end.stop()
            with contextlib.closing(sqlite3.connect(state)) as database:
                rows = database.execute("SELECT name FROM ecs_cluster").fetchall()
            self.assertEqual(rows, [("kept",)])
            again = Windtunnel("--state", state)
            self.assertEqual(len(again.client("ecs").list_clusters()["clusterArns"]), 1)
            again.stop()

    def test_a_file_of_others_is_refused_and_left_as_it_is(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "notes.txt"
            path.write_text("These are my notes, and nobody's state.\n" * 40)
            before = path.read_bytes()
            self.assertIn("notes.txt", self.refuses("--state", str(path)))
            self.assertEqual(path.read_bytes(), before)
            foreign = pathlib.Path(folder) / "foreign.db"
            with contextlib.closing(sqlite3.connect(foreign)) as database:
                database.execute("CREATE TABLE mine (a)")
                database.commit()
            before = foreign.read_bytes()
            self.assertNotEqual(self.refuses("--state", str(foreign)), "")
            self.assertEqual(foreign.read_bytes(), before)

    def test_options_that_make_no_sense_are_refused(self):
        self.assertNotEqual(self.refuses("--clock", "sideways"), "")
        self.assertNotEqual(self.refuses("--images", "perhaps"), "")
        self.assertNotEqual(self.refuses("--start", "yesterday"), "")
        self.assertNotEqual(self.refuses("--address", "not an address"), "")


if __name__ == "__main__":
    unittest.main()
