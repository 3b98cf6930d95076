import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import coded, newspaper, pair, parallel, uuid_of
from tests.examples import examples
from tests.formats.full_choices import PROJECT, asked, asked_texts
from tests.formats.round_trips import assert_survives, hard_pairs, read_back, whole, written
from tests.formats.test_pair_tables import beside
from workbench.formats.jsonl import FORMAT
from workbench.formats.jsonl_translation import FORMAT as TRANSLATION
from workbench.model.exchange import ParallelText
from workbench.plugins import Format
from workbench.text.fingerprints import fingerprint

BOTH = pytest.mark.parametrize("format", [FORMAT, TRANSLATION], ids=lambda each: each.name)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def items(format: Format, text: ParallelText) -> list[dict[str, object]]:
    return [json.loads(line) for line in written(format, text).decode().splitlines()]


@BOTH
@settings(max_examples=examples(15), suppress_health_check=SLOW)
@given(asked_texts)
def test_what_is_written_is_read_back(format: Format, text: ParallelText) -> None:
    assert format.expected is not None
    found = read_back(format, written(format, text))
    assert found == list(format.expected(text))
    assert [tuple(each[:2]) for each in found] == whole(text)


@BOTH
@settings(max_examples=examples(15), suppress_health_check=SLOW)
@given(asked_texts)
def test_a_line_is_an_object_wherever_a_reader_breaks_lines(
    format: Format, text: ParallelText
) -> None:
    assert [item["id"] for item in items(format, text)] == [each.segment.id for each in text.pairs]


def test_an_object_says_all_of_its_pair() -> None:
    text = replace(newspaper(), project=PROJECT)
    draft = list(text.pairs)[4]
    assert items(FORMAT, text)[4] == {
        "id": draft.segment.id,
        "document": "henan-legal-daily.txt",
        "number": 5,
        "kind": "body",
        "level": 0,
        "article": 1,
        "source": "突出抓好制度机制建设,坚决维护国家政治安全。",
        "target": "Build institutions & mechanisms.\nSafeguard national political security.",
        "source_codes": [],
        "target_codes": [],
        "state": "draft",
        "origin": "typed",
        "detail": "",
        "author": "李译",
        "time": "2026-03-01T08:30:00+00:00",
        "translatable": True,
        "locked": False,
        "needs_work": False,
        "unfinished": "",
        "note": "“制度机制” again in 6: keep the wording",
        "note_id": "",
        "note_replies": [],
        "annotations": [],
        "sent_notes": [],
        "sent_flags": [],
        "fingerprint": fingerprint("突出抓好制度机制建设,坚决维护国家政治安全。"),
        "source_language": "zh-Hans",
        "target_language": "en",
        "project": PROJECT,
    }
    assert "突出抓好" in written(FORMAT, text).decode()


def test_what_was_asked_for_stands_beside() -> None:
    (item,) = items(FORMAT, beside())
    assert item["part"] == {
        "paragraph": uuid_of("p"), "number": 2, "count": 2, "sources": 2, "targets": 1,
        "sure": False,
    }  # fmt: skip
    assert item["terms"] == [
        {
            "start": 0, "end": 2, "text": "法治", "targets": ["rule of law"],
            "concepts": [
                {
                    "reference": uuid_of("concept"),
                    "terms": [
                        {"language": "zh-Hans", "text": "法治", "status": "preferred"},
                        {"language": "en", "text": "rule of law", "status": "preferred"},
                    ],
                }
            ],
        }
    ]  # fmt: skip
    (match,) = item["matches"]  # type: ignore[misc]
    assert (match["kind"], match["score"], match["target"], match["memory"]) == (
        "fuzzy", 87, "Govern by law.", "刑法",
    )  # fmt: skip
    (revision,) = item["history"]  # type: ignore[misc]
    assert (revision["target"], revision["state"]) == ("Law.", "draft")


def test_codes_are_by_offset_on_both_sides() -> None:
    (source, source_codes), (target, target_codes) = (
        coded("依法{1>治国<1}。"),
        coded("{1>Law<1}{2}."),
    )
    plain = pair(1, source, target)
    full = replace(
        plain,
        segment=replace(plain.segment, codes=source_codes),
        target=replace(plain.target, codes=target_codes),
    )
    (item,) = items(FORMAT, parallel(full))
    usual = {"markup": "bold", "deletable": True}
    assert item["source_codes"] == [
        {"number": 1, "kind": "open", "offset": 2, "data": "<open 1>", **usual},
        {"number": 1, "kind": "close", "offset": 4, "data": "<close 1>", **usual},
    ]
    assert [code["offset"] for code in item["target_codes"]] == [0, 3, 3]  # type: ignore[attr-defined]


def test_a_data_set_has_the_two_languages_by_name() -> None:
    text = parallel(pair(1, "法治。", "Rule of law."), pair(2, "一审", ""))
    assert items(TRANSLATION, text) == [
        {
            "id": each.segment.id,
            "fingerprint": each.fingerprint,
            "time": each.target.time,
            "translation": {"zh": each.segment.source, "en": each.target.text},
        }
        for each in text.pairs
    ]
    same = parallel(pair(1, "法治", "法治"), target_language="zh-Hant")
    assert items(TRANSLATION, same)[0]["translation"] == {"zh-Hans": "法治", "zh-Hant": "法治"}


@BOTH
def test_hard_texts_stand_as_they_are(format: Format) -> None:
    assert_survives(format, asked(hard_pairs()))
