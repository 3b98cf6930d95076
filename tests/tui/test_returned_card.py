"""What the list of a file that came back tells of one row."""

from tests.builders import coded
from workbench.model.returned import Mark, NoteChange, NoteFate, RowFate, RowResult
from workbench.tui.returned_card import returned_card, told_row


def result(before: str, after: str, **facts: object) -> RowResult:
    """A row that is taken; codes are written as `{1>bold<1}`."""
    (old, codes_before), (new, codes) = coded(before), coded(after)
    known = {"before": old, "after": new, "codes_before": codes_before, "codes": codes, **facts}
    return RowResult(fate=RowFate.TAKEN, where="row 2", **known)  # type: ignore[arg-type]


def card(given: RowResult) -> list[str]:
    return ["".join(part.text for part in line) for line in returned_card(given, "依法治国。")]


def test_codes_are_labels() -> None:
    moved = result("Rule of {1>law<1}{2}.", "{1>Rule<1} of law{2}.")
    assert told_row(moved) == ("row 2", "take", "‹1Rule1› of law‹2›.")
    assert card(moved)[-1] == "{+‹1+}Rule{+1›+} of [-‹1-]law[-1›-]‹2›."


def test_marks_are_told_with_the_state() -> None:
    same = result("{1>Rule<1}.", "{1>Rule<1}.", marks=(Mark.LOCKED,))
    assert told_row(same)[2] == "locked"
    assert card(same)[-4:] == ["", "locked", "", "‹1Rule1›."]
    note = NoteChange(fate=NoteFate.NEW, text="哪部法律?")
    assert told_row(result("a", "a", notes=(note,)))[2] == "note: 哪部法律?"
