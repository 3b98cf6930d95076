"""The lists by which extraction is measured, against the texts that they were made of."""

from pathlib import Path

import pytest

from workbench.text.blocks import blocks
from workbench.text.folding import fold
from workbench.text.repair import repair

_TESTS = Path(__file__).parents[1]
_LISTS = _TESTS / "data" / "extraction"
_MARKS = str.maketrans("", "", '"《》 ')


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (_TESTS.parent / "seeds/henan-legal-daily.txt", "henan-legal-daily.txt"),
        (_TESTS / "pages/county-revival-secretaries.txt", "county-revival-secretaries.txt"),
    ],
)
def test_every_unit_stands_in_its_text(text: Path, made: str) -> None:
    paragraphs = repair(blocks(text.read_text("utf-8")))
    key = fold("\n".join(one.text for one in paragraphs)).translate(_MARKS)
    lines = (_LISTS / made).read_text("utf-8").splitlines()
    absent = [
        unit
        for unit in lines
        if not unit.startswith("#")
        and not any(fold(wording).translate(_MARKS) in key for wording in unit.split("|"))
    ]
    assert absent == []


@pytest.mark.parametrize("made", sorted(_LISTS.glob("*.txt")), ids=lambda made: made.stem)
def test_no_unit_is_listed_twice(made: Path) -> None:
    lines = [line for line in made.read_text("utf-8").splitlines() if not line.startswith("#")]
    wordings = [wording.strip() for line in lines for wording in line.split("|")]
    assert [one for one in dict.fromkeys(wordings) if wordings.count(one) > 1] == []
    assert all(len(one) > 1 for one in wordings)
