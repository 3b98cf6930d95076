"""The one lazy registry that finds formats by name.

A format is a module of `workbench.formats` (or of another package's entry point in the group
`workbench.formats`) whose foot names it: `FORMAT = Format(...)`. It is loaded by name at first
use. One that fails to load is named and skipped.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import NotFound, PluginFailed
from workbench.plugins.format import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Finds formats by name, by suffix, or all of them."""

    package: str = "workbench.formats"
    group: str = "workbench.formats"

    def get(self, name: str) -> Format:
        """The format of that name. Raises NotFound, or PluginFailed where it does not load."""
        for known, load in self._loaders():
            if known == name:
                return load()
        known_names = ", ".join(sorted(name for name, _ in self._loaders()))
        raise NotFound(f"there is no format {name!r}", hint=f"the formats are {known_names}")

    def all(self) -> tuple[list[Format], list[PluginFailed]]:
        """Every format that loads, by name, and the failures of those that do not."""
        loaded: list[Format] = []
        failures: list[PluginFailed] = []
        for _, load in sorted(self._loaders(), key=lambda entry: entry[0]):
            try:
                loaded.append(load())
            except PluginFailed as failure:
                failures.append(failure)
        return loaded, failures

    def _loaders(self) -> Iterator[tuple[str, Callable[[], Format]]]:
        package = importlib.import_module(self.package)
        for module in pkgutil.iter_modules(package.__path__):
            if not module.name.startswith("_"):
                name = module.name.replace("_", "-")
                yield name, _module_loader(f"{self.package}.{module.name}", name)
        from importlib.metadata import entry_points  # imported late: it costs 15 ms

        for point in entry_points(group=self.group):
            yield point.name, _entry_point_loader(point.value, point.load, point.name)


def _module_loader(path: str, name: str) -> Callable[[], Format]:
    return _entry_point_loader(path, lambda: importlib.import_module(path).FORMAT, name)


def _entry_point_loader(path: str, load: Callable[[], object], name: str) -> Callable[[], Format]:
    def loader() -> Format:
        try:
            found = load()
        except Exception as error:  # whatever a stranger's module raises must not end the program
            raise PluginFailed(
                f"the format {name!r} ({path}) does not load: {error}",
                hint="update or uninstall the package that brings it",
            ) from error
        if not isinstance(found, Format):
            raise PluginFailed(f"the format {name!r} ({path}) names no Format")
        return found

    return loader


FORMATS = Registry()
