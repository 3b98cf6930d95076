"""The editor on 100,000 pairs through a real pseudo-terminal: first page, and key to last frame.

The peer is a minimal Textual app, started in turn with ours in the same run. A frame is what the
program writes until it is silent; the time of a key runs to the last byte of the last frame.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from bench.projects import make_project

PAIRS = 100_000
_ROUNDS = 7
_KEYS = 60
_SILENCE = 0.15
_MINIMAL = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Minimal(App):\n"
    "    def compose(self):\n"
    "        yield Static('百名政法委书记')\n"
    "Minimal().run()\n"
)


class Terminal:
    """A program on a pseudo-terminal of 120 columns and 40 lines."""

    def __init__(self, *arguments: str, home: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environment = os.environ | {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "WORKBENCH_HOME": home,
        }
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)

    def wait_for(self, text: str) -> float:
        """Seconds from the start until the terminal has shown a text."""
        wanted, seen = text.encode(), b""
        while wanted not in seen:
            seen = seen[-4096:] + self._read(20.0)
        return time.perf_counter() - self.started

    def settle(self, seconds: float = 1.0) -> None:
        """Reads until the program has been silent for a while."""
        while self._read(seconds):
            pass

    def press(self, key: bytes) -> float:
        """Seconds from a key to the last byte that it made the program write."""
        start = last = time.perf_counter()
        os.write(self._master, key)
        while self._read(_SILENCE):
            last = time.perf_counter()
        return last - start

    def end(self) -> None:
        """Ends the program."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._master], [], [], seconds)
        try:
            return os.read(self._master, 1 << 16) if ready else b""
        except OSError:
            return b""


def main() -> None:
    """Prints the two tables."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "big.db"
        first = make_project(project, PAIRS)
        ours = ("-m", "workbench", "open", str(project))
        times: dict[str, list[float]] = {"minimal Textual app": [], "workbench open": []}
        for _ in range(_ROUNDS):
            for name, arguments, text in (
                ("minimal Textual app", ("-c", _MINIMAL), "百名政法委书记"),
                ("workbench open", ours, first),
            ):
                terminal = Terminal(*arguments, home=folder)
                times[name].append(terminal.wait_for(text))
                terminal.end()
        _print_start(times)
        _print_keys(Terminal(*ours, home=folder))


def _print_start(times: dict[str, list[float]]) -> None:
    medians = {name: statistics.median(values) for name, values in times.items()}
    peer = medians["minimal Textual app"]
    print(f"process start to first painted text, {_ROUNDS} starts in turn")
    for name, values in times.items():
        low, high = min(values), max(values)
        print(
            f"  {name:22} median {medians[name] * 1e3:6.0f} ms"
            f"  ({low * 1e3:.0f} to {high * 1e3:.0f})  ratio {medians[name] / peer:.2f}"
        )


def _print_keys(terminal: Terminal) -> None:
    terminal.wait_for("Enter")
    terminal.settle(2.0)
    print(f"key to the last byte of the last frame, {_KEYS} of each, 120x40")
    for name, keys in (
        ("down", [b"\x1b[B"]),
        ("page down", [b"\x1b[6~"]),
        ("typing", [letter.encode() for letter in "the people’s procuratorate "]),
        ("next pair", [b"\x1b[1;5B"]),
    ):
        taken = sorted(terminal.press(keys[at % len(keys)]) for at in range(_KEYS))
        p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95) - 1]
        print(f"  {name:12} p50 {p50 * 1e3:5.1f} ms  p95 {p95 * 1e3:5.1f} ms")
    terminal.end()


if __name__ == "__main__":
    main()
