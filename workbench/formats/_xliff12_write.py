"""Parallel text as XLIFF 1.2 (strict): a stream of escaped strings.

A document is a file, a pair a trans-unit. What the version has no element for is in groups of
contexts, whose purpose and types are our own (`x-...`) as the standard provides: other programs
keep them, and marks in the text, which would be tags to a translator, are not needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._remarks import said
from workbench.formats._xliff12_texts import marked_up
from workbench.formats._xliff_holder import Holder
from workbench.formats._xliff_records import Wording, in_batches, with_facts
from workbench.formats._xml_text import attribute, content, legal
from workbench.model.exchange import Around
from workbench.model.matches import MatchKind
from workbench.model.segments import Origin, Side, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.formats._xliff_records import (
        Held,
        HeldMatch,
        HeldNote,
        HeldRevision,
        HeldTerm,
        Record,
    )
    from workbench.model.annotations import Annotation
    from workbench.model.exchange import Carried, ParallelPair, ParallelText

STATES = {
    State.INITIAL: "new",
    State.DRAFT: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}
"""The state of a target for each of ours."""
UNTRANSLATED = "needs-translation"
"""The state of a target that is a copy of its source, and none."""
_APPROVED = (State.REVIEWED, State.FINAL)
PART = "x-part"
"""What `extype` says where `extradata` tells the place of a pair in its paragraph."""


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes every pair; gives a sentence where characters had to be left out."""
    return _write(parallel, out, copies=False)


def write_copies(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """The same with a copy of the source where a pair has no target."""
    return _write(parallel, out, copies=True)


def _write(parallel: ParallelText, out: BinaryIO, *, copies: bool) -> list[str]:
    holder = Holder(parallel.target_language, has_code_points=False)
    out.write(
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n'
    )
    for document in parallel.documents:
        out.write(_file_head(parallel, document.name).encode())
        held = ((pair, holder.held(pair, document.name)) for pair in document.pairs)
        out.writelines(in_batches(_unit(*each, copies=copies) for each in held))
        out.write(b"</body>\n</file>\n")
    if not parallel.documents:
        out.write(f"{_file_head(parallel, '')}</body>\n</file>\n".encode())
    out.write(b"</xliff>\n")
    return holder.losses(parallel.title)


def expected(parallel: ParallelText) -> Iterator[Carried | Around]:
    """What must be read again."""
    holder = Holder(parallel.target_language, has_code_points=False)
    for document in parallel.documents:
        yield from _around(parallel, document.name)
        for pair in document.pairs:
            held = holder.held(pair, document.name)
            yield with_facts(held.carried, _standard_facts(pair, held))
    if not parallel.documents:
        yield from _around(parallel, "")


def _standard_facts(pair: ParallelPair, held: Held) -> Iterator[tuple[str, str]]:
    """What any program reads beside the texts, whatever it knows of our contexts."""
    yield "unit of the standard", repr(_unit_attributes(pair, held))
    yield "target of the standard", repr(_target_attributes(pair, held))
    for note, annotation in zip(held.notes, pair.annotations, strict=True):
        said_of = (*_note_attributes(note, annotation), ("said", legal(said(annotation))))
        yield "note of the standard", repr(said_of)
    for match in held.matches:
        yield "match of the standard", repr(_match_attributes(match))


def _around(parallel: ParallelText, document: str) -> Iterator[Around]:
    """What is said at the head of each document."""
    tool, _, version = parallel.program.rpartition(" ")
    for name, text in (
        ("document", document),
        ("source language", parallel.source_language),
        ("target language", parallel.target_language),
        ("title", parallel.title),
        ("project", parallel.project),
        ("program", f"{tool or version} {version}"),
    ):
        yield Around(name, legal(text))


def _file_head(parallel: ParallelText, document: str) -> str:
    tool, _, version = parallel.program.rpartition(" ")
    id = attribute(tool or version)
    project = f'<note from="x-project">{content(parallel.project)}</note>\n'
    return (
        f'<file original="{attribute(document)}" datatype="plaintext" tool-id="{id}"'
        f' source-language="{attribute(parallel.source_language)}"'
        f' target-language="{attribute(parallel.target_language)}"'
        f' product-name="{attribute(parallel.title)}">\n'
        f"<header>\n{project if parallel.project else ''}"
        f'<tool tool-id="{id}" tool-name="{id}" tool-version="{attribute(version)}"/>\n'
        f"</header>\n<body>\n"
    )


def _unit(pair: ParallelPair, held: Held, *, copies: bool) -> str:
    state = State(held.state)
    has_target = not held.target.is_empty
    is_said = has_target and _stated(pair, held) is state
    facts = [fact for fact in held.facts if fact[0] != "part"]
    facts += () if is_said else [("state", state.value)]
    return "".join(
        (
            f'<trans-unit id="u-{attribute(held.id)}"{_written(_unit_attributes(pair, held))}',
            "" if held.is_translatable else ' translate="no"',
            f' xml:space="preserve">\n<source>{marked_up(held.source)}</source>\n',
            _target(pair, held) if has_target else _copy(held) if copies else "",
            _contexts("segment", (*facts, *_deletable(held))),
            f"<note>{content(held.note)}</note>\n" if held.note else "",
            *map(_note, held.notes, pair.annotations),
            *map(_term, held.terms),
            *map(_match, held.matches),
            *map(_revision, held.history),
            "</trans-unit>\n",
        )
    )


def _unit_attributes(pair: ParallelPair, held: Held) -> Record:
    is_approved = not held.target.is_empty and _stated(pair, held) in _APPROVED
    parts = tuple(("extradata", text) for name, text in held.facts if name == "part")
    return (
        ("resname", str(pair.segment.number)),
        ("restype", f"x-{pair.segment.kind}"),
        *((("approved", "yes"),) if is_approved else ()),
        *((("extype", PART), *parts) if parts else ()),
    )


def _stated(pair: ParallelPair, held: Held) -> State:
    """The state that other programs are told: what is locked is final."""
    return State.FINAL if pair.segment.is_locked else State(held.state)


def _written(attributes: Record) -> str:
    return "".join(f' {name}="{attribute(text)}"' for name, text in attributes)


def _target(pair: ParallelPair, held: Held) -> str:
    said = _written(_target_attributes(pair, held))
    return f"<target{said}>{marked_up(held.target)}</target>\n"


def _target_attributes(pair: ParallelPair, held: Held) -> Record:
    """Nothing where there is no target."""
    if held.target.is_empty:
        return ()
    state = _stated(pair, held)
    is_machines = dict(held.facts)["origin"] == Origin.MACHINE and not state.is_confirmed
    qualifier = (("state-qualifier", "mt-suggestion"),) if is_machines else ()
    return (("state", STATES[state]), *qualifier)


def _copy(held: Held) -> str:
    """What a program that reads only targets has to translate."""
    return f'<target state="{UNTRANSLATED}">{marked_up(held.source)}</target>\n'


def _deletable(held: Held) -> Record:
    """The codes that a translation may do without, which no attribute of a code can say."""
    sides = (("source", held.source), ("target", held.target))
    found = ((f"deletable-{side}", _places(wording)) for side, wording in sides)
    return tuple((name, places) for name, places in found if places)


def _places(wording: Wording) -> str:
    """The codes that may go, counted from 1 as they stand."""
    return " ".join(str(at) for at, code in enumerate(wording.codes, 1) if code.is_deletable)


def _note(note: HeldNote, annotation: Annotation) -> str:
    """The group that says all, and a sentence for people."""
    return (
        f"{_contexts('annotation', note.facts)}"
        f"{''.join(_contexts('answer', reply) for reply in note.replies)}"
        f"<note{_written(_note_attributes(note, annotation))}>{content(said(annotation))}</note>\n"
    )


def _note_attributes(note: HeldNote, annotation: Annotation) -> Record:
    author = dict(note.facts).get("author", "") or annotation.label
    side = "target" if annotation.side is Side.TARGET else "source"
    return (("from", legal(author)), ("annotates", side))


def _term(term: HeldTerm) -> str:
    place = (("start", str(term.start)), ("end", str(term.end)), ("text", term.text))
    return _contexts("term", tuple(fact for fact in place if fact[1])) + "".join(
        _contexts("concept", concept.facts)
        + "".join(_contexts("translation", each) for each in concept.translations)
        for concept in term.concepts
    )


def _match(match: HeldMatch) -> str:
    *of_match, of_target = _match_attributes(match)
    deletable = _places(match.target)
    further = (("deletable-target", deletable),) if deletable else ()
    return (
        f'<alt-trans{_written(tuple(of_match))} xml:space="preserve">\n'
        f"<source>{content(match.source)}</source>\n"
        f"<target{_written((of_target,))}>{marked_up(match.target)}</target>\n"
        f"{_contexts('match', (*match.facts, *further))}</alt-trans>\n"
    )


def _match_attributes(match: HeldMatch) -> Record:
    """What a match and, at the end, its target say of themselves."""
    facts = dict(match.facts)
    qualifier = "fuzzy" if MatchKind(facts["kind"]) is MatchKind.FUZZY else "exact"
    return (
        ("match-quality", f"{facts['score']}%"),
        *((("origin", facts["memory"]),) if "memory" in facts else ()),
        ("state-qualifier", f"{qualifier}-match"),
    )


def _revision(revision: HeldRevision) -> str:
    facts = dict(revision.facts)
    deletable = _places(revision.target)
    further = (("deletable-target", deletable),) if deletable else ()
    return (
        '<alt-trans alttranstype="previous-version" xml:space="preserve">\n'
        f'<target state="{STATES[State(facts["state"])]}">'
        f"{marked_up(revision.target)}</target>\n"
        f"{_contexts('earlier-wording', (*revision.facts, *further))}</alt-trans>\n"
    )


def _contexts(purpose: str, facts: Iterable[tuple[str, str]]) -> str:
    held = "".join(
        [
            f'<context context-type="x-{name}">'
            f"{text if text.isalnum() else content(text)}</context>"
            for name, text in facts
        ]
    )
    return f'<context-group purpose="x-{purpose}">{held}</context-group>\n' if held else ""
