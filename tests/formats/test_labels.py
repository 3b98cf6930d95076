"""Lists of labels as JSON and as a table."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UnreadableFile
from workbench.model.annotations import NewLabel, Purpose
from workbench.model.label_sets import READY_LABELS
from workbench.plugins import FORMATS

NAMES = ("labels-json", "labels-tsv")


def label(name: str = "机构", **facts: str) -> NewLabel:
    usual = {"group": "自己的", "colour": "#73daca", "sign": "J", "key": "j", "description": ""}
    return NewLabel(**{**usual, **facts}, name=name, purpose=Purpose.MARK)


def written(name: str, labels: list[NewLabel]) -> bytes:
    write = FORMATS.get(name).write_labels
    assert write is not None
    out = io.BytesIO()
    write(labels, out)
    return out.getvalue()


def read(name: str, folder: Path, data: bytes) -> list[NewLabel]:
    read_labels = FORMATS.get(name).read_labels
    assert read_labels is not None
    path = folder / "labels"
    path.write_bytes(data)
    return list(read_labels(path))


@pytest.mark.parametrize("name", NAMES)
def test_the_ready_labels_read_back(name: str, tmp_path: Path) -> None:
    assert read(name, tmp_path, written(name, list(READY_LABELS))) == list(READY_LABELS)


_line = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=8)


@pytest.mark.parametrize("name", NAMES)
@given(found=st.lists(st.builds(
    label, _line.map("类{}".format), key=_line, sign=_line, description=_line
), max_size=3))  # fmt: skip
def test_any_label_reads_back(
    name: str, found: list[NewLabel], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("labels")
    assert read(name, folder, written(name, found)) == found


def test_no_cell_is_a_formula() -> None:
    risky = label(sign="=", key="+", description="=HYPERLINK(1)")
    assert written("labels-tsv", [risky]).decode().splitlines()[1] == (
        "机构\t自己的\tmark\t#73daca\t'=\t'+\t'=HYPERLINK(1)"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("labels-json", '[{"name": "地名"}]'),
        ("labels-json", '{"labels": [{"name": "地名", "note": 3}]}'),
        ("labels-tsv", "sign\tName\r\n\t地名\r\n\r\n"),
    ],
)
def test_only_the_name_is_needed(name: str, text: str, tmp_path: Path) -> None:
    bare = label("地名", group="imported", colour="", sign="", key="")
    assert read(name, tmp_path, text.encode()) == [bare]


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("labels-json", "{", "line 1: this is no JSON"),
        ("labels-json", "3", "has no list of labels"),
        ("labels-json", '["地名"]', r"labels\[0\] is no object"),
        ("labels-json", '[{"name": 3}]', r"labels\[0\]: name is no text"),
        ("labels-json", '[{"name": "甲"}, {"set": "乙"}]', r"labels\[1\]: a label has no name"),
        ("labels-json", '[{"name": "甲", "purpose": "乙"}]', "'乙' is no purpose"),
        ("labels-tsv", "label\n甲\n", "no column `name`"),
        ("labels-tsv", "name\tset\n甲\t乙\n\t丙\n", "line 3: a label has no name"),
        ("labels-tsv", 'name\n"甲\n', "line 2"),
    ],
)
def test_what_is_no_list_is_refused_with_the_place(
    name: str, text: str, fault: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableFile, match=fault):
        read(name, tmp_path, text.encode())
