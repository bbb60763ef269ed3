"""What the endpoint costs: start, memory, requests a second beside nginx, many pages.

One nginx worker answers a body of the same size to the same request, from the same `wrk`, in turns
with ours, so that whatever else the machine does hits both. Of each the best round counts.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import http.client

CONNECTIONS = 32
ROUNDS = 5
SECONDS = 2
STARTS = 15
INSTANCES = 10_000
PAGE = 1000
SCOPE = "AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/{}/aws4_request, Signature=0"
FORM = "application/x-www-form-urlencoded"


def form(service, version, action, **more):
    body = urllib.parse.urlencode({"Action": action, "Version": version, **more})
    return {"Content-Type": FORM, "Authorization": SCOPE.format(service)}, body


def ec2(action, **more):
    return form("ec2", "2016-11-15", action, **more)


REQUESTS = {
    "DescribeVpcs": ec2("DescribeVpcs"),
    "ListClusters": ({"Content-Type": "application/x-amz-json-1.1",
                      "X-Amz-Target": "AmazonEC2ContainerServiceV20141113.ListClusters",
                      "Authorization": SCOPE.format("ecs")}, "{}"),
    "GetCallerIdentity": form("sts", "2011-06-15", "GetCallerIdentity"),
}


class Endpoint:
    def __init__(self, binary):
        self.began = time.monotonic()
        self.process = subprocess.Popen([binary, "serve", "--port", "0"], stdout=subprocess.PIPE)
        self.port = None
        for line in self.process.stdout:
            if line.startswith(b"Listening on"):
                self.port = int(line.rsplit(b":", 1)[1])
            if line.strip() == b"Ready.":
                break
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def send(self, headers, body):
        self.connection.request("POST", "/", body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {text.decode()}")
        return text

    def stop(self):
        self.connection.close()
        self.process.terminate()
        self.process.wait(timeout=20)
        self.process.stdout.close()


def start_and_memory(binary):
    """Milliseconds from the process's start to its first answer, and MiB resident then."""
    times, memory = [], 0
    for _ in range(STARTS):
        end = Endpoint(binary)
        end.send(*REQUESTS["GetCallerIdentity"])
        times.append((time.monotonic() - end.began) * 1000)
        status = pathlib.Path(f"/proc/{end.process.pid}/status").read_text()
        memory = max(memory, int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024)
        end.stop()
    return statistics.median(times), memory


def wrk_script(folder, headers, body):
    lines = ['wrk.method = "POST"', f"wrk.body = {json.dumps(body)}"]
    lines += [f'wrk.headers["{name}"] = "{value}"' for name, value in headers.items()]
    path = folder / "request.lua"
    path.write_text("\n".join(lines) + "\n")
    return path


def wrk(script, port, patient=False):
    """Requests a second; `patient` where a server may close connections."""
    out = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(script),
                          f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True)
    if re.search(r"Non-2xx" if patient else r"Non-2xx|Socket errors", out.stdout):
        raise RuntimeError(out.stdout)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out.stdout).group(1))


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def await_port(port, seconds=60):
    """Until somebody listens there."""
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


class Nginx:
    """One worker that answers so many bytes to everything."""

    def __init__(self, folder, size):
        self.port = free_port()
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        (folder / "nginx.conf").write_text(f"""
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 1000000000; keepalive_timeout 3600; default_type text/xml;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{self.port}; location / {{ return 200 "{'x' * size}"; }} }}
}}""")
        self.process = subprocess.Popen(
            [program, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL)
        await_port(self.port)

    def stop(self):
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=20)


def rates(binary):
    """By operation: our requests a second, and nginx's."""
    found = {}
    for name, (headers, body) in REQUESTS.items():
        with tempfile.TemporaryDirectory() as path:
            folder = pathlib.Path(path)
            folder.chmod(0o755)
            end = Endpoint(binary)
            size = len(end.send(headers, body))
            nginx = Nginx(folder, size)
            script = wrk_script(folder, headers, body)
            ours, theirs = [], []
            for _ in range(ROUNDS):
                theirs.append(wrk(script, nginx.port))
                ours.append(wrk(script, end.port))
            nginx.stop()
            end.stop()
        found[name] = (max(ours), max(theirs))
    return found


def moto_rate():
    """GetCallerIdentity of moto's server, where there is one; else nothing."""
    program = shutil.which("moto_server")
    if program is None:
        return None
    port = free_port()
    process = subprocess.Popen([program, "-p", str(port)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder:
        script = wrk_script(pathlib.Path(folder), *REQUESTS["GetCallerIdentity"])
        await_port(port)
        headers, body = REQUESTS["GetCallerIdentity"]
        for _ in range(5):  # It loads a service at its first request.
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            connection.request("POST", "/", body, headers)
            connection.getresponse().read()
            connection.close()
        rate = max(wrk(script, port, patient=True) for _ in range(ROUNDS))
    process.terminate()
    process.wait(timeout=20)
    return rate


def pages_seconds(binary):
    """Seconds to describe ten thousand instances through all pages."""
    end = Endpoint(binary)
    for _ in range(INSTANCES // PAGE):
        end.send(*ec2("RunInstances", ImageId="ami-0123456789abcdef0", InstanceType="t3.micro",
                      MinCount=PAGE, MaxCount=PAGE))
    seconds = []
    for _ in range(3):
        began, count, token = time.monotonic(), 0, {}
        while True:
            text = end.send(*ec2("DescribeInstances", MaxResults=PAGE, **token))
            count += text.count(b"<instanceId>") - text.count(b"<attachment><instanceId>")
            next_token = re.search(rb"<nextToken>([^<]+)</nextToken>", text)
            if not next_token:
                break
            token = {"NextToken": next_token.group(1).decode()}
        seconds.append(time.monotonic() - began)
    end.stop()
    if count < INSTANCES:
        raise RuntimeError(f"{count} of {INSTANCES} instances described")
    return min(seconds)


def stripped_mib(binary):
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "windtunnel")
        subprocess.run(["strip", "-o", copy, binary], check=True)
        return os.path.getsize(copy) / 2**20
