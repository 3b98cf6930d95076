"""Which format a file is of, where only some formats can do what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import NotFound
from workbench.plugins import FORMATS, Format, Registry
from workbench.services.files import head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path


class Held(NamedTuple):
    """How a file is taken for what it holds."""

    name: str
    """Its own name, with the suffix behind it that it should have."""
    warnings: tuple[str, ...] = ()
    """One line where its own name says something else."""


def held_by(path: Path, able: Sequence[Format]) -> Held:
    """The name by which one of some formats is chosen for a file that is there.

    Another than its own only where one of these formats reads what it holds, and where that is
    sure, or no format reads files of its suffix.
    """
    from workbench.formats import contents_of

    contents = contents_of(path)
    is_known = any(each.matches_source(path.name) for each in able)
    has_suffix = path.name.lower().endswith((contents.suffix, *contents.suffixes))
    if not contents.suffix or has_suffix or (is_known and not contents.is_sure):
        return Held(path.name)
    name = f"{path.name}{contents.suffix}"
    if not any(_may_be(each, contents.suffix) for each in able):
        return Held(path.name)
    return Held(name, (f"{path.name} is read as {contents.title}, for that is what it holds",))


def _may_be(format: Format, suffix: str) -> bool:
    return any(end.endswith(suffix) for end in (*format.suffixes, *format.read_suffixes))


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

    With the option `--from` the file is there: suffixes that are only read count too, formats that
    share one are told apart by its beginning, one that claims files is not taken for others, and a
    wrong suffix counts for nothing. With none the name of the file alone says it. Raises NotFound
    with what there is, also where several formats fit.
    """
    able = [each for each in registry.all()[0] if can(each)]
    if name:
        found = next((each for each in able if each.name == name), None)
        if found is None:
            raise NotFound(f"there is no format {name!r} for {what}", hint=offered_names(able))
        return found
    fitting = _fitting(path, able, is_read=option == "--from")
    if not fitting:
        how = f"or choose a format with {option}" if option else "give the file such a name"
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


def _fitting(path: Path, able: Sequence[Format], *, is_read: bool) -> list[Format]:
    """Those of some formats whose suffix fits best, and what the file begins with if it is read."""
    fits = Format.matches_source if is_read else Format.matches
    file = held_by(path, able).name if is_read else path.name
    longest = max((fits(each, file) for each in able), default=0)
    fitting = [each for each in able if longest and fits(each, file) == longest]
    if is_read and len(fitting) > 1:
        fitting = _recognised(path, fitting)
        fitting = [each for each in fitting if each.claims is None] or fitting
    return fitting


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
