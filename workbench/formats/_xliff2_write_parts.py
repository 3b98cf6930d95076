"""What stands in an XLIFF 2 unit before its segments: matches, glossary, metadata and notes.

The modules are those of XLIFF 2.1, 5.1 to 5.5. What they have no attribute for is in ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._xliff2_write_codes import OWN, inline, original_data, rich
from workbench.formats._xml_text import attribute, content
from workbench.model.matches import MatchKind
from workbench.model.segments import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.formats._xliff_records import Held, HeldMatch, HeldTerm, Record
    from workbench.model.codes import Code

NAMESPACE = "urn:bilingual-workbench:xliff"
PREFIX = "wb"
IN_UNIT = frozenset({"body", "start", "end"})
"""Facts of a note that are its content, or the place of its mark."""

_TYPES = {MatchKind.CONTEXT: "icm", MatchKind.ASSEMBLED: "am"}
_CATEGORIES = {"label": "category", "side": "appliesTo"}


def notes(segment: str, held: Held) -> str:
    """The notes of one segment, each answer after what it answers to."""
    written = []
    if held.note:
        own = _own({"segment": segment})
        written.append(f'<note id="n-{segment}"{own}>{content(held.note)}</note>\n')
    for note in held.notes:
        facts = dict(note.facts)
        written.append(
            f'<note id="{note_id(note.facts)}"{_attributes(note.facts, segment)}>'
            f"{content(facts.get('body', ''))}</note>\n"
        )
        for reply in note.replies:
            said = f' {PREFIX}:answers="{note_id(note.facts)}"'
            written.append(
                f'<note id="{note_id(reply)}"{said}{_attributes(reply, segment)}>'
                f"{content(dict(reply).get('body', ''))}</note>\n"
            )
    return "".join(written)


def note_id(facts: Record) -> str:
    """The id of the note that an annotation or an answer is."""
    return f"n-{attribute(dict(facts)['id'])}"


def glossary(terms: Iterable[tuple[str, HeldTerm]]) -> str:
    """An entry for each meaning of each term, by the id of its mark."""
    entries = []
    for mark, term in terms:
        for concept in term.concepts:
            facts = dict(concept.facts)
            definition = facts.pop("definition", "")
            said = f' source="{attribute(facts.pop("source"))}"' if "source" in facts else ""
            entries.append(
                f'<gls:glossEntry ref="#{mark}"{_own(facts)}>'
                f"<gls:term{said}>{content(term.text)}</gls:term>"
                + "".join(map(_translation, concept.translations))
                + (f"<gls:definition>{content(definition)}</gls:definition>" if definition else "")
                + "</gls:glossEntry>\n"
            )
    return f"<gls:glossary>\n{''.join(entries)}</gls:glossary>\n" if entries else ""


def _translation(record: Record) -> str:
    facts = dict(record)
    text = facts.pop("text")
    return f"<gls:translation{_own(facts)}>{content(text)}</gls:translation>"


def matches(found: Iterable[tuple[str, HeldMatch]]) -> str:
    """The matches of a unit, each by the id of what it was found for."""
    written = "".join(_match(ref, match) for ref, match in found)
    return f"<mtc:matches>\n{written}</mtc:matches>\n" if written else ""


def _match(ref: str, match: HeldMatch) -> str:
    data: dict[str, str] = {}
    target = inline(match.target, data)
    said = "".join(f' {name}="{attribute(text)}"' for name, text in match_attributes(match))
    kept = tuple((name, text) for name, text in match.facts if name not in ("start", "end"))
    return (
        f'<mtc:match ref="#{ref}"{said}>\n'
        f'<mda:metadata><mda:metaGroup category="match">{_metas(kept)}</mda:metaGroup>'
        f"</mda:metadata>\n{original_data(data)}"
        f"<source>{rich(match.source)}</source>\n<target>{target}</target>\n</mtc:match>\n"
    )


def match_attributes(match: HeldMatch) -> Record:
    """What any program reads of a match: what it is, how like its source is, where it is from."""
    facts = dict(match.facts)
    kind, score = MatchKind(facts["kind"]), int(facts["score"])
    is_machines = facts["origin"] == Origin.MACHINE
    likeness = min(100, max(0, score + int(facts.get("penalty", 0))))
    return (
        ("type", "mt" if is_machines else _TYPES.get(kind, "tm")),
        ("subType", f"{OWN}{kind.replace(' ', '-')}"),
        ("similarity", str(likeness)),
        ("matchQuality", str(min(100, max(0, score)))),
        *((("origin", facts["memory"]),) if "memory" in facts else ()),
    )


def metadata(segments: Iterable[tuple[str, Held]]) -> str:
    """A group for each segment of a unit, whose category is the id of the segment."""
    groups = []
    for segment, held in segments:
        history = "".join(
            f'<mda:metaGroup category="earlier-wording">{_metas(each.facts)}'
            f"{_metas((('text', each.target.text),))}"
            f"{''.join(map(_code, each.target.codes))}</mda:metaGroup>\n"
            for each in held.history
        )
        groups.append(
            f'<mda:metaGroup category="{segment}">{_metas(held.facts)}{history}</mda:metaGroup>\n'
        )
    return f'<mda:metadata id="workbench">\n{"".join(groups)}</mda:metadata>\n'


def _code(code: Code) -> str:
    facts = (
        ("number", str(code.number)),
        ("kind", code.kind.value),
        ("offset", str(code.offset)),
        ("markup", code.markup.value),
        ("deletable", "yes" if code.is_deletable else "no"),
        ("data", code.data),
    )
    return f'<mda:metaGroup category="code">{_metas(facts)}</mda:metaGroup>'


def _metas(facts: Record) -> str:
    return "".join(
        [
            f'<mda:meta type="{name}">{text if text.isalnum() else rich(text)}</mda:meta>'
            for name, text in facts
        ]
    )


def _attributes(facts: Record, segment: str) -> str:
    """The facts of a note as attributes, those that XLIFF has a name for under it."""
    own = {
        name: text
        for name, text in facts
        if name not in _CATEGORIES and name not in IN_UNIT and name != "id"
    }
    core = "".join(
        f' {_CATEGORIES[name]}="{attribute(text)}"' for name, text in facts if name in _CATEGORIES
    )
    return f"{core}{_own({'segment': segment} | own)}"


def _own(facts: dict[str, str]) -> str:
    return "".join([f' {PREFIX}:{name}="{attribute(text)}"' for name, text in facts.items()])
