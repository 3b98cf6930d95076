"""Review tables in Word and Excel: what goes out, and what comes back unchanged."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import PAGE, annotation, leaving, newspaper, pair, parallel, uuid_of
from tests.examples import examples
from tests.formats.office_files import zipped
from tests.formats.review_values import (
    INSPECTION,
    LAW,
    PROJECT,
    RULE,
    RULE_OF_LAW,
    concept,
    file_of,
    noted,
    notes,
    out,
    page,
    returned,
    rows,
    term,
    told,
    with_codes,
    with_terms,
)
from tests.formats.round_trips import (
    assert_survives,
    hard_pairs,
    pairs_back,
    parallel_texts,
    read_back,
    texts,
    written,
)
from workbench.errors import UnreadableFile
from workbench.formats._review_columns import review_rows
from workbench.formats._xml_text import legal
from workbench.formats.bilingual_docx import FORMAT as BILINGUAL
from workbench.formats.review_docx import FORMAT as DOCX
from workbench.formats.review_xlsx import FORMAT as XLSX
from workbench.model.annotations import Reply
from workbench.model.codes import CodeKind, Markup
from workbench.model.exchange import Around, Carried, Choices, Level, ParallelText, Part
from workbench.model.returned import NEVER, ReturnedRow, SentNote
from workbench.model.segments import Origin, Revision, Side, State
from workbench.plugins import Format
from workbench.text.fingerprints import fingerprint
from workbench.text.line_ends import to_line_feeds

OLD = Revision(
    id="r",
    version=1,
    side=Side.TARGET,
    text="Old words",
    state=State.DRAFT,
    author="王审",
    time="2026-02-01T08:30:00Z",
    origin=Origin.TYPED,
    detail="",
    is_head=False,
)
BODIES = ("word/document.xml", "xl/worksheets/sheet1.xml")
BOTH = pytest.mark.parametrize("format", [DOCX, XLSX], ids=lambda each: each.name)


@BOTH
@pytest.mark.parametrize("text", [newspaper(), hard_pairs(), page(), parallel()])
def test_what_is_written_is_read_back(format: Format, text: ParallelText) -> None:
    assert_survives(format, text)


@BOTH
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(parallel_texts)
def test_any_text_is_read_back(format: Format, text: ParallelText) -> None:
    assert_survives(format, text)


def kept(format: Format, text: str) -> str:
    """A text as it comes back."""
    return to_line_feeds(legal(text) if format is DOCX else text)


@BOTH
@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(texts, texts, st.sampled_from(State), texts), max_size=3))
def test_what_goes_out_comes_back(
    format: Format, values: list[tuple[str, str, State, str]]
) -> None:
    pairs = [
        noted(
            pair(number, source, target, state=state),
            *([annotation(number=number, body=body)] if body else []),
        )
        for number, (source, target, state, body) in enumerate(values, 1)
    ]
    with tempfile.TemporaryDirectory() as folder:
        found = rows(format, file_of(format, out(*pairs), Path(folder)))
    assert [
        (row.id, row.fingerprint, row.source, row.target, row.state, row.sent_notes)
        for row in found
    ] == [
        (
            each.segment.id,
            each.fingerprint,
            kept(format, each.segment.source),
            kept(format, each.target.text),
            each.target.state,
            tuple(
                SentNote(note.id, fingerprint(kept(format, note.body))) for note in each.annotations
            ),
        )
        for each in pairs
    ]
    assert [notes(row) for row in found] == [
        [(kept(format, note.body), "", note.id) for note in each.annotations] for each in pairs
    ]


@BOTH
def test_a_row_says_all_of_its_pair(format: Format, tmp_path: Path) -> None:
    file, found = returned(format, file_of(format, page(), tmp_path))
    assert (file.project, file.warnings) == (PROJECT, ())
    second = found[1]
    assert isinstance(second, ReturnedRow)
    (wording,) = second.wordings
    assert (second.id, second.where, second.state, second.has_notes) == (
        uuid_of(PAGE, 2),
        "row 3",
        State.REVIEWED,
        True,
    )
    assert told(second) == (
        "依据《条例》第三条,持续深化政治督察。",
        "Under ‹1Article 31› of the Regulations‹2›, deepen political inspections.",
    )
    assert [(each.kind, each.markup, each.data) for each in wording.codes] == [
        (CodeKind.OPEN, Markup.OTHER, ""),
        (CodeKind.CLOSE, Markup.OTHER, ""),
        (CodeKind.ALONE, Markup.OTHER, ""),
    ]
    assert [text for text, _, _ in notes(second)] == [
        "see paragraph 1",
        "which edition?\n\n2019 or later?",
    ]
    assert second.sent_notes == tuple(
        SentNote(id, fingerprint(text)) for text, _, id in notes(second)
    )
    assert [told(row) for row in found[2:4]] == [
        ("推动政法工作高质量发展", ""),
        ("=1+1", "+86 = @x\ny\tz"),
    ]
    assert isinstance(found[2], ReturnedRow)
    assert found[2].wordings == ()


@BOTH
@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
@given(source=st.lists(st.sampled_from(["{1>", "<1}", "{2}", "{{1>", "{", "}", "<", "法", "1"])))
def test_codes_are_told_from_what_looks_like_them(format: Format, source: list[str]) -> None:
    plain = "".join(source)
    made = with_codes(1, LAW, RULE)
    text = out(
        replace(
            made,
            segment=replace(made.segment, source=plain + made.segment.source + plain, codes=tuple(
                replace(code, offset=code.offset + len(plain)) for code in made.segment.codes
            )),
            target=replace(made.target, text=made.target.text + plain),
        )
    )  # fmt: skip
    assert_survives(format, text)
    with tempfile.TemporaryDirectory() as folder:
        (row,) = rows(format, file_of(format, text, Path(folder)))
    (sent,) = text.pairs
    assert (row.source, row.target) == (sent.segment.source, sent.target.text)
    assert [(each.number, each.kind, each.offset) for each in row.wordings[0].codes] == [
        (each.number, each.kind, each.offset) for each in sent.target.codes
    ]


@BOTH
def test_columns_are_those_that_were_asked_for(format: Format) -> None:
    part = Part(paragraph=uuid_of(PAGE, 7), number=2, count=3, sources=2, targets=1, is_sure=False)
    made = pair(7, "深化。督察。", "Deepen inspections.", document="一.txt")
    first = replace(
        leaving(replace(made, segment=replace(made.segment, id=f"{uuid_of(PAGE, 7)}.2"))),
        part=part,
        history=(OLD,),
    )
    choices = Choices(level=Level.SENTENCE, has_history=True, has_terms=True)
    second = replace(
        leaving(pair(1, document="二.txt")), part=replace(part, sources=1, is_sure=True)
    )
    text = replace(out(first, second), choices=choices)
    assert_survives(format, text)
    found = pairs_back(format, written(format, text))[0]
    assert isinstance(found, Carried)
    assert found.facts == (
        ("No.", "7.2"),
        ("Document", "一.txt"),
        ("Sentences", "2 Chinese to 1 English; please check"),
        ("Source", "深化。督察。"),
        ("Target", "Deepen inspections."),
        ("State", "translated"),
        ("Notes", ""),
        ("Earlier", "[2026-02-01 08:30, 王审, draft] Old words"),
        (
            "Reference",
            f"{uuid_of(PAGE, 7)}.2 {fingerprint('深化。督察。')} {PROJECT} @{made.target.time}",
        ),
    )


@pytest.mark.parametrize(
    ("sources", "targets", "is_sure", "target", "shape"),
    [
        (1, 1, True, "Rule of law.", ""),
        (1, 1, False, "Rule of law.", "1 Chinese to 1 English; please check"),
        (2, 1, True, "Rule of law.", "2 Chinese to 1 English"),
        (0, 1, True, "Rule of law.", "no Chinese to 1 English"),
        (1, 0, True, "", ""),
        (1, 0, False, "", "1 Chinese to no English; please check"),
    ],
)
def test_a_shape_is_said_where_somebody_should_look(
    sources: int, targets: int, is_sure: bool, target: str, shape: str
) -> None:
    part = Part(
        paragraph=uuid_of(PAGE, 1),
        number=1,
        count=1,
        sources=sources,
        targets=targets,
        is_sure=is_sure,
    )
    made = replace(leaving(pair(1, "法治。", target)), part=part)
    ((_, cells),) = review_rows(out(made), ("Sentences",), str)
    assert cells == (shape,)


def facts_of_rows(format: Format, text: ParallelText) -> list[dict[str, str]]:
    return [dict(each.facts) for each in pairs_back(format, written(format, text))]


@BOTH
@pytest.mark.parametrize(
    ("count", "shown", "losses"),
    [
        (0, None, []),
        (1, 1, []),
        (3, 3, []),
        (5, 3, ["of 1 pair only the newest 3 earlier wordings were taken"]),
    ],
)
def test_no_more_than_three_earlier_wordings(
    format: Format, count: int, shown: int | None, losses: list[str]
) -> None:
    older = tuple(replace(OLD, text=f"wording {number}") for number in range(count))
    text = replace(
        out(replace(leaving(pair(1)), history=older), pair(2)), choices=Choices(has_history=True)
    )
    assert_survives(format, text)
    assert format.write is not None
    assert list(format.write(text, io.BytesIO())) == losses
    said = "\n".join(
        f"[2026-02-01 08:30, 王审, draft] wording {number}" for number in range(shown or 0)
    )
    assert [row.get("Earlier") for row in facts_of_rows(format, text)] == (
        [None, None] if shown is None else [said, ""]
    )


@BOTH
def test_the_glossary_goes_out_behind_the_pairs(format: Format) -> None:
    text = with_terms(RULE_OF_LAW, INSPECTION)
    assert_survives(format, text)
    names = ["No.", "Source", "Target", "State", "Notes", "Reference"]
    assert [list(each) for each in facts_of_rows(format, text)] == [names] * 5
    assert read_back(format, written(format, text))[-2:] == [
        Around(
            "term 1",
            "法治; 法治国家\nrule of law; law-based governance\nnot: rule by law\n"
            "Governing by law. See 依法治国.",
        ),
        Around("term 2", "督察\ninspection; Source\n=1+1\nTarget"),
    ]


@BOTH
def test_nothing_of_the_glossary_comes_back(format: Format, tmp_path: Path) -> None:
    plain = file_of(format, page(), tmp_path).replace(tmp_path / "plain")
    with_glossary = file_of(format, with_terms(RULE_OF_LAW, INSPECTION), tmp_path)
    assert rows(format, with_glossary) == rows(format, plain)


@BOTH
def test_a_glossary_that_was_changed_on_its_way_is_noticed(format: Format) -> None:
    text = with_terms(RULE_OF_LAW, INSPECTION)
    assert format.expected is not None
    missing = written(format, replace(text, concepts=(RULE_OF_LAW,)))
    assert list(format.expected(text)) != read_back(format, missing)


@BOTH
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=3))
def test_any_glossary_is_read_back(format: Format, values: list[tuple[str, str, str]]) -> None:
    concepts = [
        concept(term(chinese, "zh-Hans"), term(english), note=note)
        for chinese, english, note in values
    ]
    assert_survives(format, with_terms(*concepts))


@BOTH
def test_a_row_tells_when_its_english_was_written(format: Format, tmp_path: Path) -> None:
    open_pair = pair(2, target="")
    never = replace(open_pair, target=replace(open_pair.target, time=""))
    found = rows(format, file_of(format, out(pair(1), never), tmp_path))
    assert [each.since for each in found] == [pair(1).target.time, NEVER]


@BOTH
def test_replies_stand_below_their_notes(format: Format, tmp_path: Path) -> None:
    replies = tuple(
        Reply(id=uuid_of(who), version=1, body=body, author=who, time="2026-03-01T08:30:00Z")
        for who, body in (("王审", "this"), ("[李译]", "=1+1\nor that"))
    )
    asked = replace(annotation(body="which?"), replies=replies)
    plain = replace(annotation(label="remark", body="see 1"), replies=replies[:1])
    text = out(noted(pair(1), asked, plain=plain))
    assert list(format.write(text, io.BytesIO())) == []  # type: ignore[misc]
    assert_survives(format, text)
    (found,) = pairs_back(format, written(format, text))
    assert isinstance(found, Carried)
    assert dict(found.facts)["Notes"] == (
        "[1 remark, 李译] see 1\n[1.1 王审] this\n"
        "[2 query, 李译] which?\n[2.1 王审] this\n[2.2 (李译)] =1+1\nor that"
    )
    (row,) = rows(format, file_of(format, text, tmp_path))
    assert [(note.text, note.id, note.answers) for note in row.notes] == [
        ("see 1", plain.id, ""),
        ("this", replies[0].id, plain.id),
        ("which?", asked.id, ""),
        ("this", replies[0].id, asked.id),
        ("=1+1\nor that", replies[1].id, asked.id),
    ]
    assert [each.id for each in row.sent_notes] == [note.id for note in row.notes]


@BOTH
def test_pairs_of_two_projects_are_not_mixed(format: Format, tmp_path: Path) -> None:
    other = file_of(format, out(pair(1), project=uuid_of("other")), tmp_path)
    assert returned(format, other)[0].project == uuid_of("other")
    nobody = file_of(format, out(pair(1), project=""), tmp_path)
    file, found = returned(format, nobody)
    assert (file.project, [type(each) for each in found]) == ("", [ReturnedRow])


@BOTH
@pytest.mark.parametrize(
    "data", [b"", b"no archive", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99]
)
def test_what_is_no_review_table(format: Format, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"^page "):
        returned(format, path)


def renamed(path: Path, old: str, new: str) -> None:
    """Puts another name into the head cell of a column."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name in files if name in BODIES)
    files[name] = files[name].replace(f">{old}<".encode(), f">{new}<".encode(), 1)
    path.write_bytes(zipped(files))


@BOTH
@pytest.mark.parametrize(("column", "name"), [("Target", "英文"), ("Source", "原文")])
def test_a_head_cell_with_another_name_is_told_in_one_line(
    format: Format, column: str, name: str, tmp_path: Path
) -> None:
    path = file_of(format, page(), tmp_path)
    renamed(path, column, name)
    for each in {DOCX: (DOCX, BILINGUAL), XLSX: (XLSX,)}[format]:
        with pytest.raises(UnreadableFile) as caught:
            returned(each, path)
        assert str(caught.value) == (
            f"{path.name} has lost the column {column} of the review table; "
            f"if its head cell got another name, write {column} there again"
        )
    renamed(path, "Source" if column == "Target" else "Target", "文")
    with pytest.raises(UnreadableFile, match="above the head with the columns Source and Target"):
        returned(format, path)


@BOTH
def test_a_column_of_notes_with_another_name_is_no_silent_loss(
    format: Format, tmp_path: Path
) -> None:
    path = file_of(format, page(), tmp_path)
    assert list(returned(format, path)[0].warnings) == []
    renamed(path, "Notes", "批注")
    assert list(returned(format, path)[0].warnings) == [
        "there is no column Notes, and 批注 was not read; if the head cell got another name, "
        "write Notes there again"
    ]
