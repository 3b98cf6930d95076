"""Sentences that came back without a name, put together to the paragraphs that they make up.

Programs that cut paragraphs at their own ends of sentences (OmegaT) keep a translation of each
sentence, for every place that has it or for one between two others. A paragraph is put together
where its Chinese can be laid out with the rows of the file in one way alone, and each has one text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.returned import ReturnedRow, ReturnedWording
from workbench.services.returned_places import bare_key, is_edge, is_placed, source_key
from workbench.text.code_tags import inked, offset_behind, places_of
from workbench.text.coding import highest, renumbered
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.model.codes import Code

_START = 8
"""Characters by which rows are looked up that may stand at a place."""
_MOST = 300_000
"""Rows that are kept; so many sentences are a hundred novels."""

Around = tuple[str, str]
"""The sources of the paragraphs before and after one."""


class Pieces:
    """The rows whose Chinese no paragraph has."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[ReturnedRow]] = defaultdict(list)
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        """How long the rows are that begin so."""
        self._barred: set[str] = set()
        self._used: set[str] = set()
        self._count = 0

    def put(self, row: ReturnedRow) -> bool:
        """Puts a row by; tells whether there was room for it."""
        key = source_key(row.source)
        if not key or self._count >= _MOST:
            return False
        if key not in self._rows:
            self._lengths[key[:_START]].add(len(key))
        self._rows[key].append(row)
        self._count += 1
        return True

    def bar(self, row: ReturnedRow) -> None:
        """Lets no paragraph have the source of a row, of which the file says different things."""
        self._barred.add(bare_key(row.source))

    def __bool__(self) -> bool:
        return bool(self._rows)

    def together(self, source: str, around: Callable[[], Around]) -> ReturnedRow | None:
        """The row of a paragraph of that source; None where the file does not have all of it.

        `around` is asked only where a sentence is translated otherwise in some places.
        """
        lines = [line for line in source.split("\n") if line.strip()]
        tiled = [self._tiled(source_key(line)) for line in lines] if self._rows else []
        keys = [key for line in tiled for key in line]
        if len(keys) < 2 or not all(tiled) or not self._barred.isdisjoint(keys):
            return None
        chosen = self._chosen(keys, around)
        if len(chosen) < len(keys):
            return None
        self._used.update(keys)
        return _joined(source, chosen, [len(line) for line in tiled])

    def left(self) -> Iterator[ReturnedRow]:
        """The rows that are in no paragraph which was put together."""
        for key, rows in self._rows.items():
            if key not in self._used:
                yield from rows

    def _tiled(self, line: str) -> list[str]:
        """The only way to lay out a line with the rows; nothing where there is none, or another."""
        last: dict[int, tuple[int, str]] = {0: (0, "")}
        """By where a row may end: where the one before it does, and the row."""
        several: set[int] = set()
        """Where more than one way leads to."""
        for at in range(len(line)):
            start = at + 1 if line[at] == " " else at
            for key in self._at(line, start) if at in last else ():
                end = start + len(key)
                if end in last or at in several:
                    several.add(end)
                last[end] = at, key
        if len(line) not in last or len(line) in several:
            return []
        keys, at = [], len(line)
        while at:
            at, key = last[at]
            keys.append(key)
        return keys[::-1]

    def _at(self, line: str, start: int) -> Iterator[str]:
        for length in range(1, _START + 1):
            for whole in self._lengths.get(line[start : start + length], ()):
                key = line[start : start + whole]
                if min(whole, _START) == length and len(key) == whole and key in self._rows:
                    yield key

    def _chosen(self, keys: Sequence[str], around: Callable[[], Around]) -> list[ReturnedRow]:
        """The row of each sentence: that of its place, else the one for all places."""
        is_asked = any(is_placed(row) for key in keys for row in self._rows[key])
        before, after = map(source_key, around()) if is_asked else ("", "")
        found: list[ReturnedRow] = []
        for at, key in enumerate(keys):
            last = keys[at - 1] if at else before
            following = keys[at + 1] if at + 1 < len(keys) else after
            rows = self._rows[key]
            here = [row for row in rows if _stands_between(row, last, following)]
            usual = [row for row in rows if not is_placed(row)]
            texts = {row.target: row for row in here or usual}
            if len(texts) == 1 and all(map(has_text, texts)):
                found += texts.values()
        return found


def _stands_between(row: ReturnedRow, before: str, after: str) -> bool:
    """Whether a row is for a place between two texts, of which it may name the nearest sentence."""
    if not is_placed(row):
        return False
    said = bare_key(row.before), bare_key(row.after)
    return is_edge(said[0], before, str.endswith) and is_edge(said[1], after, str.startswith)


def as_it_stands(row: ReturnedRow, target: str) -> ReturnedRow:
    """The row with the white space of a target that it is otherwise the same as."""
    if "".join(row.target.split()) != "".join(target.split()) or row.wordings[-1].codes:
        return row
    return replace(row, wordings=(replace(row.wordings[-1], text=target),))


def _joined(source: str, rows: Sequence[ReturnedRow], counts: Sequence[int]) -> ReturnedRow:
    """The rows as one: a space between the sentences of a line, and the line ends of the source."""
    given, counted = iter(rows), iter(counts)
    target = _Together(source)
    for number, line in enumerate(source.split("\n")):
        target.put("\n" if number else "")
        for at in range(next(counted) if line.strip() else 0):
            target.put(" " if at else "")
            target.add(next(given))
    last = max((row.wordings[-1] for row in rows), key=lambda each: each.time)
    wording = replace(target.wording(), author=last.author, time=last.time)
    states = {row.state for row in rows}
    return replace(
        rows[0],
        source=source,
        source_codes=tuple(target.source_codes),
        wordings=(wording,),
        state=states.pop() if len(states) == 1 else None,
        notes=tuple(dict.fromkeys(note for row in rows for note in row.notes)),
        has_codes=True,
        before="",
        after="",
        where=", ".join(dict.fromkeys(row.where for row in rows)),
    )


class _Together:
    """The English of a paragraph while it is put together, with the codes of its sentences."""

    def __init__(self, source: str) -> None:
        self.source_codes: list[Code] = []
        self._source, self._at = source, 0  # where the sentences so far end in it
        self._highest = 0
        """The greatest number that a code has."""
        self._text = ""
        self._codes: list[Code] = []

    def put(self, text: str) -> None:
        """Puts white space behind it."""
        self._text += text

    def add(self, row: ReturnedRow) -> None:
        """Puts a sentence behind it, whose codes get numbers that no other sentence has."""
        by, passed = self._highest, 0
        places = places_of(row.source, row.source_codes)
        for code, (_, before) in zip(row.source_codes, places, strict=True):
            self._pass(before - passed)
            passed = before
            self.source_codes.append(replace(code, number=code.number + by, offset=self._at))
        self._pass(inked(row.source) - passed)
        codes = row.wordings[-1].codes
        self._highest = by + highest((*row.source_codes, *codes))
        self._codes += renumbered(codes, by=by, shift=len(self._text))
        self._text += row.target

    def _pass(self, count: int) -> None:
        """Goes on in the source by so many characters that are no white space."""
        self._at = offset_behind(self._source, count, self._at)

    def wording(self) -> ReturnedWording:
        """All of it, without line ends before and behind it."""
        text = self._text.lstrip("\n")
        lead = len(self._text) - len(text)
        return ReturnedWording(
            text=text.rstrip("\n"), codes=renumbered(self._codes, by=0, shift=-lead)
        )
