"""A Windtunnel of one's own: the binary as a child process, and its control API as objects.

    with windtunnel.Server() as aws:
        ec2 = aws.client("ec2")
        aws.clock.advance("5m")
"""

from .server import Clock, ControlError, Faults, Load, Server, Snapshots

__all__ = ["Clock", "ControlError", "Faults", "Load", "Server", "Snapshots"]
__version__ = "0.1.0"
