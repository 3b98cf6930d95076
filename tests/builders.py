"""Values for tests, with defaults that are real text."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from workbench.model.annotations import Annotation, AnnotationState, Severity, Visibility
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.exchange import Footnote, ParallelDocument, ParallelPair, ParallelText
from workbench.model.segments import Origin, Pair, Segment, SegmentKind, Side, State, Target
from workbench.model.sources import Block, Paragraph, Piece, SourceText
from workbench.model.terms import NewConcept, NewTerm
from workbench.services.importing import Proposal, Repair
from workbench.services.stays import Visit, visit
from workbench.store.project import Store
from workbench.text.coding import labelled, marked
from workbench.text.fingerprints import fingerprint
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.spans import Span

PAGE = "henan-legal-daily.txt"
"""The name of the document that a pair stands in unless another is said."""


def uuid_of(*parts: object) -> str:
    """A UUID that is always the same for the same parts."""
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, parts))))


def pair(
    number: int = 1,
    source: str = "在县乡两级建立“1+5+N”基层综治中心运行模式。",
    target: str = "A “1+5+N” model is to run the centres in counties and townships.",
    *,
    kind: SegmentKind = SegmentKind.BODY,
    article: int = 1,
    state: State | None = None,
    document: str = PAGE,
    note: str = "",
    needs_work: bool = False,
    author: str = "李译",
    time: str = "2026-03-01T08:30:00+00:00",
) -> Pair:
    """A pair; without a target it is initial and was never written, else translated."""
    return Pair(
        segment=Segment(
            id=uuid_of(document, number),
            version=1,
            document=document,
            number=number,
            kind=kind,
            article=article,
            source=source,
            source_token=f"s{number}",
            unfinished="",
            needs_work=needs_work,
            note=note,
        ),
        target=Target(
            text=target,
            state=state or (State.TRANSLATED if target else State.INITIAL),
            author=author if target else "",
            time=time if target else "",
            origin=Origin.TYPED,
            token=f"t{number}" if target else "",
        ),
    )


SUGGESTED = 'pretranslated: fuzzy 87% of <判决书> & "court papers"'


def suggested(pair: Pair) -> Pair:
    """The pair with a target that came out of the memory."""
    target = replace(pair.target, origin=Origin.MEMORY, detail=SUGGESTED)
    return replace(pair, target=target)


def annotation(
    label: str = "query",
    body: str = "which centre is meant?",
    *,
    number: int = 1,
    side: Side = Side.SOURCE,
    span: Span | None = None,
    quote: str = "",
    state: AnnotationState = AnnotationState.OPEN,
    visibility: Visibility = Visibility.CLIENT,
    severity: Severity = Severity.NONE,
) -> Annotation:
    """An annotation on a pair of that number, on the whole of it unless a quote is said."""
    return Annotation(
        id=uuid_of("annotation", number, side, label, quote, body),
        version=1,
        segment=uuid_of(PAGE, number),
        document=PAGE,
        number=number,
        side=side,
        span=span,
        quote=quote,
        label=label,
        body=body,
        author="李译",
        time="2026-03-02T09:00:00+00:00",
        state=state,
        visibility=visibility,
        severity=severity,
        origin="",
    )


def footnoted(text: ParallelText, *notes: tuple[int, int, str]) -> ParallelText:
    """The text with footnotes, each as (number of the pair, offset, note), in order of the marks.

    A pair without a target has them on its source.
    """
    documents, count = [], 0
    for document in text.documents:
        found: dict[str, tuple[Footnote, ...]] = {}
        for pair in document.pairs:
            side = Side.TARGET if has_text(pair.target.text) else Side.SOURCE
            for number, offset, note in notes:
                if number == pair.segment.number:
                    count += 1
                    footnote = Footnote(
                        annotation=uuid_of("footnote", count),
                        number=count,
                        side=side,
                        offset=offset,
                        text=note,
                    )
                    found[pair.segment.id] = (*found.get(pair.segment.id, ()), footnote)
        documents.append(replace(document, footnotes=found))
    return replace(text, documents=tuple(documents))


def leaving(pair: Pair) -> ParallelPair:
    """The pair on its way out, with nothing beside it."""
    if isinstance(pair, ParallelPair):
        return pair
    return ParallelPair(
        segment=pair.segment,
        target=pair.target,
        annotations=pair.annotations,
        fingerprint=fingerprint(pair.segment.source),
    )


def parallel(
    *pairs: Pair,
    title: str = "河南法制报",
    source_language: str = "zh-Hans",
    target_language: str = "en",
) -> ParallelText:
    """Pairs as documents, by the name that each pair says, in the order of their first pairs."""
    names = dict.fromkeys(each.segment.document for each in pairs)
    return ParallelText(
        title=title,
        source_language=source_language,
        target_language=target_language,
        program="bilingual-workbench 0.1.0",
        documents=tuple(
            ParallelDocument(
                id=uuid_of(name),
                name=name,
                pairs=tuple(leaving(each) for each in pairs if each.segment.document == name),
            )
            for name in names
        ),
    )


def newspaper() -> ParallelText:
    """The opening of a real page with each kind of paragraph, a note and an untranslated one."""
    headline, byline, credit = SegmentKind.HEADLINE, SegmentKind.BYLINE, SegmentKind.CREDIT
    return parallel(
        pair(1, "庆祝建党百年", "Celebrating the Party’s Centenary", kind=headline, article=0),
        pair(2, "推动政法工作高质量发展", "High-Quality Political and Legal Work", kind=headline),
        pair(3, "为郑州国家中心城市现代化建设保驾护航", "", kind=headline),
        pair(4, "□郑州市委常委、政法委书记 于东辉", "By Yu Donghui", kind=byline),
        pair(
            5,
            "突出抓好制度机制建设,坚决维护国家政治安全。",
            "Build institutions & mechanisms.\nSafeguard national political security.",
            state=State.DRAFT,
            note="“制度机制” again in 6: keep the wording",
        ),
        pair(6, "深入贯彻《中国共产党政法工作条例》,持续深化政治督察和纪律作风督查巡查制度。", ""),
        pair(7, "(河南法制报记者 王晓磊/整理)", "Compiled by Wang Xiaolei", kind=credit),
    )


PARAGRAPHS = (
    "推动政法工作高质量发展",
    "突出抓好制度机制建设,坚决维护国家政治安全。",
    "持续深化政治督察和纪律作风督查巡查制度。",
)
"""The source paragraphs of a project unless others are said."""


def source_text(*paragraphs: str) -> tuple[SourceText, tuple[Paragraph, ...]]:
    """A file with one block a paragraph, and its paragraphs as they stand."""
    blocks = tuple(Block(text=text, line=2 * at + 1) for at, text in enumerate(paragraphs))
    original = "\n\n".join(paragraphs).encode()
    return (
        SourceText(format="text", encoding="utf-8", original=original, blocks=blocks),
        tuple(
            Paragraph(
                text=text,
                kind=SegmentKind.BODY,
                article=1,
                pieces=(Piece(block=at, start=0, at=0, length=len(text)),),
            )
            for at, text in enumerate(paragraphs)
        ),
    )


def add_document(store: Store, *paragraphs: str, name: str = PAGE, author: str = "李译") -> int:
    """Puts a document into a project, and gives its row."""
    text, cut = source_text(*paragraphs)
    with store.journal.change(f"add {name}", author) as change:
        return store.documents.add(change, name, text, cut, repair="off")


def newer(*paragraphs: str) -> Proposal:
    """A newer version of the page."""
    text, cut = source_text(*paragraphs)
    return Proposal(name=PAGE, text=text, paragraphs=cut, repair=Repair.OFF)


def add_coded(store: Store, *marked: str, name: str = PAGE, author: str = "李译") -> int:
    """The same with inline markup, written in the paragraphs as `{1>bold<1}` and `note{2}`.

    What opens and closes is bold and may go; what stands alone is a footnote and may not.
    """
    cut = [coded(each) for each in marked]
    text, paragraphs = source_text(*(plain for plain, _ in cut))
    with_codes = tuple(
        replace(paragraph, codes=codes)
        for paragraph, (_, codes) in zip(paragraphs, cut, strict=True)
    )
    with store.journal.change(f"add {name}", author) as change:
        return store.documents.add(change, name, text, with_codes, repair="off")


def coded(text: str) -> tuple[str, tuple[Code, ...]]:
    """Text and codes of what is written as `{1>bold<1}` and `note{2}`."""
    parts: list[str] = []
    codes: list[Code] = []
    for part in re.split(r"(\{\d+>|<\d+\}|\{\d+\})", text):
        number = re.fullmatch(r"[{<](\d+)[>}]", part)
        if number is None:
            parts.append(part)
            continue
        kind = CodeKind.CLOSE if part[0] == "<" else CodeKind.OPEN
        kind = CodeKind.ALONE if part[0] + part[-1] == "{}" else kind
        codes.append(
            Code(
                number=int(number[1]),
                kind=kind,
                offset=sum(map(len, parts)),
                markup=Markup.FOOTNOTE if kind is CodeKind.ALONE else Markup.BOLD,
                data=f"<{kind} {number[1]}>",
                is_deletable=kind is not CodeKind.ALONE,
            )
        )
    return "".join(parts), tuple(codes)


def told(text: str, codes: tuple[Code, ...]) -> str:
    """A text with the labels of its codes: ‹1bold1›."""
    return labelled(marked(text, codes))


def project(*paragraphs: str) -> Store:
    """A project in memory with one document."""
    store = Store.memory()
    add_document(store, *(paragraphs or PARAGRAPHS))
    return store


def project_file(path: Path, *paragraphs: str) -> Path:
    """A project in a file, with one document."""
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        add_document(store, *(paragraphs or PARAGRAPHS))
    return path


def without_memory(path: Path) -> None:
    """Makes the tables of a project what schema 5 had."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_BEFORE)


_BEFORE = """
PRAGMA foreign_keys = OFF;
DROP TABLE postings; DROP TABLE shards; DROP TABLE libraries; DROP TABLE beads;
DROP TABLE unit_codes; DROP TABLE units; DROP TABLE memories; DROP INDEX revisions_by_source;
ALTER TABLE projects DROP COLUMN is_remembered;
DELETE FROM _sqlite_migrations WHERE name IN ('memory', 'unit_codes');
PRAGMA user_version = 5;
"""


def row_of(store: Store, number: int) -> int:
    """The row of a segment of the only document."""
    ((document, _),) = store.documents.all()
    row = store.segments.row_of_number(document, number)
    assert row is not None
    return row


def pair_of(store: Store, number: int) -> Pair:
    """A pair of the only document as it stands."""
    return store.segments.pair(row_of(store, number))


def texts(store: Store) -> list[tuple[str, str]]:
    """Source and target of every segment."""
    return [(source, target) for _, source, target in store.segments.texts(None)]


def visit_of(store: Store, number: int, author: str = "李译") -> Visit:
    """A stay in a pair of the only document that begins now."""
    return visit(row_of(store, number), pair_of(store, number), author)


def concept(
    simplified: str = "扫黑除恶",
    english: str = "crackdown on organised crime",
    *,
    traditional: str = "",
    domain: str = "law",
) -> NewConcept:
    """A concept with its Chinese, and its English as the preferred term."""
    chinese = {"zh-Hans": simplified, "zh-Hant": traditional, "en": english}
    return NewConcept(
        terms=tuple(NewTerm(language=tag, text=text) for tag, text in chinese.items() if text),
        domain=domain,
    )
