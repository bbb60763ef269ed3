#!/usr/bin/env python3
"""Sends a windtunnel what no client should send, over a plain socket.

  tests/bad_input/bad_input.py BINARY

Each case must be answered as AWS would, leave the world as it was (its digest says so), and leave
the connection fit for the next request, unless HTTP itself is broken: then the server closes.
"""

import base64
import gzip
import json
import re
import socket
import subprocess
import sys

SCOPE = "AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/{}/aws4_request, Signature=0"
ECS = "AmazonEC2ContainerServiceV20141113."
WATCH = "GraniteServiceVersion20100801"
FORM = "application/x-www-form-urlencoded"


class Endpoint:
    def __init__(self, binary):
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--clock", "manual"], stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if line.startswith("Listening on"):
                self.port = int(line.rsplit(":", 1)[1])
            if line.strip() == "Ready.":
                return
        sys.exit("windtunnel did not start")

    def connect(self):
        return Connection(self.port)


class Connection:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.received = b""

    def send(self, data):
        try:
            self.socket.sendall(data)
        except OSError:
            pass  # Refused before all was sent; the answer is there to be read.

    def read(self):
        """(status, headers, body), or None where the server closed."""
        while b"\r\n\r\n" not in self.received:
            if not self.fill():
                return None
        head, self.received = self.received.split(b"\r\n\r\n", 1)
        status, *fields = head.decode("latin-1").split("\r\n")
        headers = {k.lower(): v for k, v in (field.split(": ", 1) for field in fields)}
        length = int(headers.get("content-length", 0))
        while len(self.received) < length:
            if not self.fill():
                return None
        body, self.received = self.received[:length], self.received[length:]
        return int(status.split()[1]), headers, body

    def fill(self):
        try:
            data = self.socket.recv(65536)
        except OSError:
            return False
        self.received += data
        return bool(data)

    def call(self, data):
        self.send(data)
        return self.read()


def http(body=b"", headers=None, method="POST", target="/", length=None):
    body = body.encode() if isinstance(body, str) else body
    lines = [f"{method} {target} HTTP/1.1", "Host: localhost"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def ecs(body, operation="CreateCluster", **more):
    return http(body, {"X-Amz-Target": ECS + operation, "Authorization": SCOPE.format("ecs"),
                       "Content-Type": "application/x-amz-json-1.1", **more})


def ec2(body, action="CreateVpc", version="2016-11-15"):
    return http(f"Action={action}&Version={version}{body}",
                {"Authorization": SCOPE.format("ec2"), "Content-Type": FORM})


def sts(body):
    return http(body, {"Authorization": SCOPE.format("sts"), "Content-Type": FORM})


def cbor(body, operation="PutMetricData", shape=WATCH):
    return http(body, {"Authorization": SCOPE.format("monitoring"),
                       "smithy-protocol": "rpc-v2-cbor", "Content-Type": "application/cbor"},
                target=f"/service/{shape}/operation/{operation}")


def zone(body, target="/2013-04-01/hostedzone", method="POST"):
    return http(body, {"Authorization": SCOPE.format("route53")}, method, target)


# (what, request, status, what the body says)
def json_cases():
    say = "SerializationException"
    for body in ("{", "}", "[]", "1", "null x", "'a'", '{"clusterName":}', '{"clusterName":"a",}',
                 '{"clusterName":1}', '{"clusterName":["a"]}', '{"clusterName":{"a":1}}',
                 '{"clusterName":true}', '{"tags":{"key":"a"}}', '{"tags":[1]}', '{"tags":["a"]}',
                 '{"settings":"x"}', '{"clusterName":"\\ud800"}', '{"clusterName":"a\nb"}',
                 "\ufeff\ufeff{}", "[" * 100000, '{"a":' * 100000, '{"tags":' + "[" * 80 + "]" * 80 + "}"):
        yield f"JSON {body[:40]!r}", ecs(body), 400, say
    yield "JSON that is not UTF-8", ecs(b'{"clusterName":"\xff\xfe"}'), 400, say
    yield "JSON with an overlong form", ecs(b'{"clusterName":"\xc0\xaf"}'), 400, say
    yield "JSON with NULs", ecs(b"\0" * 100), 400, say
    yield "a number too large", ecs('{"cluster":"x","maxResults":99999999999}', "ListServices"), 400, None
    yield "an unknown operation", ecs("{}", "MakeCoffee"), 400, "UnknownOperationException"
    yield "no operation", ecs("{}", ""), 400, "UnknownOperationException"
    yield "an unknown target", http("{}", {"X-Amz-Target": "Nobody.Nothing",
                                           "Authorization": SCOPE.format("ecs")}), 400, \
        "UnknownOperationException"
    yield "no signature", http("{}", {"X-Amz-Target": ECS + "CreateCluster"}), 400, \
        "MissingAuthenticationTokenException"
    for text in ("Basic eA==", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a/b", "\udcff\udcfe"):
        yield f"the signature {text!r}", ecs("{}", Authorization=text), 400, \
            "IncompleteSignatureException"


def form_cases():
    for action in ("MakeCoffee", "createvpc", "CreateVpc%00", "%FF", "../../etc/passwd"):
        yield f"the action {action}", ec2("", action), 400, "InvalidAction"
    yield "another version", ec2("&CidrBlock=10.0.0.0/16", version="1999-01-01"), 400, "InvalidAction"
    yield "no action", http("CidrBlock=10.0.0.0/16", {"Authorization": SCOPE.format("ec2")}), 400, \
        "MissingAction"
    yield "nothing at all", http("", {"Authorization": SCOPE.format("ec2")}), 400, "MissingAction"
    yield "no parameter", ec2(""), 400, "MissingParameter"
    yield "an unknown parameter", ec2("&CidrBlock=10.0.0.0/16&Colour=red"), 400, "UnknownParameter"
    for cidr in ("x", "10.0.0.0", "10.0.0.0/99", "300.0.0.0/16", "10.0.0.0/8", "%00", "10.0.0.0%2F16x"):
        yield f"the block {cidr}", ec2("&CidrBlock=" + cidr), 400, "Invalid"
    yield "invalid UTF-8", ec2("&CidrBlock=%FF%FE"), 400, "MalformedQueryString"
    yield "a text for a structure", ec2("&TagSpecification.1=x&CidrBlock=10.0.0.0/16"), 400, "Invalid"
    yield "a text for a list", ec2("&TagSpecification=x&CidrBlock=10.0.0.0/16"), 400, "Invalid"
    yield "a boolean that is none", ec2("&CidrBlock=10.0.0.0/16&AmazonProvidedIpv6CidrBlock=x"), 400, \
        "Invalid"
    yield "deep names", ec2("&CidrBlock=10.0.0.0/16&" + ".".join(["A"] * 200) + "=1"), 400, \
        "MalformedQueryString"
    yield "too many names", ec2("".join(f"&A.{i}=1" for i in range(20000))), 400, \
        "MalformedQueryString"
    yield "a number too large", ec2("&ImageId=ami-0123456789abcdef0&MinCount=99999999999&MaxCount=1",
                                    "RunInstances"), 400, "Invalid"
    yield "no signature", http("Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0/16",
                               {"Content-Type": FORM}), 403, "MissingAuthenticationToken"
    yield "sts: an unknown action", sts("Action=MakeCoffee&Version=2011-06-15"), 400, "InvalidAction"
    yield "sts: another version", sts("Action=GetCallerIdentity&Version=2000-01-01"), 400, \
        "InvalidAction"
    yield "sts: invalid UTF-8", sts("Action=GetCallerIdentity&Version=2011-06-15&x=%FF"), 400, \
        "MalformedQueryString"


def cbor_cases():
    say = b"SerializationException"
    for body in ("oQ==", "oWlOYW1lc3BhY2U=", "u///////////", "m3//////////", "/w==", "HA==", "gA==",
                 "AQ==", "YWE=", "oGA=", "oWlOYW1lc3BhY2UB", "oWlOYW1lc3BhY2Vh/w==",
                 "oWlOYW1lc3BhY2V7//////////8="):
        yield f"CBOR {body}", cbor(base64.b64decode(body)), 400, say
    yield "CBOR nested deeply", cbor(b"\x81" * 100000), 400, say
    yield "CBOR that is text", cbor("{}"), 400, say
    yield "CBOR: an unknown operation", cbor(b"\xa0", "MakeCoffee"), 400, b"UnknownOperation"
    yield "CBOR: an unknown service", cbor(b"\xa0", shape="Nobody"), 400, b"UnknownOperation"


def xml_cases():
    for body in ("<", "text", "<a>", "<a></b>", "<a/><b/>", "{}", "<a" + " x='1'" * 3 + "/><", "<?xml",
                 "<a>" * 100 + "</a>" * 100, "<a>" * 100000):
        yield f"XML {body[:30]!r}", zone(body), 400, None
    yield "XML that is not UTF-8", zone(b"<CreateHostedZoneRequest><Name>\xff</Name>"
                                        b"</CreateHostedZoneRequest>"), 400, None
    yield "XML with an entity bomb", zone(
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><CreateHostedZoneRequest>'
        "<Name>&c;</Name></CreateHostedZoneRequest>"), 400, None
    yield "XML: a path that no operation has", zone("", "/2013-04-01/coffee"), 404, "Unknown"
    yield "XML: a method that no operation has", zone("", method="PATCH"), 404, "Unknown"


# HTTP itself is broken, or beyond a limit: an error, and the connection is at its end.
def http_cases():
    yield "no HTTP", b"hello\r\n\r\n", 400
    yield "HTTP/2's preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400
    yield "two lengths", b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n" \
                         b"Content-Length: 2\r\n\r\nab", 400
    yield "a negative length", b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400
    yield "a large header", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200000 + b"\r\n\r\n", 431
    yield "a huge body", http(length=1 << 40), 413
    yield "a broken chunk", b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" \
                            b"zz\r\n", 400
    yield "no host", b"GET / HTTP/1.1\r\n\r\n", 400


def foreign_cases():
    yield "gzip that is none", ecs("{}", **{"Content-Encoding": "gzip"}), 400
    yield "a foreign host", b"GET /_windtunnel/clock HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403
    yield "a foreign origin", http("{}", {"Origin": "https://evil.example"},
                                   target="/_windtunnel/reset"), 403


def control_cases():
    for path, body in (("clock", "{"), ("clock", "[]"), ("clock", '{"mode":1}'),
                       ("clock/advance", '{"by":1}'), ("clock/advance", '{"next":"x"}'),
                       ("clock/advance", '{"by":"9999999999999999999d"}'), ("reset", '{"seed":-1}')):
        yield f"control {path} {body}", http(body, target="/_windtunnel/" + path), 400, "BadRequest"
    yield "control: a path", http("", method="PUT", target="/_windtunnel/snapshots/..%2Fx"), 400, \
        "BadRequest"


class Run:
    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.failures = []
        self.count = 0
        answer = self.endpoint.connect().call(http(method="GET", target="/_windtunnel/coverage"))
        self.services = json.loads(answer[2])["services"]
        # The defaults of the account are there before anything is compared.
        for request in (ec2("", "DescribeVpcs"), ecs("{}", "ListClusters")):
            self.endpoint.connect().call(request)
        self.before = self.digest()

    def built(self, service, operation):
        return operation in self.services[service]["operations"]

    def digest(self):
        answer = self.endpoint.connect().call(http(method="GET", target="/_windtunnel/snapshots"))
        return json.loads(answer[2])["digest"]

    def fail(self, what, why):
        self.failures.append(f"{what}: {why}")

    def check(self, what, answer, status, text):
        self.count += 1
        if answer is None:
            return self.fail(what, "no answer")
        if answer[0] != status:
            return self.fail(what, f"status {answer[0]}, wanted {status}: {answer[2][:300]}")
        wanted = text.encode() if isinstance(text, str) else text
        if wanted is not None and wanted not in answer[2]:
            return self.fail(what, f"wanted {wanted}: {answer[2][:300]}")
        if self.digest() != self.before:
            self.fail(what, "the world has changed")
            self.before = self.digest()
        return None

    def kept(self, cases):
        """On one connection, each followed by a good request."""
        connection = self.endpoint.connect()
        for what, request, status, text in cases:
            self.check(what, connection.call(request), status, text)
            good = connection.call(sts("Action=GetCallerIdentity&Version=2011-06-15"))
            if good is None or good[0] != 200:
                self.fail(what, "the connection is of no further use")
                connection = self.endpoint.connect()

    def closed(self, cases):
        for what, request, status in cases:
            connection = self.endpoint.connect()
            self.check(what, connection.call(request), status, None)

    def cut_short(self):
        """Requests whose end never comes: nothing happens, and nobody else notices."""
        whole = ecs('{"clusterName":"half"}')
        for end in range(0, len(whole), 7):
            connection = self.endpoint.connect()
            connection.send(whole[:end])
            connection.socket.close()
            self.count += 1
        packed = gzip.compress(b'{"clusterName":"half"}')
        request = ecs(packed[:-6], **{"Content-Encoding": "gzip"})
        self.check("gzip cut short", self.endpoint.connect().call(request), 400, None)
        if self.digest() != self.before:
            self.fail("requests cut short", "the world has changed")

    def last_of_a_name_counts(self):
        """Duplicate keys: the last one is meant, as AWS's parsers have it."""
        connection = self.endpoint.connect()
        answer = connection.call(ecs('{"clusterName":"first","clusterName":"second"}'))
        names = re.findall(rb'"clusterName":"(\w+)"', answer[2])
        if answer[0] != 200 or names != [b"second"]:
            self.fail("duplicate keys", str(answer))
        self.count += 1


def main():
    endpoint = Endpoint(sys.argv[1])
    run = Run(endpoint)
    run.kept(json_cases())
    run.kept(form_cases())
    if run.built("cloudwatch", "PutMetricData"):
        run.kept(cbor_cases())
    if run.built("route53", "CreateHostedZone"):
        run.kept(xml_cases())
    run.kept(control_cases())
    run.closed(http_cases())
    run.closed(foreign_cases())
    run.cut_short()
    run.last_of_a_name_counts()
    endpoint.process.terminate()
    if endpoint.process.wait(timeout=30) != 0:
        run.fail("the endpoint", "did not stop in order")
    for failure in run.failures:
        print("FAILED", failure)
    print(f"{run.count} cases, {len(run.failures)} failures")
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
