"""Runs every benchmark of this package, by name, each under its heading."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench


def main() -> None:
    """Runs each module that has a `main`."""
    for name in sorted(module.name for module in pkgutil.iter_modules(bench.__path__)):
        if name.startswith("_") or (sys.argv[1:] and name not in sys.argv[1:]):
            continue
        run = getattr(importlib.import_module(f"bench.{name}"), "main", None)
        if run is not None:
            print(f"== {name} ==", flush=True)
            run()
            print(flush=True)


if __name__ == "__main__":
    main()
