"""What the pytest plugin offers; run by run.py with the wheel installed."""

import datetime
import os

import boto3
import pytest

import windtunnel as package

pytest_plugins = ["pytester"]
EPOCH = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)


@pytest.fixture(scope="session")
def windtunnel_options():
    return ["--timing", "fixed"]


def run_instance(ec2):
    run = ec2.run_instances(ImageId="ami-0123456789abcdef0", InstanceType="t3.micro",
                            MinCount=1, MaxCount=1)
    return run["Instances"][0]["InstanceId"]


def state_of(ec2, instance):
    answer = ec2.describe_instances(InstanceIds=[instance])
    return answer["Reservations"][0]["Instances"][0]["State"]["Name"]


def test_comes_from_the_wheel():
    assert os.environ["WINDTUNNEL_WHEEL"] in package.__file__


def test_the_clock_is_the_tests(windtunnel, aws_client):
    assert windtunnel.clock.now == EPOCH
    ec2 = aws_client("ec2")
    instance = run_instance(ec2)
    assert state_of(ec2, instance) == "pending"
    windtunnel.clock.until(instance, "running")
    assert state_of(ec2, instance) == "running"
    windtunnel.clock.advance(datetime.timedelta(minutes=5))
    windtunnel.clock.advance("30s")
    assert windtunnel.clock.now > EPOCH + datetime.timedelta(minutes=5, seconds=30)
    windtunnel.clock.advance_to("2024-01-02T00:00:00Z")
    assert windtunnel.clock.now == EPOCH + datetime.timedelta(days=1)
    with pytest.raises(TimeoutError):
        windtunnel.clock.until(instance, "stopped", at_most="1m")


def test_every_test_has_a_fresh_world(windtunnel_clock, aws_client):
    assert windtunnel_clock.now == EPOCH
    assert aws_client("ec2").describe_instances()["Reservations"] == []
    assert windtunnel_clock.mode == "manual"


def test_the_journal_knows_why(windtunnel, aws_client):
    instance = run_instance(aws_client("ec2"))
    windtunnel.clock.settle()
    assert windtunnel.why(instance)[-1]["because"] == 0
    entries = windtunnel.journal(subject=instance)
    assert [entry["id"] for entry in entries] == sorted(entry["id"] for entry in entries)
    with pytest.raises(package.ControlError) as refused:
        windtunnel.why("nobody")
    assert refused.value.status == 404


def test_snapshots_bring_a_world_back(windtunnel, windtunnel_snapshots, aws_client):
    ecs = aws_client("ecs")
    windtunnel_snapshots.save("before")
    digest = windtunnel.digest()
    ecs.create_cluster(clusterName="main")
    assert windtunnel.digest() != digest
    windtunnel_snapshots.load("before")
    assert windtunnel.digest() == digest
    assert windtunnel_snapshots.list() == ["before"]
    windtunnel_snapshots.delete("before")


def test_a_fork_goes_its_own_way(windtunnel, aws_client):
    aws_client("ecs").create_cluster(clusterName="main")
    with windtunnel.fork() as other:
        assert other.digest() == windtunnel.digest()
        other.client("ecs").create_cluster(clusterName="second")
        assert len(other.client("ecs").list_clusters()["clusterArns"]) == 2
    assert len(aws_client("ecs").list_clusters()["clusterArns"]) == 1
    assert windtunnel.snapshots.list() == []


def test_a_fault_lasts_as_long_as_it_is_held(windtunnel_faults):
    with windtunnel_faults.during("wt:az:power-loss", {"zone": "b"}) as fault:
        assert [(one["id"], one["status"]) for one in windtunnel_faults.list()] == [
            (fault, "running")]
    assert [one["status"] for one in windtunnel_faults.list()] == ["completed"]


def test_accounts_and_regions_are_apart(aws_client):
    aws_client("ecs").create_cluster(clusterName="main")
    assert aws_client("ecs", region="eu-central-1").list_clusters()["clusterArns"] == []
    other = aws_client("sts", account="111122223333")
    assert other.get_caller_identity()["Account"] == "111122223333"


def test_code_that_makes_its_own_clients(windtunnel_environment):
    assert boto3.session.Session().client("ecs").create_cluster()["cluster"]["status"] == "ACTIVE"


def test_a_failure_says_what_happened(pytester):
    pytester.makepyfile("""
        def test_fails(windtunnel, aws_client):
            aws_client("ecs").create_cluster(clusterName="main")
            windtunnel.clock.advance("1m")
            assert False
    """)
    result = pytester.runpytest_subprocess("--windtunnel-seed", "7")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*- windtunnel -*", "seed 7, virtual time 2024-01-01T00:01:00*",
                                 "*CreateCluster*"])


def test_a_binary_that_does_not_start_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        package.Server(binary=str(tmp_path / "none"))
    with pytest.raises(RuntimeError, match="not one of real"):
        package.Server(clock="sideways")
