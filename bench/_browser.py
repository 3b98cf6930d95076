"""A Chromium without a window, spoken to over a pipe (Chrome DevTools Protocol)."""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_MOST_SECONDS = 120.0
_HIGH = 50
"""Where the ends of the pipes are kept until the browser has them as 3 and 4."""
_LAUNCH = (
    "import os, sys; [os.dup2(int(end), at) for at, end in enumerate(sys.argv[1:3], 3)];"
    " os.execv(sys.argv[3], sys.argv[3:])"
)


def find_browser() -> str | None:
    """The path of one that is installed."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


class Browser:
    """A browser with one empty page. Raises TimeoutError where it does not answer."""

    def __init__(self, program: str) -> None:
        self._home = TemporaryDirectory()
        self._received = b""
        self._count = 0
        self._session = ""
        own_in, its_out = os.pipe()
        its_in, own_out = os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, _HIGH) for end in (its_in, its_out)]
        self._process = subprocess.Popen(
            (
                *(sys.executable, "-c", _LAUNCH, *map(str, ends)),
                *(program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
                *("--disable-background-networking", "--disable-component-update"),
                *("--remote-debugging-pipe", "--window-size=1280,900"),
                f"--user-data-dir={self._home.name}",
            ),
            pass_fds=ends,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in (its_in, its_out, *ends):
            os.close(end)
        self._in, self._out = own_in, own_out
        page = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=page, flatten=True)
        self._session = attached["sessionId"]

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_error: object) -> None:
        self._session = ""
        with suppress(OSError, EOFError, TimeoutError):
            self.call("Browser.close")
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)
        shutil.rmtree(self._home.name, ignore_errors=True)  # children may still write there
        self._home.cleanup()

    def open(self, page: Path, before: str) -> None:
        """Goes to a file; a script runs in it before anything of its own."""
        self.call("Page.enable")
        self.call("Page.addScriptToEvaluateOnNewDocument", source=before)
        self.call("Page.navigate", url=page.resolve().as_uri())

    def value_of(self, expression: str) -> Any:
        """What an expression of JavaScript gives, or what it promises."""
        given = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in given:
            raise ValueError(str(given["exceptionDetails"])[:500])
        return given["result"].get("value")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """The result of a method of the protocol."""
        self._count += 1
        message: dict[str, object] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        until = monotonic() + _MOST_SECONDS
        while True:
            answer = self._next(until)
            if answer.get("id") == self._count:
                if "error" in answer:
                    raise ValueError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._received:
            if not select.select([self._in], [], [], max(0.0, until - monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            more = os.read(self._in, 1 << 20)
            if not more:
                raise EOFError("the browser is gone")
            self._received += more
        first, self._received = self._received.split(b"\0", 1)
        message: dict[str, Any] = json.loads(first)
        return message
