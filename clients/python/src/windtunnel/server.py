"""The endpoint and what steers it. Only the standard library is needed; boto3 for client()."""

import contextlib
import datetime
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.parse
import urllib.request

_START_SECONDS = 30
_names = itertools.count(1)


class ControlError(Exception):
    """A call of the control API that was refused."""

    def __init__(self, status, code, message):
        super().__init__(f"{code}: {message}")
        self.status, self.code, self.message = status, code, message


def find_binary(path=None):
    """The binary to start: as named, by the environment's WINDTUNNEL, or of the path."""
    found = path or os.environ.get("WINDTUNNEL") or shutil.which("windtunnel")
    if not found:
        raise FileNotFoundError("no windtunnel binary: name it, set WINDTUNNEL, or put it into PATH")
    return found


class Server:
    """An endpoint on a free port, its state in memory unless the options say otherwise."""

    def __init__(self, *options, binary=None, clock="manual", url=None, region="us-east-1",
                 account="123456789012"):
        self.region, self.account = region, account
        self.url = url
        self._options = options
        self._process = self._log = self._folder = None
        self._binary = binary
        if url is None:
            self._start(find_binary(binary), clock)
        self.clock = Clock(self)
        self.faults = Faults(self)
        self.snapshots = Snapshots(self)
        self.load = Load(self)

    def _start(self, binary, clock):
        # Snapshots of one's own; the log goes to a file, since a full pipe would stop the endpoint.
        self._folder = tempfile.TemporaryDirectory(prefix="windtunnel-")
        self._log = open(os.path.join(self._folder.name, "log"), "w+")  # noqa: SIM115
        self._process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--region", self.region, "--snapshots",
             self._folder.name, *self._options, "--clock", clock],
            stdout=subprocess.PIPE, stderr=self._log, text=True)
        for line in self._process.stdout:
            if line.startswith("Listening on "):
                self.url = line.split()[-1]
            if line.strip() == "Ready.":
                return
        self._log.seek(0)
        message = self._log.read().strip()
        self.stop()
        raise RuntimeError(f"windtunnel did not start: {message}")

    def stop(self):
        """Ends the process that this started, if it did; may be called twice."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
        if self._log is not None:
            self._log.close()
            self._log = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    # --- Clients ----------------------------------------------------------------------------------

    def client(self, service, region=None, account=None, config=None, **more):
        """A boto3 client. An access key of twelve digits is an account id."""
        import boto3
        import botocore.config
        plain = botocore.config.Config(retries={"max_attempts": 0})
        return boto3.client(
            service, endpoint_url=self.url, region_name=region or self.region,
            aws_access_key_id=account or self.account, aws_secret_access_key="test",
            config=plain.merge(config) if config else plain, **more)

    def environment(self, region=None, account=None):
        """What a program must find in its environment to reach this endpoint."""
        region = region or self.region
        return {"AWS_ENDPOINT_URL": self.url, "AWS_ACCESS_KEY_ID": account or self.account,
                "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": region,
                "AWS_REGION": region, "AWS_EC2_METADATA_DISABLED": "true",
                "WINDTUNNEL_ENDPOINT": self.url}

    # --- The control API --------------------------------------------------------------------------

    def control(self, method, path, body=None):
        """control("POST", "clock/advance", {"by": "5m"}): the answer as Python values."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_windtunnel/{path}", data=data, method=method,
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request) as answer:
                return json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as refused:
            text = refused.read()
            try:
                said = json.loads(text)
            except ValueError:
                said = {"message": text.decode(errors="replace")}
            raise ControlError(refused.code, said.get("error", "Error"),
                               said.get("message", "")) from None

    @property
    def seed(self):
        return self.control("GET", "seed")["seed"]

    def reset(self, seed=None):
        """A fresh world; virtual time begins anew."""
        self.control("POST", "reset", {} if seed is None else {"seed": seed})

    def journal(self, after=0, subject=None, event=None, limit=10000):
        """What happened: a list of entries, oldest first."""
        asked = {"after": after, "limit": limit}
        if subject:
            asked["subject"] = subject
        if event:
            asked["event"] = event
        return self.control("GET", "journal?" + urllib.parse.urlencode(asked))["entries"]

    def why(self, subject):
        """The newest entry about "task/ID", "i-…" or an ARN, then its causes."""
        return self.control("GET", "why/" + urllib.parse.quote(subject, safe="/"))["chain"]

    def digest(self):
        """Equal for worlds in which the same is the case."""
        return self.control("GET", "snapshots")["digest"]

    @contextlib.contextmanager
    def fork(self):
        """A second endpoint that goes on from where this world is; ends with the `with`."""
        if self._folder is None:
            raise RuntimeError("only an endpoint that was started here can be forked")
        name = f"fork{next(_names)}"
        self.snapshots.save(name)
        try:
            other = Server(*self._options, binary=self._binary, clock=self.clock.mode,
                           region=self.region, account=self.account)
            with other:
                file = f"{name}.windtunnel"
                shutil.copy(os.path.join(self._folder.name, file),
                            os.path.join(other._folder.name, file))
                other.snapshots.load(name)
                yield other
        finally:
            self.snapshots.delete(name)


class Clock:
    """Virtual time. Durations are text, "90s" or "2h30m", or a timedelta."""

    def __init__(self, server):
        self._server = server

    @property
    def now(self):
        micros = self._server.control("GET", "clock")["now_micros"]
        epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
        return epoch + datetime.timedelta(microseconds=micros)

    @property
    def mode(self):
        return self._server.control("GET", "clock")["mode"]

    @mode.setter
    def mode(self, mode):
        self._server.control("POST", "clock", {"mode": mode})

    def advance(self, by):
        """Runs everything that is due in that time."""
        return self._advance({"by": _duration(by)})

    def advance_to(self, at):
        text = at if isinstance(at, str) else at.astimezone(datetime.timezone.utc).isoformat()
        return self._advance({"to": text})

    def next(self):
        """To the next pending event."""
        return self._advance({"next": True})

    def settle(self):
        """Until nothing that was set in motion is under way."""
        return self._advance({"settle": True})

    def until(self, subject, event, at_most="1h"):
        """Until the newest entry about the subject is of that event, or tells of a change to that
        state; TimeoutError where that does not come."""
        answer = self._advance({"until": f"{subject} {event}", "at_most": _duration(at_most)})
        if answer["stopped"] != "done":
            raise TimeoutError(f"{subject} is not {event} after {answer['advanced']}")
        return answer

    def _advance(self, body):
        return self._server.control("POST", "clock/advance", body)


class Faults:
    """Faults by AWS FIS action ids, and Windtunnel's own."""

    def __init__(self, server):
        self._server = server

    def start(self, action, parameters=None, targets=None, lasts=None, name=None):
        """start("wt:az:power-loss", {"zone": "b"}, lasts="45m"): the id to end it by."""
        body = {"action": action}
        for key, value in (("parameters", parameters), ("targets", targets), ("name", name),
                           ("for", None if lasts is None else _duration(lasts))):
            if value is not None:
                body[key] = value
        return self.experiment(body)[0]["id"]

    def experiment(self, template):
        """All faults of an experiment template as AWS FIS has them."""
        return self._server.control("POST", "faults", template)["faults"]

    def end(self, fault):
        return self._server.control("DELETE", "faults/" + urllib.parse.quote(str(fault)))

    def list(self):
        return self._server.control("GET", "faults")["faults"]

    @contextlib.contextmanager
    def during(self, action, parameters=None, targets=None, name=None):
        """A fault that lasts as long as the `with`."""
        fault = self.start(action, parameters, targets, name=name)
        try:
            yield fault
        finally:
            self.end(fault)


class Snapshots:
    """Whole worlds under names."""

    def __init__(self, server):
        self._server = server

    def save(self, name):
        return self._server.control("PUT", f"snapshots/{name}")

    def load(self, name):
        return self._server.control("POST", f"snapshots/{name}")

    def delete(self, name):
        return self._server.control("DELETE", f"snapshots/{name}")

    def list(self):
        return self._server.control("GET", "snapshots")["snapshots"]


class Load:
    """Requests that come to services and load balancers."""

    def __init__(self, server):
        self._server = server

    def set(self, target, rate, **profile):
        """set("web", "250/s", cpu="15ms"): from now on."""
        return self._server.control("PUT", "load/" + urllib.parse.quote(target, safe="/:"),
                                    {"rate": rate, **profile})

    def clear(self, target):
        return self._server.control("DELETE", "load/" + urllib.parse.quote(target, safe="/:"))

    def list(self):
        return self._server.control("GET", "load")


def _duration(value):
    if isinstance(value, datetime.timedelta):
        micros = value // datetime.timedelta(microseconds=1)
        return f"{micros}us" if micros % 1000 else f"{micros // 1000}ms"
    return value
