"""Which format a file is of, where only some formats can do what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.plugins import FORMATS, Format, Registry
from workbench.services.files import head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


def chosen_format(
    path: Path,
    name: str,
    what: str,
    can: Callable[[Format], object],
    *,
    option: str = "--to",
    registry: Registry = FORMATS,
) -> Format:
    """The format of that name, else the one of the suffix among those that can.

    With the option `--from` the file is there: suffixes that are only read count too, and formats
    that share one are told apart by its beginning; one that claims files is not taken for others.
    With none the name of the file alone says it.
    Raises NotFound with what there is, also where several formats fit.
    """
    able = [each for each in registry.all()[0] if can(each)]
    how = f"or choose a format with {option}" if option else "give the file such a name"
    if name:
        found = next((each for each in able if each.name == name), None)
        if found is None:
            raise NotFound(f"there is no format {name!r} for {what}", hint=offered_names(able))
        return found
    is_read = option == "--from"
    fits = Format.matches_source if is_read else Format.matches
    longest = max((fits(each, path.name) for each in able), default=0)
    fitting = [each for each in able if longest and fits(each, path.name) == longest]
    if is_read and len(fitting) > 1:
        fitting = _recognised(path, fitting)
        fitting = [each for each in fitting if each.claims is None] or fitting
    if not fitting:
        raise NotFound(
            f"{path.name or path} has no suffix that is known for {what}",
            hint=f"{offered_suffixes(able)}; {how}",
        )
    if len(fitting) > 1:
        names = ", ".join(each.name for each in fitting)
        raise NotFound(
            f"{path.name} may be of several formats for {what}: {names}",
            hint=f"say which with {option}" if option else "give the file another name",
        )
    return fitting[0]


def _recognised(path: Path, formats: list[Format]) -> list[Format]:
    """Those whose own sign the file has; else those that have no sign."""
    start = head(path)
    signed = [each for each in formats if each.recognises and each.recognises(start)]
    return signed or [each for each in formats if each.recognises is None]


def offered_names(formats: Iterable[Format]) -> str:
    """What a user is told who gave a name that no format has."""
    return f"the formats are {', '.join(each.name for each in formats)}"


def offered_suffixes(formats: Iterable[Format]) -> str:
    """What a user is told who gave a file with a suffix that no format has."""
    known = dict.fromkeys(suffix for each in formats for suffix in each.suffixes[:1])
    return f"known are {', '.join(known)}"
