"""The fixtures. README.md lists them."""

import pytest

from .server import ControlError, Server

_ENTRIES_SHOWN = 10


def pytest_addoption(parser):
    group = parser.getgroup("windtunnel", "Windtunnel, a local AWS")
    group.addoption("--windtunnel-binary", metavar="FILE", help="the binary to start")
    group.addoption("--windtunnel-endpoint", metavar="URL", help="one that runs already")
    group.addoption("--windtunnel-clock", metavar="MODE", default="manual",
                    help="manual (default), eager, real or scaled:N")
    group.addoption("--windtunnel-seed", metavar="N", type=int, default=1,
                    help="the seed of every test's world")


@pytest.fixture(scope="session")
def windtunnel_options():
    """Further options of `windtunnel serve`; override it."""
    return []


@pytest.fixture(scope="session")
def windtunnel_server(request, windtunnel_options):
    """The endpoint of the session, as the tests before left it."""
    config = request.config
    server = Server("--seed", str(config.getoption("--windtunnel-seed")), *windtunnel_options,
                    binary=config.getoption("--windtunnel-binary"),
                    url=config.getoption("--windtunnel-endpoint"),
                    clock=config.getoption("--windtunnel-clock"))
    yield server
    server.stop()


@pytest.fixture
def windtunnel(request, windtunnel_server):
    """The endpoint with a fresh world and the session's seed and clock."""
    windtunnel_server.reset(request.config.getoption("--windtunnel-seed"))
    windtunnel_server.clock.mode = request.config.getoption("--windtunnel-clock")
    return windtunnel_server


def _part(member, what):
    """A fixture that is one member of `windtunnel`."""
    def part(windtunnel):
        return getattr(windtunnel, member)
    part.__doc__ = what
    return pytest.fixture(part)


aws_client = _part("client", 'A factory of boto3 clients: aws_client("ecs").')
windtunnel_clock = _part("clock", "Virtual time.")
windtunnel_faults = _part("faults", "What goes wrong.")
windtunnel_snapshots = _part("snapshots", "Whole worlds under names.")


@pytest.fixture
def windtunnel_environment(windtunnel, monkeypatch):
    """The variables by which AWS's SDKs find the endpoint, for code that makes its own clients."""
    variables = windtunnel.environment()
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    monkeypatch.delenv("AWS_SESSION_TOKEN", raising=False)
    return variables


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    report = outcome.get_result()
    server = getattr(item, "funcargs", {}).get("windtunnel")
    if report.when != "call" or not report.failed or server is None:
        return
    try:
        newest = server.control("GET", "journal?limit=1")["newest"]
        lines = [f"seed {server.seed}, virtual time {server.clock.now.isoformat()}"]
        for entry in server.journal(after=max(0, newest - _ENTRIES_SHOWN)):
            fields = " ".join(f"{name}={value}" for name, value in entry["fields"].items())
            lines.append(f"#{entry['id']} {entry['at']} {entry['actor']} {entry['event']} {fields}")
    except (ControlError, OSError) as failure:
        lines = [f"the endpoint does not answer: {failure}"]
    report.sections.append(("windtunnel", "\n".join(lines)))
