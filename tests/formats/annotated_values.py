"""Annotated texts that every annotation format is tried with, drawn and by hand."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from tests.builders import uuid_of
from workbench.errors import UnreadableFile
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
    CarriedReply,
)
from workbench.model.annotations import AnnotationState, Severity, Visibility
from workbench.model.label_sets import READY_LABELS
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.plugins import Format

SOURCE = "浙江省委政法委副书记𠮷东辉指出,扫黑除恶专项斗争开展以来,\n全省法院坚持依法严惩方针😀。"
TARGET = "Ji Donghui said that courts across Zhejiang\thad punished 2,000\u3000gangs."
LABELS = ("person", "accuracy/mistranslation", "人名", "a_2F_b", "x", "", "-a", "B-PER", "两 词")
HARD_TEXTS = (
    SOURCE,
    TARGET,
    "",
    "\n",
    "\n\n第一行\n\n第二行\n",
    " \u3000两端有空格\t ",
    "𠮷𡨚😀👨‍👩‍👧e\u0301",
    "# id = 1",
    "-DOCSTART- O",
    "\\n \\ \\u3000 \\",
    "a\u2028b\x85c\rd",
    "\ufeff前",
    "全国政法队伍教育整顿试点工作动员会",
)


def mark(
    reference: str, text: str, words: str = "", label: str = "person", **more: object
) -> CarriedAnnotation:
    """An annotation on the first of these words in a text; on the whole text for none."""
    start = text.index(words)
    span = Span(start, start + len(words)) if words else None
    known = CarriedAnnotation(reference=reference, span=span, quote=words, label=label)
    return replace(known, **more)  # type: ignore[arg-type]


def side(
    words: str, *annotations: CarriedAnnotation, number: int = 1, **more: object
) -> AnnotatedText:
    """A source text of the document `page.txt`."""
    known = AnnotatedText(
        segment=uuid_of("segment", number),
        side=Side.SOURCE,
        document="page.txt",
        number=number,
        text=words,
        annotations=annotations,
    )
    return replace(known, **more)  # type: ignore[arg-type]


def review() -> AnnotatedTexts:
    """One pair with overlapping and nested annotations, remarks, replies and relations."""
    person = mark("a-1", SOURCE, "𠮷东辉", body="吉 or 𠮷?\n第二行\t“引号” \\n", author="李译")
    office = mark("a-2", SOURCE, "副书记𠮷", "organ", state=AnnotationState.PROPOSED)
    slogan = mark("a-3", SOURCE, "以来,\n全省", "query", visibility=Visibility.CLIENT)
    reply = CarriedReply(body="是\n的", author="王审", time="2026-01-02T03:04:05Z", reference="r-1")
    whole = mark("a-4", TARGET, "", "accuracy/omission", severity=Severity.MAJOR, replies=(reply,))
    name = mark("a-5", TARGET, "Ji Donghui", time="2026-01-02T03:04:05Z", properties={"x": "一"})
    gone = replace(
        mark("a-6", TARGET, "", "style"), quote="deleted words", prefix="some ", suffix=" here"
    )
    done = mark("a-7", TARGET, "2,000\u3000gangs", "人名", state=AnnotationState.RESOLVED)
    return AnnotatedTexts(
        title="河南法制日报",
        project=uuid_of("project"),
        languages=("zh-Hans", "en"),
        program="Bilingual Workbench 1",
        labels=READY_LABELS[:2],
        texts=(
            side(SOURCE, office, person, slogan),
            side(TARGET, whole, gone, name, done, side=Side.TARGET),
            side("", number=2),
            side("尚未标注的一段", number=3),
        ),
        relations=(
            CarriedRelation(start="a-5", end="a-1", kind="renders", reference="t-1", author="李译"),
            CarriedRelation(start="a-1", end="a-2", kind="refers-to", time="2026-01-02T03:04:05Z"),
        ),
    )


def many(count: int = 10_000) -> AnnotatedTexts:
    """So many annotations, ten on each text, none over another, chained by relations."""
    texts = []
    for number in range(1, count // 10 + 1):
        spans = [Span(start, start + 3) for start in range(0, 40, 4)]
        marks = [
            CarriedAnnotation(
                reference=uuid_of(number, span.start),
                span=span,
                quote=span.of(SOURCE),
                label="person",
                body="存疑",
            )
            for span in spans
        ]
        texts.append(side(SOURCE, *marks, number=number))
    names = [mark.reference for text in texts for mark in text.annotations]
    pairs = zip(names[::10], names[1::10], strict=True)
    relations = [CarriedRelation(start=a, end=b, kind="refers-to") for a, b in pairs]
    return AnnotatedTexts(texts=tuple(texts), relations=tuple(relations))


_words = st.one_of(
    st.sampled_from(HARD_TEXTS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.lists(
        st.sampled_from(("最高", "法院", "\n", " ", "\t", "𠮷", "😀", "a", "#", "\\")), max_size=8
    ).map("".join),
)


@st.composite
def _annotations(draw: st.DrawFn, text: str) -> tuple[CarriedAnnotation, ...]:
    found = []
    for _ in range(draw(st.integers(0, 4))):
        first, last = draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))
        span = Span(min(first, last), max(first, last))
        kind = draw(st.sampled_from(("span", "span", "span", "whole", "gone")))
        is_span = kind == "span" and len(span) > 0
        replies = st.lists(st.builds(CarriedReply, body=_words, author=_words), max_size=2)
        found.append(
            CarriedAnnotation(
                reference=draw(st.uuids()).hex,
                span=span if is_span else None,
                quote=span.of(text) if is_span else draw(_words) if kind == "gone" else "",
                label=draw(st.sampled_from(LABELS)),
                body=draw(_words),
                author=draw(_words),
                state=draw(st.sampled_from(AnnotationState)),
                visibility=draw(st.sampled_from(Visibility)),
                severity=draw(st.sampled_from(Severity)),
                replies=tuple(draw(replies)),
                properties=draw(st.dictionaries(st.sampled_from(("a", "键")), _words)),
            )
        )
    return tuple(found)


@st.composite
def annotated(draw: st.DrawFn) -> AnnotatedTexts:
    """Up to four texts of any kind with annotations of any kind, and relations among them."""
    texts = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        body = draw(_words)
        texts.append(side(body, *draw(_annotations(body)), number=number))
    names = [each.reference for text in texts for each in text.annotations]
    relations = []
    if names:
        name = st.sampled_from(names)
        tie = st.builds(CarriedRelation, start=name, end=name, kind=st.sampled_from(LABELS[:4]))
        relations = draw(st.lists(tie, max_size=3, unique_by=lambda tie: (tie.start, tie.end)))
    title = draw(_words)
    return AnnotatedTexts(title=title, texts=tuple(texts), relations=tuple(relations))


def read(format: Format, files: dict[str, bytes] | bytes, suffix: str = "") -> AnnotatedTexts:
    """What the format finds in files of these suffixes, without places."""
    assert format.read_annotations is not None
    given = files if isinstance(files, dict) else {suffix or format.suffixes[0]: files}
    with tempfile.TemporaryDirectory() as folder:
        for end, data in given.items():
            (Path(folder) / f"page{end}").write_bytes(data)
        return placeless(format.read_annotations(Path(folder) / f"page{_main(format, given)}"))


def fault_of(format: Format, files: dict[str, bytes] | bytes, suffix: str = "") -> str:
    """What the format says is wrong with the files."""
    try:
        read(format, files, suffix)
    except UnreadableFile as error:
        return error.fault
    raise AssertionError("the file was read")


def assert_survives(format: Format, texts: AnnotatedTexts) -> None:
    """Writes, reads back, and compares with what the format promises."""
    assert format.write_annotations is not None
    assert format.expected_annotations is not None
    files = dict(format.write_annotations(texts))
    assert read(format, files) == format.expected_annotations(texts)


def placeless(texts: AnnotatedTexts) -> AnnotatedTexts:
    """The same without the places where it was read."""
    return replace(
        texts,
        texts=tuple(
            replace(text, annotations=tuple(replace(each, place="") for each in text.annotations))
            for text in texts.texts
        ),
        relations=tuple(replace(each, place="") for each in texts.relations),
    )


def _main(format: Format, files: dict[str, bytes]) -> str:
    return next(end for end in files if end in format.suffixes)
