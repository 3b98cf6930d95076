import pytest

from workbench.model.segments import Origin
from workbench.model.suggestions import Suggested
from workbench.text.suggestion_details import (
    find_suggested,
    pretranslated_detail,
    propagated_detail,
    told_origin,
)

UNIT = "01907c4e-0000-7000-8000-000000000001"


@pytest.mark.parametrize(
    ("detail", "found"),
    [
        ("propagated from 12", Suggested(kind="propagated", score=100)),
        ("fuzzy 87%", Suggested(kind="fuzzy", score=87)),
        ("earlier version 95 %", Suggested(kind="earlier version", score=95)),
        (
            f"pretranslated: context 100%, unit {UNIT} of 判决书",
            Suggested(kind="context", score=100),
        ),
        ("", None),
        ("restored from 2026-03-01T08:30:00.000Z", None),
        ("fuzzy 870%", None),
        ("fuzzy 101%", None),
        ("grew by fuzzy 87", None),
    ],
)
def test_what_a_detail_says_of_a_suggestion(detail: str, found: Suggested | None) -> None:
    assert find_suggested(detail) == found


@pytest.mark.parametrize(
    ("written", "detail"),
    [
        (propagated_detail(12), "propagated from 12"),
        (propagated_detail(12, "年报.docx"), "propagated from 12 in 年报.docx"),
        (
            pretranslated_detail("fuzzy 87%", "判决书", UNIT),
            f"pretranslated: fuzzy 87%, unit {UNIT} of 判决书",
        ),
        (pretranslated_detail("assembled 70%", "", ""), "pretranslated: assembled 70%"),
    ],
)
def test_how_a_suggestion_is_written_down(written: str, detail: str) -> None:
    assert written == detail
    assert find_suggested(written) is not None


@pytest.mark.parametrize(
    ("origin", "detail", "told"),
    [
        (Origin.TYPED, "", ""),
        (Origin.IMPORTED, "changed in a newer version", ""),
        (Origin.MACHINE, "", "by machine"),
        (Origin.MEMORY, "fuzzy 87%", "from memory 87%"),
        (Origin.MEMORY, "pretranslated: exact 100%", "from memory 100%"),
        (Origin.MEMORY, "propagated from 3 in a.txt", "propagated from 3 in a.txt"),
        (Origin.MEMORY, "restored from 2026-03-01T08:30:00Z", "from memory"),
    ],
)
def test_where_a_wording_came_from_is_told(origin: Origin, detail: str, told: str) -> None:
    assert told_origin(origin, detail) == told
