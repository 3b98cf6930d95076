import pytest

from workbench.formats._bilingual_columns import Role, Tool, columns_of, guessed
from workbench.formats._bilingual_states import is_locked, read_state, written_state
from workbench.model.segments import State

ID, SOURCE, TARGET, STATE, NOTES = Role.ID, Role.SOURCE, Role.TARGET, Role.STATE, Role.NOTES


@pytest.mark.parametrize(
    ("head", "tool", "roles"),
    [
        (
            ["Segment ID", "Segment status", "Source segment", "Target segment"],
            Tool.TRADOS,
            [ID, STATE, SOURCE, TARGET],
        ),
        (
            ["ID", "Chinese (PRC)", "English (United Kingdom)", "Comment", "Status"],
            Tool.MEMOQ,
            [ID, SOURCE, TARGET, NOTES, STATE],
        ),
        (["ID", "Source", "Target", "Notes", "*"], Tool.ANY, [ID, SOURCE, TARGET, NOTES, None]),
        (["#", "Source", "Target", "Comments", "Status"], Tool.ANY,
         [ID, SOURCE, TARGET, NOTES, STATE]),
        (["译文", "原文"], Tool.ANY, [TARGET, SOURCE]),
        (["序号", "中文", "英文", "备注"], Tool.MEMOQ, [ID, SOURCE, TARGET, NOTES]),
        (["English", "Chinese (Simplified)"], Tool.ANY, [TARGET, SOURCE]),
        (["Source Text:", "Translation"], Tool.ANY, [SOURCE, TARGET]),
        (["No.", "Source", "Target", "State", "Notes", "Reference"], Tool.OURS,
         [ID, SOURCE, TARGET, STATE, NOTES, None]),
    ],
)  # fmt: skip
def test_heads_of_other_programs_in_any_order(
    head: list[str], tool: Tool, roles: list[Role | None]
) -> None:
    found = columns_of(head)
    assert found is not None
    assert found.tool is tool
    by_place = {at: role for role, at in found.places.items()}
    assert [by_place.get(at) for at in range(len(head))] == roles


@pytest.mark.parametrize(
    "head",
    [
        ["Source"],
        ["Source", "Status"],
        ["姓名", "年龄"],
        ["English comments", "Chinese comments"],
        ["This Source is a whole sentence of an agreement, and no name of a column", "Target"],
        ["Source"] + ["Target"] * 16,
    ],
)
def test_other_rows_are_no_heads(head: list[str]) -> None:
    assert columns_of(head) is None


def test_a_table_without_a_head_is_known_by_what_stands_in_it() -> None:
    rows = [["First", "第一"], ["", "第二"], ["Third", "第三"], ["4th", "第四"], ["2024", "第五"]]
    found = guessed(rows)
    assert found is not None
    assert (found.tool, found.places) == (Tool.ANY, {SOURCE: 1, TARGET: 0})
    assert guessed(rows[:4]) is None
    assert guessed([*rows[:3], ["第四", "4th"], ["第五", "2024"]]) is None


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Not Translated (0%)", State.INITIAL),
        ("Draft (85%)", State.DRAFT),
        ("Translation Rejected (100%)", State.DRAFT),
        ("Translated [CM]", State.TRANSLATED),
        ("Sign-off Rejected", State.DRAFT),
        ("Signed-off (100%)", State.FINAL),
        ("Translator confirmed 101%", State.TRANSLATED),
        ("Reviewer 1 confirmed", State.REVIEWED),
        ("Pre-translated (101%)", State.DRAFT),
        ("已翻译（85%）", State.TRANSLATED),
        ("未翻译", State.INITIAL),
        ("99", None),
        ("", None),
    ],
)
def test_words_for_states(said: str, state: State | None) -> None:
    assert read_state(said) is state


@pytest.mark.parametrize("tool", [Tool.TRADOS, Tool.MEMOQ, Tool.ANY])
@pytest.mark.parametrize("was", ["", "Draft (85%)", "已翻译（85%）", "unknown"])
@pytest.mark.parametrize("state", State)
def test_a_state_that_is_written_is_read_as_no_more_than_it_is(
    tool: Tool, was: str, state: State
) -> None:
    found = read_state(written_state(was, state, tool))
    expected = (
        State.REVIEWED if tool is Tool.MEMOQ and state is State.FINAL and "已" not in was else state
    )
    assert found is expected
    assert ("85%" in written_state(was, state, tool)) == ("85%" in was)


def test_locks() -> None:
    assert [is_locked(said) for said in ("Locked", "已锁定", "Signed-off (Locked)", "Draft")] == [
        True,
        True,
        True,
        False,
    ]
