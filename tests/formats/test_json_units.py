"""Objects with a source and a target come in as units, in every layout that corpora have."""

from pathlib import Path

import pytest

from tests.builders import pair, parallel
from tests.formats.round_trips import written
from workbench.errors import UnreadableFile
from workbench.formats.jsonl import FORMAT
from workbench.formats.jsonl_translation import FORMAT as TRANSLATION
from workbench.model.memory import BadUnit, NewUnit


def units(data: bytes, path: Path) -> list[NewUnit | BadUnit]:
    path.write_bytes(data)
    assert FORMAT.read_units is not None
    return list(FORMAT.read_units(path, lambda read: None))


def told(found: list[NewUnit | BadUnit]) -> list[tuple[str, ...]]:
    return [
        (str(each.line), each.fault)
        if isinstance(each, BadUnit)
        else (each.source, each.target, each.source_language, each.target_language)
        for each in found
    ]


HALF = "the line has half of a character, which no text can hold"
HANS = ("法治", "Rule of law", "zh-Hans", "en")


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ('{"source": "法治", "target": "Rule of law"}', HANS),
        ('{"source": "Rule of law", "target": "法治"}', HANS),
        ('{"src": "法治", "tgt": "Rule of law", "score": 0.9}', HANS),
        ('{"en": "Rule of law", "zh": "法治"}', HANS),
        ('{"zh-TW": "法治", "en-US": "Rule of law"}',
         ("法治", "Rule of law", "zh-Hant-TW", "en-US")),
        ('{"Chinese": "法治", "English": "Rule of law"}', HANS),
        ('{"translation": {"zh": "法治", "en": "Rule of law"}, "id": "7"}', HANS),
        ('{"zho_Hans": "法治", "eng_Latn": "Rule of law"}',
         ("法治", "Rule of law", "zh-Hans", "en-Latn")),
    ],
)  # fmt: skip
def test_layouts(line: str, unit: tuple[str, ...], tmp_path: Path) -> None:
    assert told(units(line.encode(), tmp_path / "x.jsonl")) == [unit]
    assert told(units(line.encode("utf-16"), tmp_path / "x.jsonl")) == [unit]


def test_what_stands_beside_is_kept(tmp_path: Path) -> None:
    line = (
        '{"zh": "法治", "en": "Law", "translator": "李译", "date": "2026-03-01", "doc": "a.txt",'
        ' "file": "宪法", "score": 0.5, "ok": true, "more": {"a": 1}, "empty": ""}'
    )
    (unit,) = units(line.encode(), tmp_path / "x.jsonl")
    assert isinstance(unit, NewUnit)
    assert (unit.author, unit.time, unit.document) == ("李译", "2026-03-01T00:00:00Z", "宪法")
    assert unit.properties == {"doc": "a.txt", "score": "0.5"}


def test_our_own_exports_come_in_as_units(tmp_path: Path) -> None:
    text = parallel(pair(1, "法治", "=Rule of law"), pair(2, "一审", ""))
    for format in (FORMAT, TRANSLATION):
        assert told(units(written(format, text), tmp_path / "x.jsonl")) == [
            ("法治", "=Rule of law", "zh-Hans", "en"),
            ("2", "the target is empty"),
        ]


def test_a_bad_line_is_told_and_the_next_ones_follow(tmp_path: Path) -> None:
    good = '{"zh": "法治", "en": "Rule of law"}'
    lines = [
        good, "", "[1, 2]", '{"zh": "法治"}', '{"zh": 1, "en": 2}', "[" * 100_000,
        '{"zh": "\\ud800", "en": "a"}',
        f'{{"n": {"9" * 5000}, "zh": "法"}}', good, good[:20],
    ]  # fmt: skip
    no_object = "the line is no JSON object; it may be cut short"
    no_pair = "the object has no source and target, as texts"
    assert told(units("\n".join(lines).encode(), tmp_path / "x.jsonl")) == [
        HANS, ("3", no_object), ("4", no_pair), ("5", no_pair), ("6", no_object), ("7", HALF),
        ("8", no_object), HANS, ("10", no_object),
    ]  # fmt: skip
    bad = good.encode()[:9] + b"\xff\xfe" + good.encode()[9:]
    (_, fault) = told(units(good.encode() + b"\n" + bad, tmp_path / "x.jsonl"))
    assert fault == ("2", "the line has bytes that are not of the encoding")


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (b'{"zh": "\\ud842", "en": "half"}', HALF),
        (
            b'{"zh": "\xed\xa1\x82", "en": "half"}',
            "the line has bytes that are not of the encoding",
        ),
        (
            b'{"zh": "\x00", "en": "NUL"}',
            "a control character stands in the line, which JSON must escape",
        ),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_character_that_is_none_makes_one_line_bad(
    bad: bytes, fault: str, place: int, tmp_path: Path
) -> None:
    lines = ['{"zh": "法治", "en": "Rule of law"}'.encode()] * 2
    lines.insert(place, bad)
    found = told(units(b"\n".join(lines), tmp_path / "x.jsonl"))
    assert found.pop(place) == (str(place + 1), fault)
    assert found == [HANS, HANS]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'[\n{"zh": "a"}]', "x, line 1: the line is no JSON object; it may be cut short"),
        (b"source,target\n", "x, line 1: the line is no JSON object; it may be cut short"),
        (b'{"a": "' + b"x" * (1 << 24), "x, line 1: more than 16,777,216 characters"),
    ],
)
def test_what_is_no_such_file(data: bytes, fault: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        units(data, tmp_path / "x")
    assert caught.value.fault == fault
