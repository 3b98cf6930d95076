"""Parallel text as XLIFF 2.1: a stream of escaped strings.

A document is a file and a paragraph a unit. Where pairs are sentences, those of one paragraph are
the segments of its unit.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._xliff2_layout import Mark
from workbench.formats._xliff2_write_codes import OWN, UnitTexts, original_data, rich
from workbench.formats._xliff2_write_parts import (
    NAMESPACE,
    PREFIX,
    glossary,
    match_attributes,
    matches,
    metadata,
    note_id,
    notes,
)
from workbench.formats._xliff_holder import Holder
from workbench.formats._xliff_records import Held, in_batches, paragraphs, with_facts
from workbench.formats._xml_text import attribute, legal
from workbench.model.exchange import Around
from workbench.model.segments import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.formats._xliff_records import HeldMatch, HeldTerm, Record
    from workbench.model.exchange import Carried, ParallelDocument, ParallelPair, ParallelText

_EMPTY = '<group id="nothing"/>\n'


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes every pair; gives a sentence where characters had to be left out of notes."""
    holder = Holder(parallel.target_language, has_code_points=True)
    out.write(_head(parallel).encode())
    for at, document in enumerate(parallel.documents, 1):
        out.write(_file_head(document, at).encode())
        out.writelines(in_batches(_units(document, holder)))
        out.write(b"</file>\n")
    if not parallel.documents:
        out.write(f'<file id="f1">\n{_EMPTY}</file>\n'.encode())
    out.write(b"</xliff>\n")
    return holder.losses(parallel.title)


def expected(parallel: ParallelText) -> Iterator[Carried | Around]:
    """What must be read again."""
    holder = Holder(parallel.target_language, has_code_points=True)
    for name, text in (
        ("source language", parallel.source_language),
        ("target language", parallel.target_language),
        ("program", parallel.program),
        ("title", parallel.title),
        ("project", parallel.project),
    ):
        yield Around(name, legal(text))
    for document in parallel.documents:
        yield from document_around(legal(document.name), document.id)
        for pair in document.pairs:
            held = holder.held(pair, document.name)
            state, _ = standard_state(
                State(held.state),
                has_target=not held.target.is_empty,
                is_locked=pair.segment.is_locked,
            )
            facts = standard_facts(
                str(pair.segment.number), state, map(match_attributes, held.matches)
            )
            yield with_facts(held.carried, facts)
    if not parallel.documents:
        yield from document_around("", "")


def standard_facts(name: str, state: str, matches: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """What any program reads beside texts, notes and terms, whatever it knows of our properties."""
    yield "name of the unit", name
    yield "state of the standard", state
    for match in matches:
        yield "match of the standard", repr(match)


def document_around(name: str, id: str) -> Iterator[Around]:
    """What a file element says of its document."""
    yield Around("document", name)
    yield Around("id of the document", id)


def _head(parallel: ParallelText) -> str:
    project = f' {PREFIX}:project="{attribute(parallel.project)}"' if parallel.project else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"'
        ' xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"'
        ' xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"'
        ' xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"'
        f' xmlns:{PREFIX}="{NAMESPACE}" version="2.1"'
        f' srcLang="{attribute(parallel.source_language)}"'
        f' trgLang="{attribute(parallel.target_language)}" xml:space="preserve"'
        f' {PREFIX}:program="{attribute(parallel.program)}"'
        f' {PREFIX}:title="{attribute(parallel.title)}"{project}>\n'
    )


def _file_head(document: ParallelDocument, number: int) -> str:
    return (
        f'<file id="f{number}" original="{attribute(document.name)}" canResegment="no"'
        f' {PREFIX}:document="{attribute(document.id)}">\n'
    )


def _units(document: ParallelDocument, holder: Holder) -> Iterator[str]:
    """A unit for each paragraph; a file without any needs something in it."""
    is_empty = True
    for pairs in paragraphs(document.pairs):
        is_empty = False
        yield _Unit(pairs, [holder.held(pair, document.name) for pair in pairs]).written()
    if is_empty:
        yield _EMPTY


class _Unit:
    """The pairs of one paragraph on their way into a unit."""

    def __init__(self, pairs: Sequence[ParallelPair], held: Sequence[Held]) -> None:
        first = pairs[0]
        self.id = first.part.paragraph if first.part else first.segment.id
        self.number = first.segment.number
        self.held = held
        self.ids = [f"s{pair.part.number}" if pair.part else "s1" for pair in pairs]
        self.locked = [pair.segment.is_locked for pair in pairs]
        self.kept: list[Record] = [() for _ in pairs]
        """Of each segment what its codes cannot say; filled while texts are written."""
        self._numbers = count(1)
        self._terms: list[tuple[str, HeldTerm]] = []
        self._matches: list[tuple[str, HeldMatch]] = []

    def written(self) -> str:
        """The element."""
        held = list(zip(self.ids, self.held, strict=True))
        if len(held) == 1 and _is_plain(held[0][1]):
            return self._element([self._plain_texts()], "", "")
        texts = UnitTexts(
            segments=self.ids,
            sources=[each.source for each in self.held],
            targets=[each.target for each in self.held],
            source_marks=[self._source_marks(id, each) for id, each in held],
            target_marks=[self._note_marks(each, "target") for each in self.held],
        )
        written = texts.written()
        self.kept = texts.kept()
        remarks = "".join([notes(id, each) for id, each in held])
        return self._element(written, remarks, original_data(texts.data))

    def _plain_texts(self) -> tuple[str, str]:
        """Source and target of a single segment with nothing in them and nothing beside them."""
        (held,) = self.held
        return rich(held.source.text), rich(held.target.text)

    def _element(self, written: Sequence[tuple[str, str]], remarks: str, data: str) -> str:
        stays = "" if self.held[0].is_translatable else ' translate="no"'
        held = [
            (id, each._replace(facts=(*each.facts, *kept)))
            for id, each, kept in zip(self.ids, self.held, self.kept, strict=True)
        ]
        return "".join(
            (
                f'<unit id="u-{attribute(self.id)}" name="{self.number}"{stays}>\n',
                matches(self._matches) if self._matches else "",
                glossary(self._terms) if self._terms else "",
                metadata(held),
                f"<notes>\n{remarks}</notes>\n" if remarks else "",
                data,
                *map(self._segment, range(len(written)), written),
                "</unit>\n",
            )
        )

    def _segment(self, at: int, written: tuple[str, str]) -> str:
        source, target = written
        has_target = not self.held[at].target.is_empty
        state = State(self.held[at].state)
        stated, own = standard_state(state, has_target=has_target, is_locked=self.locked[at])
        own_state = f' subState="{OWN}{state}"' if own else ""
        target = f"<target>{target}</target>\n" if has_target else ""
        return (
            f'<segment id="{self.ids[at]}" state="{stated}"{own_state}>\n'
            f"<source>{source}</source>\n{target}</segment>\n"
        )

    def _source_marks(self, segment: str, held: Held) -> list[Mark]:
        marks = self._note_marks(held, "source")
        for term in held.terms:
            mark = self._mark(term.start, term.end, ' type="term"')
            self._terms.append((mark.id, term))
            marks.append(mark)
        for match in held.matches:
            facts = dict(match.facts)
            if "start" in facts:
                mark = self._mark(int(facts["start"]), int(facts["end"]), ' type="mtc:match"')
                marks.append(mark)
            self._matches.append((mark.id if "start" in facts else segment, match))
        return marks

    def _note_marks(self, held: Held, side: str) -> list[Mark]:
        marks = []
        for note in held.notes:
            facts = dict(note.facts)
            if facts["side"] == side and "start" in facts:
                ref = f' type="comment" ref="#n={note_id(note.facts)}"'
                marks.append(self._mark(int(facts["start"]), int(facts["end"]), ref))
        return marks

    def _mark(self, start: int, end: int, attributes: str) -> Mark:
        return Mark(f"m{next(self._numbers)}", start, end, attributes)


def _is_plain(held: Held) -> bool:
    """Whether a pair has neither codes nor anything on its words."""
    has_codes = held.source.codes or held.target.codes
    return not (has_codes or held.note or held.notes or held.terms or held.matches)


def standard_state(state: State, *, has_target: bool, is_locked: bool) -> tuple[State, bool]:
    """The state as XLIFF 2 has it, and whether ours is to stand beside it.

    Drafts are initial, and so is what has no target (rule F29 of the Schematron schema); what is
    locked is final.
    """
    stated = State.FINAL if is_locked else state
    if not has_target or stated is State.DRAFT:
        stated = State.INITIAL
    return stated, stated is not state
