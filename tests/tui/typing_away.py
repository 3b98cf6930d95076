"""A program on a terminal of its own, that is typed into and then taken away."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.store.project import Store

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "adhere to the rule of law and safeguard national political security. " * 20
"""What is typed; nothing in it becomes another character as it is typed."""
KEYS_A_SECOND = 10
_START_SECONDS = 20.0


@dataclass
class Session:
    """The program, opened on a project."""

    path: Path
    home: Path
    has_signal: bool = True
    """Whether the system tells the program when its terminal goes."""
    typed: list[tuple[float, str]] = field(default_factory=list)
    """When each key was sent."""

    def __enter__(self) -> Session:
        """Waits until the first page is painted."""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(
                WORKBENCH_HOME=str(self.home), WORKBENCH_AUTHOR="李译", TERM="xterm-256color"
            )
            if not self.has_signal:  # a terminal that is not the controlling one
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
                fcntl.ioctl(0, termios.TIOCNOTTY)
            os.execv(sys.executable, [sys.executable, "-m", "workbench", "open", str(self.path)])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._painted = threading.Event()
        self._is_over = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert self._painted.wait(_START_SECONDS), "the first page was not painted"
        return self

    def __exit__(self, *_: object) -> None:
        """Leaves no process behind."""
        try:
            if self._is_over is False:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        self._close()

    def type_for(self, seconds: float) -> None:
        """Types ten keys a second for a while."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            key = SENTENCE[len(self.typed)]
            os.write(self.terminal, key.encode())
            self.typed.append((now, key))
            time.sleep(1 / KEYS_A_SECOND)

    def kill(self, number: signal.Signals) -> float:
        """Sends a signal and waits for the end; gives the moment."""
        now = time.monotonic()
        os.kill(self.pid, number)
        self._wait()
        return now

    def take_terminal_away(self) -> float:
        """Closes the terminal and waits for the end; gives the moment."""
        now = time.monotonic()
        self._close()
        self._wait()
        return now

    def sent_before(self, moment: float) -> str:
        """What had been typed at a moment."""
        return "".join(key for time_sent, key in self.typed if time_sent <= moment)

    def _wait(self) -> None:
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                self._is_over = True
                return
            time.sleep(0.01)
        raise TimeoutError("the program did not end")

    def _close(self) -> None:
        if self.terminal >= 0:
            terminal, self.terminal = self.terminal, -1
            os.close(terminal)

    def _read(self) -> None:
        seen = b""
        while (terminal := self.terminal) >= 0:
            try:
                if not select.select([terminal], [], [], 0.05)[0]:
                    continue
                seen = (seen + os.read(terminal, 65536))[-100_000:]
            except (OSError, ValueError):
                return
            if b"confirmed" in seen and b"terms here" in seen:
                self._painted.set()


def missing(path: Path, session: Session, moment: float) -> tuple[str, str]:
    """(what the file has, what was typed half a second and a key before a moment).

    The first must begin with the second, and be the beginning of all that was typed.
    """
    with Store.open(path, writable=False) as store:
        assert list(store.faults()) == []
        stored = next(target for _, _, target in store.segments.texts(None))
    return stored, session.sent_before(moment - 0.5)[:-1]
