"""Runs a server for as long as somebody holds the other end of its standard input.

An experiment that ends, fails, is interrupted or is killed lets go of that end in every case.
So no server outlives its experiment, and no other process is ever signalled.
"""

import os
import select
import signal
import subprocess
import sys


def main(command: list[str]) -> None:
    """Run the command until it ends or standard input closes, then end the whole process group, this one included."""
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    while server.poll() is None and not select.select([sys.stdin], [], [], 0.1)[0]:
        continue
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
