"""Translation units in tables: TSV and CSV."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import newspaper
from tests.formats.round_trips import texts
from tests.formats.round_trips import written as exported
from tests.formats.unit_values import good, held, pair, read, written
from workbench.errors import UnreadableFile
from workbench.formats._xml_text import legal
from workbench.formats.tsv import FORMAT as TSV
from workbench.formats.units_csv import FORMAT as CSV
from workbench.model.memory import BadUnit, NewUnit
from workbench.model.segments import Origin
from workbench.text.line_ends import to_line_feeds

filled = texts.filter(lambda text: bool(legal(text).strip()))
units = st.builds(
    lambda source, target, facts, languages, origin, time: NewUnit(
        source=source,
        target=target,
        source_language=languages[0],
        target_language=languages[1],
        origin=origin,
        author=facts[0],
        time=time,
        document=facts[1],
        before=facts[2],
        after=facts[3],
    ),
    filled,
    filled,
    st.tuples(texts, texts, texts, texts),
    st.sampled_from([("zh-Hans", "en"), ("zh-Hant", "en-GB"), ("zh-Hant-HK", "en-US")]),
    st.sampled_from([Origin.IMPORTED, Origin.MACHINE]),
    st.sampled_from(["", "2024-03-01T08:30:00Z"]),
)


@given(st.lists(units, max_size=3))
def test_what_is_written_is_read_again(given: list[NewUnit]) -> None:
    data, _ = written(TSV, map(held, given))
    assert TSV.expected_units is not None
    found = good(read(TSV, data))
    assert found == [TSV.expected_units(held(unit)) for unit in given]
    assert found == [
        NewUnit(
            source=to_line_feeds(legal(unit.source)),
            target=to_line_feeds(legal(unit.target)),
            source_language=unit.source_language,
            target_language=unit.target_language,
            origin=unit.origin,
            author=legal(unit.author),
            time=unit.time,
            document=legal(unit.document),
            before=to_line_feeds(legal(unit.before)),
            after=to_line_feeds(legal(unit.after)),
        )
        for unit in given
    ]


def test_what_a_table_cannot_hold_is_said() -> None:
    _, losses = written(TSV, [held(pair("法\x08治", properties={"a": "b"})), held(pair())])
    assert losses == [
        "control characters were left out of 1 of the units",
        "properties of 1 units were left out",
    ]


def test_an_export_of_pairs_is_read_as_units() -> None:
    found = read(TSV, exported(TSV, newspaper()))
    assert [unit.source for unit in found if isinstance(unit, NewUnit)] == [
        pair.segment.source for pair in newspaper().pairs if pair.target.text.strip()
    ]
    assert {unit.fault for unit in found if isinstance(unit, BadUnit)} == {"the target is empty"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("法治\trule of law\n", pair()),
        ("rule of law\t法治\n", pair()),
        ("法治\trule of law\t备注\n", pair()),
        ("source\ttarget\n法治\trule of law\n", pair()),
        ("source\ttarget\nrule of law\t法治\n", pair()),
        ("en-US\tzh-TW\nrule of law\t法治\n",
         pair(source_language="zh-Hant-TW", target_language="en-US")),
        ("编号\t原文\t译文\n1\t法治\trule of law\n", pair(properties={"编号": "1"})),
        ("中文\t英文\t译者\t日期\t文件\n法治\trule of law\t李译\t2024-03-01\ta.docx\n",
         pair(author="李译", time="2024-03-01T00:00:00Z", document="a.docx")),
        ("source\ttarget\ttime\n法治\trule of law\tgestern\n",
         pair(properties={"time": "gestern"})),
        ('source\ttarget\n"法""治""\n二"\trule of law\n', pair('法"治"\n二')),
        ('source\ttarget\n"法"治\t"rule" of law\n', pair('"法"治', '"rule" of law')),
        ("\ufeff法治\trule of law\r\n", pair()),
        ("憲法總統\tx\n", pair("憲法總統", "x", source_language="zh-Hant")),
    ],
)  # fmt: skip
def test_a_table_with_or_without_names(data: str, expected: NewUnit) -> None:
    assert good(read(TSV, data)) == [expected]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_values_with_any_separator_in_any_encoding(encoding: str, delimiter: str) -> None:
    lines = (("zh", "en"), ("全国人民代表大会", '"a, b; c|d\te"'), ("法治\n", "law"))
    rows = [delimiter.join((zh, en)) for zh, en in lines]
    data = "\r\n".join(rows).replace("\n法治\n", '\n"法治\n"').encode(encoding)
    assert [(unit.source, unit.target) for unit in good(read(CSV, data))] == [
        ("全国人民代表大会", "a, b; c|d\te"),
        ("法治\n", "law"),
    ]


def test_a_bad_row_takes_no_other_with_it() -> None:
    data = (
        "zh,en\n法治,rule of law\n".encode()
        + b"\xe6\xb2,law\n"
        + '"法"治,law\n法\n,law\n法治, \n法治,rule of law\n'.encode()
    )
    assert read(CSV, data) == [
        pair(),
        BadUnit(line=3, fault="the row has bytes that are not UTF-8"),
        BadUnit(line=4, fault="the row cannot be read: ',' expected after '\"'"),
        BadUnit(line=5, fault="the row has too few cells"),
        BadUnit(line=6, fault="the source is empty"),
        BadUnit(line=7, fault="the target is empty"),
        pair(),
    ]


def test_a_row_of_tabs_that_only_begins_with_a_quotation_is_taken_as_it_stands() -> None:
    plain = "法治\trule of law\n" * 20_000
    quoted = '"法\n治"\t"rule" of "law"\n依法\t"a\nb"c\n'
    data = f'source\ttarget\n{plain}人\t"Person" means a natural person.\r\n{quoted}'
    assert read(TSV, data)[20_000:] == [
        pair("人", '"Person" means a natural person.'),
        BadUnit(line=20_003, fault="the row cannot be read: '\t' expected after '\"'"),
        BadUnit(line=20_005, fault="the row cannot be read: '\t' expected after '\"'"),
    ]


def test_other_languages_are_left_out() -> None:
    data = "source,target,source_language,target_language\n法,loi,zh,fr\nlaw,法,en-GB,zh-HK\n"
    assert read(CSV, data) == [
        BadUnit(line=2, fault="the unit is from zh-Hans to fr, not between Chinese and English"),
        pair("法", "law", source_language="zh-Hant-HK", target_language="en-GB"),
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("法治\n二\n", "memory.csv, line 1: no two columns, a source and a target"),
        ('zh,en\n法,law\n法,"' + "x\n" * 3_000_000, "memory.csv, line 3: a row has more than"),
        ("x" * 5_000_000, "memory.csv, line 1: a row has more than"),
    ],
)
def test_what_is_no_table_is_refused(data: str, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(CSV, data)
    assert caught.value.fault.startswith(fault)


def test_an_empty_table_has_no_units() -> None:
    assert read(CSV, "") == read(TSV, "source\ttarget\n") == []


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("法治\trule of law\n" * 50_000, "utf-8")
    told: list[int] = []
    assert TSV.read_units is not None
    assert len(list(TSV.read_units(path, told.append))) == 50_000
    assert told == sorted(told)
    assert (len(told) > 1, told[-1]) == (True, path.stat().st_size)
