#!/usr/bin/env python3
"""Distils botocore's API models into services/<service>/api.json: facts only, no prose.

  tools/distill_api.py           writes every file anew
  tools/distill_api.py --check   says which files would change, and fails if any

The models are AWS's own, published with botocore under Apache-2.0. The same botocore gives the same
bytes: keys keep the model's order of members (it matters on the wire) and are sorted elsewhere.
"""

import gzip
import json
import pathlib
import sys

BOTOCORE = "1.43.11"

# Our folder: botocore's folder.
SERVICES = {
    "acm": "acm",
    "application_autoscaling": "application-autoscaling",
    "autoscaling": "autoscaling",
    "cloudfront": "cloudfront",
    "cloudwatch": "cloudwatch",
    "ec2": "ec2",
    "ecr": "ecr",
    "ecs": "ecs",
    "elbv2": "elbv2",
    "iam": "iam",
    "logs": "logs",
    "route53": "route53",
    "ssm": "ssm",
    "sts": "sts",
}

METADATA = ["apiVersion", "endpointPrefix", "jsonVersion", "protocols", "serviceFullName", "serviceId",
            "signingName", "targetPrefix", "xmlNamespace", "awsQueryCompatible"]
MEMBER = ["shape", "location", "locationName", "queryName", "flattened", "xmlAttribute",
          "xmlNamespace", "idempotencyToken", "timestampFormat", "streaming", "jsonvalue"]
SHAPE = ["type", "required", "enum", "min", "max", "pattern", "flattened", "payload", "locationName",
         "xmlNamespace", "timestampFormat", "sensitive", "union", "streaming"]
ERROR = ["code", "httpStatusCode", "senderFault"]
WAITER = ["operation", "delay", "maxAttempts", "acceptors"]


def pick(source, names):
    return {name: source[name] for name in names if name in source}


def reference(value):
    """A member, list element, map key or value: a bare shape name where nothing else is said."""
    facts = pick(value, MEMBER)
    return facts["shape"] if list(facts) == ["shape"] else facts


def distil_shape(shape):
    facts = pick(shape, SHAPE)
    if "members" in shape:
        facts["members"] = {name: reference(member) for name, member in shape["members"].items()}
    if "member" in shape:
        facts["member"] = reference(shape["member"])
    if "key" in shape:
        facts["key"] = reference(shape["key"])
        facts["value"] = reference(shape["value"])
    if shape.get("exception"):
        facts["exception"] = True
        facts["fault"] = bool(shape.get("fault"))
        facts["error"] = pick(shape.get("error", {}), ERROR)
    return facts


def distil_operation(operation):
    http = operation.get("http", {})
    facts = {"http": [http.get("method", "POST"), http.get("requestUri", "/"),
                      http.get("responseCode", 200)]}
    if "input" in operation:
        facts["input"] = pick(operation["input"], ["shape", "locationName", "xmlNamespace"])
    if "output" in operation:
        facts["output"] = pick(operation["output"], ["shape", "resultWrapper", "locationName"])
    if operation.get("errors"):
        facts["errors"] = [error["shape"] for error in operation["errors"]]
    return facts


def load(folder, name):
    for path, read in ((folder / name, open), (folder / f"{name}.gz", gzip.open)):
        if path.exists():
            with read(path, "rt", encoding="utf-8") as file:
                return json.load(file)
    return {}


def distil(data, service, source):
    folder = max(path for path in (data / source).iterdir() if path.is_dir())
    model = load(folder, "service-2.json")
    metadata = pick(model["metadata"], METADATA)
    metadata["protocols"] = model["metadata"].get("protocols", [model["metadata"]["protocol"]])
    paginators = load(folder, "paginators-1.json").get("pagination", {})
    waiters = load(folder, "waiters-2.json").get("waiters", {})
    return {
        "source": f"botocore {BOTOCORE} data/{source}/{folder.name}",
        "metadata": metadata,
        "operations": {name: distil_operation(operation)
                       for name, operation in sorted(model["operations"].items())},
        "shapes": {name: distil_shape(shape) for name, shape in sorted(model["shapes"].items())},
        "paginators": dict(sorted(paginators.items())),
        "waiters": {name: pick(waiter, WAITER) for name, waiter in sorted(waiters.items())},
    }


def dump(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True)


def render(model):
    """One line an operation or shape, so that a refresh reads as a diff."""
    sections = []
    for section, content in model.items():
        if section in ("source", "metadata"):
            sections.append(f"{dump(section)}:{dump(content)}")
            continue
        lines = ",\n".join(f"{dump(name)}:{dump(value)}" for name, value in content.items())
        sections.append(f"{dump(section)}:{{\n{lines}\n}}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


def main():
    import botocore
    if botocore.__version__ != BOTOCORE:
        sys.exit(f"distill_api.py: botocore {BOTOCORE} is needed, {botocore.__version__} is installed")
    data = pathlib.Path(botocore.__file__).parent / "data"
    root = pathlib.Path(__file__).resolve().parent.parent / "services"
    stale = []
    for service, source in SERVICES.items():
        path = root / service / "api.json"
        text = render(distil(data, service, source))
        if path.exists() and path.read_text() == text:
            continue
        stale.append(path.relative_to(root.parent))
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    if "--check" in sys.argv and stale:
        sys.exit("stale: " + ", ".join(map(str, stale)))


if __name__ == "__main__":
    main()
