"""Pairs that go out for review, and rows that come back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.builders import annotation, coded, leaving, pair, parallel, uuid_of
from tests.formats.round_trips import written
from workbench.model.annotations import Annotation
from workbench.model.exchange import Choices, ParallelPair, ParallelText
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedFile, ReturnedNote, ReturnedRow
from workbench.model.segments import Pair, State
from workbench.model.terms import Concept, Term, TermStatus
from workbench.plugins import Format
from workbench.text.coding import labelled, marked

PROJECT = uuid_of("project")
LAW = "依据{1>《条例》<1}第三条{2},持续深化政治督察。"
RULE = "Under {1>Article 3<1} of the Regulations{2}, deepen political inspections."


def with_codes(number: int, source: str, target: str, **facts: State) -> Pair:
    """A pair whose codes are written as `{1>bold<1}` and `note{2}`; the last may not go."""
    plain, codes = coded(source)
    english, others = coded(target)
    made = pair(number, plain, english, **facts)
    return replace(
        made,
        segment=replace(made.segment, codes=codes),
        target=replace(made.target, codes=others),
    )


def noted(made: Pair, *notes: Annotation, plain: Annotation | None = None) -> ParallelPair:
    """The pair with annotations, one of which is the plain note of the segment."""
    pair = leaving(replace(made, annotations=notes))
    if plain is None:
        return pair
    return replace(pair, remark=plain, segment=replace(pair.segment, note=plain.body))


def out(*pairs: Pair, project: str = PROJECT) -> ParallelText:
    """Pairs of a project on their way out."""
    return replace(parallel(*pairs), project=project)


def page() -> ParallelText:
    """Five pairs with all that a review table has a place for."""
    query = annotation(number=2, quote="第三条", body="which edition?\n\n2019 or later?")
    remark = annotation(number=2, label="remark", body="see paragraph 1")
    return out(
        pair(1, "庆祝建党百年", "Celebrating the Centenary"),
        noted(with_codes(2, LAW, RULE, state=State.REVIEWED), query, plain=remark),
        pair(3, "推动政法工作高质量发展", ""),
        pair(4, "=1+1", "+86 = @x\ny\tz", state=State.DRAFT),
        pair(5, "持续深化督察。", "Deepen inspections.", state=State.FINAL),
    )


def file_of(format: Format, text: ParallelText, folder: Path) -> Path:
    """An export of the text."""
    path = folder / f"page{Path(format.suffixes[0]).suffix}"
    path.write_bytes(written(format, text))
    return path


def returned(format: Format, path: Path) -> tuple[ReturnedFile, list[ReturnedRow | BadUnit]]:
    """What comes back, and its rows."""
    assert format.read_returned is not None
    file = format.read_returned(path)
    found = list(file.rows)
    return replace(file, warnings=tuple(file.warnings)), found


def rows(format: Format, path: Path) -> list[ReturnedRow]:
    """The rows, none of which is bad."""
    found = returned(format, path)[1]
    good = [row for row in found if isinstance(row, ReturnedRow)]
    assert good == found
    return good


def told(row: ReturnedRow | BadUnit) -> tuple[str, str]:
    """Source and target of a row, its codes as labels; or its place and why it is refused."""
    if isinstance(row, BadUnit):
        return f"row {row.line}", row.fault
    if not row.wordings:
        return row.source, ""
    last = row.wordings[-1]
    return row.source, labelled(marked(last.text, last.codes))


def notes(row: ReturnedRow) -> list[tuple[str, str, str]]:
    """Text, author and identity of each note."""
    return [(note.text, note.author, note.id) for note in row.notes]


def new_note(text: str, author: str = "", time: str = "") -> ReturnedNote:
    """A note of a reviewer."""
    return ReturnedNote(text=text, author=author, time=time)


def term(text: str, language: str = "en", status: TermStatus = TermStatus.PREFERRED) -> Term:
    return Term(id=text, version=1, language=language, text=text, status=status)


def concept(*terms: Term, definition: str = "", note: str = "") -> Concept:
    return Concept(id="c", version=1, terms=terms, definition=definition, note=note)


RULE_OF_LAW = concept(
    term("rule by law", status=TermStatus.FORBIDDEN),
    term("law-based governance", status=TermStatus.ADMITTED),
    term("rule of law"),
    term("法治", "zh-Hans"),
    term("法治", "zh-Hant"),
    term("法治国家", "zh-Hans"),
    definition="Governing by law.",
    note="See 依法治国.",
)
INSPECTION = concept(
    term("督察", "zh-Hant"), term("inspection"), term("Source"), note="=1+1\nTarget"
)


def with_terms(*concepts: Concept) -> ParallelText:
    return replace(page(), choices=Choices(has_terms=True), concepts=concepts)
