"""A pair on its way out as a unit of TMX, and all that the unit says of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.formats._remarks import remarks
from workbench.formats._tmx_inline import inline, pairs_within, unusual
from workbench.formats._tmx_roles import OWN_TYPE
from workbench.formats._xml_text import attribute, content, legal
from workbench.model.codes import CodeKind
from workbench.model.exchange import Level
from workbench.text.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.codes import Code
    from workbench.model.exchange import ParallelPair

Fact = tuple[str, str]
ATTRIBUTES = ("tuid", "segtype")
"""Facts that are attributes of the unit; `note` is an element, and others are properties."""
LANGUAGE = "xml:lang"
"""The fact that each of the two variants begins with."""
CHANGES = ("changedate", "changeid")
"""Facts that are attributes of the English variant."""


def unit_out(pair: ParallelPair, document: str, languages: tuple[str, str]) -> str:
    """The unit as it stands in the file; the languages of source and target fit an attribute."""
    facts = list(unit_facts(pair, document))
    own = "".join(f' {name}="{attribute(text)}"' for name, text in facts if name in ATTRIBUTES)
    items = "".join(_item(*fact) for fact in facts if fact[0] not in ATTRIBUTES)
    changes = "".join(f' {name}="{attribute(text)}"' for name, text in _changes(pair))
    source = inline(pair.segment.source, pair.segment.codes)
    target = inline(pair.target.text, pair.target.codes)
    return (
        f"<tu{own}>\n{items}"
        f'<tuv xml:lang="{languages[0]}"><seg>{source}</seg></tuv>\n'
        f'<tuv xml:lang="{languages[1]}"{changes}><seg>{target}</seg></tuv>\n</tu>\n'
    )


def facts_out(pair: ParallelPair, document: str, languages: tuple[str, str]) -> Iterator[Fact]:
    """All that the file says of a pair beside its texts, in order."""
    yield from unit_facts(pair, document)
    yield LANGUAGE, languages[0]
    yield from code_facts("source", pair.segment.source, pair.segment.codes)
    yield LANGUAGE, languages[1]
    yield from _changes(pair)
    yield from code_facts("target", pair.target.text, pair.target.codes)


def unit_facts(pair: ParallelPair, document: str) -> Iterator[Fact]:
    """What it says of the unit."""
    segment, target, part = pair.segment, pair.target, pair.part
    yield "tuid", segment.id
    yield "segtype", str(Level.SENTENCE if part else Level.PARAGRAPH)
    notes = remarks(pair)
    for note in notes:
        yield "note", note
    yield "x-document", document
    yield "x-number", str(segment.number)
    yield "x-kind", str(segment.kind)
    yield "x-state", str(target.state)
    yield "x-origin", str(target.origin)
    if target.detail:
        yield "x-origin-detail", target.detail
    if pair.fingerprint:
        yield "x-fingerprint", pair.fingerprint
    if target.text and target.time:
        yield "x-time", target.time
    if part:
        yield "x-paragraph", part.paragraph
        yield "x-part", part.name
        yield "x-parts", str(part.count)
    if notes:
        yield "x-notes", " ".join(map(fingerprint, notes))
    for each in pair.history:
        yield "x-previous", f"{each.time}\t{each.author}\t{each.state}\t{each.text}"
    for side, codes in (("source", segment.codes), ("target", target.codes)):
        for key, value in unusual(codes, side):
            yield f"{OWN_TYPE}{key}", value


def code_facts(side: str, text: str, codes: Sequence[Code]) -> Iterator[Fact]:
    """Each code as a sentence; the markup of one that closes is that of its partner."""
    pairs = pairs_within(codes)
    for at, code in enumerate(codes):
        is_closing = code.kind is CodeKind.CLOSE and at in pairs
        markup = "" if is_closing else code.markup
        offset = len(legal(text[: code.offset]))
        yield f"{side} code", code_fact(code.number, code.kind, offset, markup, legal(code.data))


def code_fact(number: object, kind: str, offset: int, markup: str, data: str) -> str:
    """What the file says of one code."""
    return f"{number} {kind} at {offset} {markup} {data}"


def _item(name: str, text: str) -> str:
    if name == "note":
        return f"<note>{content(text)}</note>\n"
    return f'<prop type="{attribute(name)}">{content(text)}</prop>\n'


def _changes(pair: ParallelPair) -> Iterator[Fact]:
    """Who wrote the wording and when (YYYYMMDDThhmmssZ)."""
    target = pair.target
    if target.time:
        time = datetime.fromisoformat(target.time)
        utc = time.astimezone(UTC) if time.tzinfo else time
        yield "changedate", f"{utc:%Y%m%dT%H%M%SZ}"
    if target.author:
        yield "changeid", target.author
