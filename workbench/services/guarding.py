"""The loss guard: what was written is read again, and compared pair by pair with what was meant."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed
from workbench.model.exchange import Around
from workbench.services.places import explained

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.model.exchange import Carried, ParallelText
    from workbench.plugins import Format
    from workbench.plugins.abilities import Held

_QUOTED = 40
"""Characters of a text by which a message shows it."""
_SIDES = ("source", "target")


@dataclass(slots=True, kw_only=True)
class Guard:
    """Compares one export."""

    parallel: ParallelText
    name: str
    """That of the file, for messages."""
    format: Format
    report: Callable[[int], None]
    """Is told how many pairs have been compared."""
    compared: int = 0
    """How many pairs were read again and are what was meant."""

    def verify(self, draft: Path) -> None:
        """Raises ExportFailed with the first pair or footnote that did not survive."""
        expected, read_back = self.format.expected, self.format.read_back
        # Format sees to it that whoever writes also reads back.
        assert expected is not None
        assert read_back is not None
        try:
            with explained(self.name):
                both = zip_longest(expected(self.parallel), read_back(draft))
                for meant, found in both:
                    if meant != found:
                        raise self._unwritten(_difference(self.compared + 1, meant, found))
                    if not isinstance(meant, Around):
                        self.compared += 1
                        self.report(self.compared)
                if self.parallel.footnotes:
                    self._verify_footnotes(draft)
        except ExportFailed:
            raise
        except Exception as error:  # a damaged file may make its reader raise anything
            raise ExportFailed(
                f"{self.name} was not written: it cannot be read back: {error}"
            ) from error

    def _verify_footnotes(self, draft: Path) -> None:
        if self.format.read_footnotes is None:
            return
        # Format sees to it that whoever reads footnotes expects them too.
        assert self.format.expected_footnotes is not None
        both = zip_longest(
            self.format.expected_footnotes(self.parallel), self.format.read_footnotes(draft)
        )
        for number, (meant, found) in enumerate(both, 1):
            if meant is None or found is None:
                raise self._unwritten(f"footnote {number} {_excess(is_missing=found is None)}")
            if meant != found:
                raise self._unwritten(
                    f"footnote {number} reads back as {_quoted(found.text)} in paragraph"
                    f" {found.paragraph} at {found.offset}, not {_quoted(meant.text)} in"
                    f" {meant.paragraph} at {meant.offset}"
                )

    def _unwritten(self, fault: str) -> ExportFailed:
        return ExportFailed(
            f"{self.name} was not written: {fault}",
            hint="export to another format and report the fault",
        )


def _difference(number: int, meant: Held | None, found: Held | None) -> str:
    """What is wrong with a pair, or with what should stand before it."""
    if isinstance(meant, Around) and isinstance(found, Around) and meant.name == found.name:
        return f"{meant.name} reads back as {_quoted(found.text)}, not {_quoted(meant.text)}"
    if isinstance(meant, Around):
        return f"{meant.name} {_quoted(meant.text)} {_excess(is_missing=True)}"
    if isinstance(found, Around):
        return f"{found.name} {_quoted(found.text)} {_excess(is_missing=False)}"
    if meant is None or found is None:
        return f"pair {number} {_excess(is_missing=found is None)}"
    for side, one, other in zip(_SIDES, meant, found, strict=False):
        if one != other:
            return f"the {side} of pair {number} reads back as {_quoted(other)}, not {_quoted(one)}"
    ours, theirs = dict(_facts(meant)), dict(_facts(found))
    name = next((name for name in (*ours, *theirs) if ours.get(name) != theirs.get(name)), "order")
    return (
        f"{name} of pair {number} reads back as {_quoted(theirs.get(name, ''))},"
        f" not {_quoted(ours.get(name, ''))}"
    )


def _facts(carried: tuple[str, str] | Carried) -> tuple[tuple[str, str], ...]:
    return carried[2] if len(carried) == 3 else ()


def _excess(*, is_missing: bool) -> str:
    return "is missing from the file" if is_missing else "is one too many in the file"


def _quoted(text: object) -> str:
    return repr(str(text)[:_QUOTED])
