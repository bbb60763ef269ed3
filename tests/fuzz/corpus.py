#!/usr/bin/env python3
"""Writes what fuzzing begins with: the bodies of the protocol tests, a file each.

  tests/fuzz/corpus.py FOLDER
"""

import base64
import hashlib
import json
import pathlib
import sys

WIRE = pathlib.Path(__file__).resolve().parents[1] / "wire"
TARGETS = {"ec2": "ec2_fuzz", "query": "query_fuzz", "json_1_1": "json_fuzz",
           "rest-xml": "xml_fuzz", "rpc-v2-cbor": "cbor_fuzz"}
QUERIES = ["attribute:ecs.availability-zone == us-east-1a", "attribute:gpu exists",
           "runningTasksCount < 3 and not (task:group == service:web)",
           "ec2InstanceId in ['i-0123456789abcdef0', 'i-1']", "agentVersion >= 1.14.5",
           "attribute:ecs.instance-type =~ t3\\..*", "registeredAt > 2024-01-01T00:00:00Z"]


def write(folder, body):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(body).hexdigest()).write_bytes(body)


def main():
    out = pathlib.Path(sys.argv[1])
    for protocol, target in TARGETS.items():
        for suite in json.loads((WIRE / protocol / "input.json").read_text()):
            for case in suite["cases"]:
                body = case["serialized"]["body"]
                write(out / target,
                      base64.b64decode(body) if target == "cbor_fuzz" else body.encode())
    for query in QUERIES:
        write(out / "cluster_query_fuzz", query.encode())


if __name__ == "__main__":
    main()
