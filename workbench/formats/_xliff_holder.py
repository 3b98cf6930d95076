"""Makes the records of a pair that an XLIFF file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._xliff_records import (
    Held,
    HeldConcept,
    HeldMatch,
    HeldNote,
    HeldRevision,
    HeldTerm,
    Wording,
)
from workbench.formats._xml_text import is_held, legal, lost_characters
from workbench.model.codes import Code
from workbench.model.segments import Side
from workbench.text.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.formats._xliff_records import Record
    from workbench.model.annotations import Annotation
    from workbench.model.exchange import ParallelPair, Part
    from workbench.model.matches import Match
    from workbench.model.segments import Revision
    from workbench.model.spans import Span
    from workbench.model.terms import Concept, TermHit


PLAIN, ANSWER = "p", "a"
"""Behind what is said of a note that went out: it is that of the segment, or is an answer."""


class Holder:
    """Makes records of pairs, without the characters that the format cannot hold.

    XLIFF 2 holds any character in texts and in the data of codes (`has_code_points`), but not in
    notes and properties.
    """

    def __init__(self, target_language: str, *, has_code_points: bool) -> None:
        self._is_lossy = False
        """Whether characters had to be left out of the pair that is held."""
        self._lossy = 0
        self._first_lossy = ""
        self._language = target_language.partition("-")[0]
        self._has_code_points = has_code_points

    def held(self, pair: ParallelPair, document: str) -> Held:
        """What a file holds of a pair; what it cannot hold is counted."""
        self._is_lossy = False
        held = self._held(pair, document)
        if self._is_lossy:
            self._lossy += 1
            self._first_lossy = self._first_lossy or f"{document} {pair.segment.number}"
        return held

    def losses(self, title: str) -> list[str]:
        """What is said where characters were left out of pairs that were held, or of the title."""
        said = lost_characters(self._lossy, self._first_lossy) if self._lossy else []
        if not is_held(title):
            said.append("control characters were left out of 1 title")
        return said

    def _held(self, pair: ParallelPair, document: str) -> Held:
        segment, target = pair.segment, pair.target
        source = self._wording(segment.source, segment.codes)
        wording = self._wording(target.text, target.codes)
        terms = (self._term(hit, segment.source) for hit in pair.terms)
        return Held(
            id=segment.id,
            document=self.plain(document),
            source=source,
            target=wording,
            state=target.state.value,
            is_translatable=segment.is_translatable,
            facts=self._facts(pair),
            note=self.plain(segment.note),
            notes=tuple(self._note(each, pair, wording) for each in pair.annotations),
            terms=tuple(term for term in terms if term.concepts),
            matches=tuple(self._match(each, segment.source) for each in pair.matches),
            history=tuple(map(self._revision, pair.history)),
        )

    def plain(self, text: str) -> str:
        """A text for a place that holds what XML holds."""
        if text.isalnum():  # as most are, which is known sooner than that nothing is illegal
            return text
        cleaned = legal(text)
        if len(cleaned) != len(text):
            self._is_lossy = True
        return cleaned

    def _rich(self, text: str) -> str:
        """A text for a place that holds all that the format holds."""
        return text if self._has_code_points else self.plain(text)

    def _wording(self, text: str, codes: Sequence[Code], *, is_plain: bool = False) -> Wording:
        """Text and codes; `is_plain` where their place holds what XML holds."""
        clean = self.plain if is_plain else self._rich
        if not codes:
            return Wording(clean(text))
        return Wording(
            clean(text),
            tuple(
                Code(
                    number=code.number,
                    kind=code.kind,
                    offset=len(clean(text[: code.offset])),
                    markup=code.markup,
                    data=clean(code.data),
                    is_deletable=code.is_deletable,
                )
                for code in codes
            ),
        )

    def _record(self, *facts: tuple[str, object]) -> Record:
        found = []
        for name, value in facts:
            if value and (text := self.plain(str(value))):
                found.append((name, text))
        return tuple(found)

    def _facts(self, pair: ParallelPair) -> Record:
        segment, target = pair.segment, pair.target
        return self._record(
            ("number", segment.number),
            ("kind", segment.kind.value),
            ("level", segment.level),
            ("article", segment.article),
            ("part", shape(pair.part) if pair.part else ""),
            ("fingerprint", pair.fingerprint),
            ("locked", "yes" if segment.is_locked else ""),
            ("needs-work", "yes" if segment.needs_work else ""),
            ("unfinished", segment.unfinished),
            ("origin", target.origin.value),
            ("detail", target.detail),
            ("author", target.author),
            ("time", target.time),
            ("notes-sent", self._sent_notes(pair)),
        )

    def _sent_notes(self, pair: ParallelPair) -> str:
        """The notes with words and their answers, so that one that is gone is known to be.

        Answers to the plain note are not in the file.
        """
        sent = [(pair.remark.id, pair.segment.note, PLAIN)] if pair.remark else []
        for note in pair.annotations:
            sent.append((note.id, note.body, ""))
            sent += [(reply.id, reply.body, ANSWER) for reply in note.replies]
        held = ((id, self.plain(body), sign) for id, body, sign in sent)
        return " ".join(f"{id}:{fingerprint(body)}{sign}" for id, body, sign in held if body)

    def _place(self, span: Span | None, text: str) -> tuple[tuple[str, str], ...]:
        """A span within what the format holds of a text; nothing where it is not within it."""
        if span is None or not 0 <= span.start <= span.end <= len(text):
            return ()
        start, end = (len(self._rich(text[:at])) for at in (span.start, span.end))
        return ("start", str(start)), ("end", str(end))

    def _note(self, annotation: Annotation, pair: ParallelPair, target: Wording) -> HeldNote:
        place: tuple[tuple[str, str], ...] = ()
        if annotation.side is Side.SOURCE:
            place = self._place(annotation.span, pair.segment.source)
        elif not target.is_empty:
            place = self._place(annotation.span, pair.target.text)
        facts = self._record(
            ("id", annotation.id),
            ("side", annotation.side.value),
            ("label", annotation.label),
            ("author", annotation.author),
            ("time", annotation.time),
            ("state", annotation.state.value),
            ("visibility", annotation.visibility.value),
            ("severity", annotation.severity.value),
            ("origin", annotation.origin),
            ("quote", annotation.quote),
            *place,
            ("body", annotation.body),
        )
        return HeldNote(
            facts,
            tuple(
                self._record(
                    ("id", reply.id),
                    ("author", reply.author),
                    ("time", reply.time),
                    ("body", reply.body),
                )
                for reply in annotation.replies
            ),
        )

    def _term(self, hit: TermHit, source: str) -> HeldTerm:
        """A term with those of its meanings that say something; none where it is misplaced."""
        place = dict(self._place(hit.span, source))
        held = (self._concept(each, hit.text) for each in hit.concepts) if place else ()
        return HeldTerm(
            int(place.get("start", 0)),
            int(place.get("end", 0)),
            self.plain(hit.text),
            tuple(each for each in held if each.translations or "definition" in dict(each.facts)),
        )

    def _concept(self, concept: Concept, text: str) -> HeldConcept:
        translations = [
            self._record(("text", term.text), ("status", term.status.value), ("id", term.id))
            for term in concept.in_language(self._language)
        ]
        if concept.is_untranslatable and not translations:
            translations = [self._record(("text", text), ("status", "preferred"))]
        return HeldConcept(
            self._record(
                ("id", concept.id),
                ("kind", concept.kind.value),
                ("domain", concept.domain),
                ("untranslatable", "yes" if concept.is_untranslatable else ""),
                ("note", concept.note),
                ("source", concept.source),
                ("definition", concept.definition),
            ),
            tuple(each for each in translations if "text" in dict(each)),
        )

    def _match(self, match: Match, source: str) -> HeldMatch:
        facts = self._record(
            ("kind", match.kind.value),
            ("score", str(match.score)),
            ("penalty", match.penalty),
            *(("reason", reason) for reason in match.reasons),
            *self._place(match.span, source),
            *(
                ("changed", f"{each.span.start}-{each.span.end}: {each.before} → {each.after}")
                for each in match.changes
            ),
            *(("open", f"{each.start}-{each.end}") for each in match.open_spans),
            *(("unsure", each) for each in match.unsure),
            ("origin", match.origin.value),
            ("author", match.author),
            ("time", match.time),
            ("memory", match.memory),
            ("document", match.document),
            ("unit", match.unit),
        )
        target = self._wording(match.target, match.codes)
        return HeldMatch(facts, self._rich(match.source), target)

    def _revision(self, revision: Revision) -> HeldRevision:
        facts = self._record(
            ("id", revision.id),
            ("state", revision.state.value),
            ("origin", revision.origin.value),
            ("detail", revision.detail),
            ("author", revision.author),
            ("time", revision.time),
        )
        target = self._wording(revision.text, revision.codes, is_plain=True)
        return HeldRevision(facts, target)


def shape(part: Part) -> str:
    """`2/3 2:1?`: the second of three pairs of sentences, two of which answer to one."""
    return f"{part.number}/{part.count} {part.name}"
