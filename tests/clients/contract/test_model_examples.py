"""The example requests that AWS's API models carry, sent by boto3 to every built operation.

An example may name what is not there; then AWS's own error is the answer, and not a fault of the
server. Where an example succeeds, the answer has the members that the example's answer has.
"""

import gzip
import json
import pathlib
import unittest

import botocore
import botocore.exceptions

from tests.clients.support import ClientTest

# Our name of a service: botocore's.
SERVICES = {
    "acm": "acm", "application_autoscaling": "application-autoscaling",
    "autoscaling": "autoscaling", "cloudfront": "cloudfront", "cloudwatch": "cloudwatch",
    "ec2": "ec2", "ecr": "ecr", "ecs": "ecs", "elbv2": "elbv2", "iam": "iam", "logs": "logs",
    "route53": "route53", "ssm": "ssm", "sts": "sts",
}


def examples(service):
    """{operation: [example]} of the newest version of a service's model."""
    folder = max((pathlib.Path(botocore.__file__).parent / "data" / service).iterdir())
    for name, read in (("examples-1.json", open), ("examples-1.json.gz", gzip.open)):
        if (folder / name).exists():
            with read(folder / name, "rt") as file:
                return json.load(file).get("examples", {})
    return {}


class ModelExamplesTest(ClientTest):
    def test_every_example_of_a_built_operation_is_answered(self):
        built = self.aws.control("GET", "coverage")["services"]
        sent = answered = 0
        faults = []
        for ours, theirs in SERVICES.items():
            client = self.client(theirs, parameter_validation=False)
            for operation, cases in examples(theirs).items():
                if operation not in built[ours]["operations"]:
                    continue
                call = getattr(client, botocore.xform_name(operation))
                for case in cases:
                    sent += 1
                    try:
                        answer = call(**case.get("input", {}))
                        answered += 1
                        if self.top_level_missing(case.get("output", {}), answer):
                            faults.append(f"{ours}.{operation}: {case.get('id')}: no "
                                          f"{self.top_level_missing(case['output'], answer)}")
                    except botocore.exceptions.ClientError as error:
                        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
                        if status >= 500 or error.response["Error"]["Code"] in (
                                "NotImplemented", "NotImplementedException", "InternalFailure"):
                            faults.append(f"{ours}.{operation}: {case.get('id')}: {error}")
                    except (botocore.exceptions.BotoCoreError, TypeError, ValueError):
                        pass  # The example itself is not of the model's types.
        self.assertEqual(faults, [], "\n".join(faults))
        self.assertGreater(sent, 100)
        self.assertGreater(answered, sent // 5)

    @staticmethod
    def top_level_missing(wanted, given):
        """Structures that the example's answer has at the top and ours has not."""
        return [name for name, value in (wanted or {}).items()
                if isinstance(value, dict) and value and name not in given]


if __name__ == "__main__":
    unittest.main()
