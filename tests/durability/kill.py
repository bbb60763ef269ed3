#!/usr/bin/env python3
"""Kills a windtunnel again and again while clients change things; nothing answered may be lost.

  tests/durability/kill.py BINARY [--kills N] [--seed S]

Each round starts `windtunnel serve --state FILE`, compares everything that the file should hold
with what was answered in all rounds before, sends changes, and kills the process with SIGKILL at a
random moment. A request that was under way then may have happened or not, but wholly. In the end
the virtual clock runs on, and what was pending comes to its end.
"""

import argparse
import http.client
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

SCOPE = "AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/{}/aws4_request, Signature=0"
CHANGES_MAX = 25
# Between an answer and the kill: time for the next request to be anywhere on its way.
DELAY_MAX = 0.004


class Gone(Exception):
    """The process went away before it answered."""


class Endpoint:
    def __init__(self, binary, state):
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--state", state, "--clock", "manual"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.port = None
        for line in self.process.stdout:
            match = re.match(r"Listening on http://[^:]+:(\d+)", line)
            if match:
                self.port = int(match.group(1))
            if line.strip() == "Ready.":
                break
        else:
            sys.exit("windtunnel did not start: " + self.process.stderr.read())
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def send(self, method, path, body, headers):
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as lost:
            raise Gone from lost
        if answer.status != 200:
            sys.exit(f"{path} {body}\nanswers {answer.status}: {content.decode()}")
        return content.decode()

    def ecs(self, operation, **request):
        headers = {"Content-Type": "application/x-amz-json-1.1",
                   "X-Amz-Target": "AmazonEC2ContainerServiceV20141113." + operation,
                   "Authorization": SCOPE.format("ecs")}
        return json.loads(self.send("POST", "/", json.dumps(request), headers))

    def ec2(self, operation, **request):
        headers = {"Content-Type": "application/x-www-form-urlencoded",
                   "Authorization": SCOPE.format("ec2")}
        form = {"Action": operation, "Version": "2016-11-15", **request}
        return self.send("POST", "/", urllib.parse.urlencode(form), headers)

    def control(self, method, path, **request):
        body = json.dumps(request) if request else None
        return json.loads(self.send(method, "/_windtunnel/" + path, body, {}))

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.close()

    def stop(self):
        self.process.terminate()
        if self.process.wait(timeout=60) != 0:
            sys.exit("windtunnel did not stop in order: " + self.process.stderr.read())
        self.close()

    def close(self):
        self.connection.close()
        self.process.stdout.close()
        self.process.stderr.close()


class Expected:
    """What was answered so far, and what the last request might have done."""

    def __init__(self):
        self.clusters = set()
        self.revisions = 0
        self.instances = set()
        self.now = 0
        self.under_way = None  # (kind, argument)

    def compare(self, endpoint):
        kind, argument = self.under_way or (None, None)
        self.under_way = None

        clusters = set(pages(endpoint, "ListClusters", "clusterArns"))
        clusters = {arn.split("/")[-1] for arn in clusters}
        if kind in ("create", "delete") and clusters ^ self.clusters == {argument}:
            self.clusters = clusters
        check("clusters", clusters, self.clusters)

        revisions = len(pages(endpoint, "ListTaskDefinitions", "taskDefinitionArns"))
        if kind == "register" and revisions == self.revisions + 1:
            self.revisions = revisions
        check("task definitions", revisions, self.revisions)

        found = set(re.findall(r"<instanceId>(i-\w+)</instanceId>",
                               endpoint.ec2("DescribeInstances")))
        if kind == "launch" and len(found - self.instances) == 1 and self.instances < found:
            self.instances = found
        check("instances", found, self.instances)

        now = endpoint.control("GET", "clock")["now_micros"]
        if kind == "advance" and now > self.now:
            self.now = now
        if self.now:
            check("virtual time", now, self.now)


def pages(endpoint, operation, member):
    items, token = [], {}
    while True:
        page = endpoint.ecs(operation, **token)
        items += page[member]
        if not page.get("nextToken"):
            return items
        token = {"nextToken": page["nextToken"]}


def check(what, got, wanted):
    if got == wanted:
        return
    if isinstance(got, set):
        got, wanted = f"too much {sorted(got - wanted)}", f"lost {sorted(wanted - got)}"
    sys.exit(f"after a kill, {what} differ: got {got}, wanted {wanted}")


def change(endpoint, expected, chance, number):
    """One change, noted as under way until it is answered."""
    kind = chance.choices(["create", "delete", "register", "launch", "advance"],
                          [50, 10, 15, 10, 15])[0]
    name = f"cluster-{number}"
    if kind == "delete" and expected.clusters:
        name = chance.choice(sorted(expected.clusters))
        expected.under_way = (kind, name)
        endpoint.ecs("DeleteCluster", cluster=name)
        expected.clusters.remove(name)
    elif kind == "register":
        expected.under_way = (kind, None)
        endpoint.ecs("RegisterTaskDefinition", family="web",
                     containerDefinitions=[{"name": "web", "image": "nginx", "memory": 128}])
        expected.revisions += 1
    elif kind == "launch":
        expected.under_way = (kind, None)
        answer = endpoint.ec2("RunInstances", ImageId="ami-0123456789abcdef0", MinCount=1,
                              MaxCount=1, InstanceType="t3.small")
        expected.instances |= set(re.findall(r"<instanceId>(i-\w+)</instanceId>", answer))
    elif kind == "advance":
        expected.under_way = (kind, None)
        expected.now = endpoint.control("POST", "clock/advance", by="7s")["now_micros"]
    else:
        expected.under_way = ("create", name)
        endpoint.ecs("CreateCluster", clusterName=name)
        expected.clusters.add(name)
    expected.under_way = None


def one_round(binary, state, expected, chance, number):
    """Changes until the kill; how many were answered."""
    endpoint = Endpoint(binary, state)
    expected.compare(endpoint)
    last = chance.randint(0, CHANGES_MAX)
    delay = chance.uniform(0, DELAY_MAX)
    answered = 0
    killer = None
    try:
        while True:
            if answered == last:
                killer = threading.Timer(delay, endpoint.process.send_signal, [signal.SIGKILL])
                killer.start()
            change(endpoint, expected, chance, number + answered)
            answered += 1
    except Gone:
        pass
    if killer is None:
        sys.exit("windtunnel went away by itself: " + endpoint.process.stderr.read())
    killer.join()
    endpoint.kill()
    return answered


def finish(binary, state, expected):
    """What was pending goes on: every instance comes up."""
    endpoint = Endpoint(binary, state)
    expected.compare(endpoint)
    endpoint.control("POST", "clock/advance", settle=True)
    text = endpoint.ec2("DescribeInstances")
    states = re.findall(r"<instanceState><code>\d+</code><name>([\w-]+)</name>", text)
    if states != ["running"] * len(expected.instances):
        sys.exit(f"instances did not come up: {sorted(set(states))} of {len(states)}")
    endpoint.stop()
    with sqlite3.connect(state) as database:
        found = database.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        sys.exit("the state file is damaged: " + found)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    chance = random.Random(options.seed)
    expected = Expected()
    begun = time.monotonic()
    answered = 0
    with tempfile.TemporaryDirectory() as folder:
        state = str(pathlib.Path(folder) / "state")
        for _ in range(options.kills):
            answered += one_round(options.binary, state, expected, chance, answered)
        finish(options.binary, state, expected)
    print(f"{options.kills} kills, {answered} changes answered, none lost, "
          f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
