import json

from hypothesis import given

from tests.builders import newspaper
from tests.formats.round_trips import assert_survives, hard_pairs, parallel_texts, whole, written
from workbench.formats.jsonl import FORMAT
from workbench.model.exchange import ParallelText


@given(parallel_texts)
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert FORMAT.expected is not None
    assert list(FORMAT.expected(text)) == whole(text)
    assert_survives(FORMAT, text)


@given(parallel_texts)
def test_a_line_is_an_object_wherever_a_reader_breaks_lines(text: ParallelText) -> None:
    lines = written(FORMAT, text).decode().splitlines()
    items = [json.loads(line) for line in lines]
    assert [(item["source"], item["target"]) for item in items] == whole(text)


def test_an_object_says_all_of_its_pair() -> None:
    text = newspaper()
    line = written(FORMAT, text).decode().splitlines()[4]
    draft = list(text.pairs)[4]
    assert json.loads(line) == {
        "id": draft.segment.id,
        "document": "henan-legal-daily.txt",
        "number": 5,
        "kind": "body",
        "source": "突出抓好制度机制建设,坚决维护国家政治安全。",
        "target": "Build institutions & mechanisms.\nSafeguard national political security.",
        "state": "draft",
        "origin": "typed",
        "detail": "",
        "translatable": True,
        "note": "“制度机制” again in 6: keep the wording",
        "annotations": [],
        "source_language": "zh-Hans",
        "target_language": "en",
    }
    assert "突出抓好" in line


def test_hard_texts_stand_as_they_are() -> None:
    assert_survives(FORMAT, hard_pairs())
