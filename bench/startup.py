"""How long the command line takes, process start to end: `--help`, and making the demo project."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROUNDS = 9


def main() -> None:
    """Prints a row for each command, beside a bare interpreter and one that imports click."""
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in (
            ("python -c pass", ["-c", "pass"]),
            ("python -c 'import click'", ["-c", "import click"]),
            ("workbench --help", ["-m", "workbench", "--help"]),
            ("workbench demo --no-open", ["-m", "workbench", "demo", "--no-open", "--path"]),
        ):
            taken: list[float] = []
            for at in range(_ROUNDS):
                path = [str(Path(folder) / f"{at}.db")] if arguments[-1] == "--path" else []
                start = time.perf_counter()
                subprocess.run(
                    [sys.executable, *arguments, *path],
                    check=True,
                    stdout=subprocess.DEVNULL,
                    env=os.environ | {"WORKBENCH_HOME": folder},
                )
                taken.append(time.perf_counter() - start)
            median, worst = statistics.median(taken), max(taken)
            print(f"  {name:26} median {median * 1e3:5.0f} ms  worst {worst * 1e3:5.0f} ms")


if __name__ == "__main__":
    main()
