from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import pair_of, texts, visit_of
from tests.services.returning.rows import ENGLISH, refusals, row, take
from workbench.errors import NotFound, Refused, UnreadableFile
from workbench.model.memory import BadUnit
from workbench.model.memory_settings import MemorySettings
from workbench.model.returned import ReturnedNote, ReturnedWording, ReturnOptions, TakenBack
from workbench.model.segments import Origin, State
from workbench.services import returning, translating
from workbench.services.delivering import Order, deliver
from workbench.store.project import Store


def test_what_is_other_is_taken_as_one_change(store: Store) -> None:
    rows = [row(store, 1, "Law-based governance."), row(store, 2), row(store, 3, "Rule of law.")]
    done, told = take(store, *rows)
    assert done == TakenBack(taken=2, same=1, older=0, refused=0)
    assert [(each.number, each.before, each.after, each.state) for each in told] == [
        (1, "Rule of law.", "Law-based governance.", State.TRANSLATED),
        (2, ENGLISH[1], ENGLISH[1], State.TRANSLATED),
        (3, "", "Rule of law.", State.TRANSLATED),
    ]
    assert [target for _, target in texts(store)] == [
        "Law-based governance.",
        ENGLISH[1],
        "Rule of law.",
    ]
    target = pair_of(store, 1).target
    assert (target.author, target.origin, target.detail) == (
        "王审",
        Origin.IMPORTED,
        "from back.table",
    )
    store.journal.undo("王审")
    assert [target for _, target in texts(store)] == list(ENGLISH)


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    note = ReturnedNote(text="Which law?", author="陈校", time="2026-03-05T10:00:00+00:00")
    rows = [row(store, 1, "Law.", notes=(note,), has_notes=True), row(store, 2, state=State.FINAL)]
    assert take(store, *rows)[0].taken == 2
    again, _ = take(store, *rows)
    assert (again.taken, again.same, again.refused) == (0, 2, 0)
    (remark,) = pair_of(store, 1).annotations
    assert (remark.body, remark.author, remark.time, remark.is_whole) == (
        "Which law?",
        "陈校",
        "2026-03-05T10:00:00+00:00",
        True,
    )
    assert pair_of(store, 2).segment.is_locked


def test_a_dry_run_writes_nothing(store: Store) -> None:
    done, told = take(store, row(store, 1, "Law."), is_dry=True)
    assert (done.taken, told[0].after) == (1, "Law.")
    assert texts(store)[0][1] == "Rule of law."


@pytest.mark.parametrize(
    ("number", "target", "facts", "reason"),
    [
        (1, "", {}, "its English is empty in the file; delete it here if that is meant"),
        (1, "x", {"id": "3f0c"}, "the project has no such paragraph"),
        (1, "x", {"fingerprint": "0" * 16}, "the Chinese was changed here since the file went out"),
        (1, "x", {"fingerprint": "", "source": "以法治国。"},
         "its Chinese is other than that of the project"),
        (1, "a\x01b", {}, "the text holds a control character: U+0001 at 1; take it out"),
        (1, "x", {"id": "", "source": "没有。"}, "the project has no paragraph with that"
         " Chinese, alone or with other rows of the file"),
        (1, "x", {"id": ""}, "several paragraphs have that Chinese: henan-legal-daily.txt 1,"
         " henan-legal-daily.txt 3"),
        (1, "依法治国。", {"state": State.INITIAL}, "the file has its Chinese in the place of the"
         " English; copy it here if it is to stand in Chinese"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_row(
    store: Store, number: int, target: str, facts: dict[str, object], reason: str
) -> None:
    before = texts(store)
    bad = row(store, number, target, **facts)
    done, told = take(store, bad, row(store, 2, "Taken."))
    assert refusals(told) == [("row 1", reason)]
    assert (done.taken, done.refused) == (1, 1)
    assert texts(store) == [before[0], (before[1][0], "Taken."), before[2]]
    held, told = take(store, row(store, 2, "More."), bad, row(store, 3, "Law."), is_strict=True)
    assert (held.taken, held.refused, refusals(told)) == (0, 1, [("row 1", reason)])
    assert len(told) == 1
    assert texts(store)[1][1] == "Taken."


def test_a_second_round_of_the_same_file_is_taken(store: Store) -> None:
    since = pair_of(store, 1).target.time
    assert take(store, row(store, 1, "Law.", since=since))[0].taken == 1
    second = row(store, 1, "The law.", since=since)
    assert take(store, second)[0].taken == 1
    translating.confirm(store, visit_of(store, 1), "My law.")
    _, told = take(store, replace(second, wordings=(ReturnedWording(text="Third law."),)))
    assert refusals(told)[0][1].startswith("its English was changed here too")


def test_paragraphs_without_a_row_are_told(store: Store) -> None:
    done, _ = take(store, row(store, 1), row(store, 2))
    assert done.warnings == ("henan-legal-daily.txt: 1 paragraph has no row in the file",)
    assert take(store, row(store, 1), row(store, 2), row(store, 3))[0].warnings == ()


def test_a_row_that_cannot_be_read_is_told(store: Store) -> None:
    _, told = take(store, BadUnit(line=7, fault="the row has too few cells"), row(store, 1))
    assert refusals(told) == [("line 7", "the row has too few cells")]


def test_a_file_may_have_lost_part_of_its_suffix(store: Store, tmp_path: Path) -> None:
    renamed = tmp_path / "from Anna.TABLE"
    renamed.write_text("x")
    assert take(store, row(store, 1, "Law."), path=renamed)[0].taken == 1
    other = tmp_path / "from Anna.xlsx"
    other.write_text("x")
    with pytest.raises(NotFound) as caught:
        take(store, row(store, 1, "Law."), path=other)
    assert caught.value.fault == (
        "from Anna.xlsx has no suffix that is known for files that come back"
    )


def test_a_file_without_rows_is_none(store: Store) -> None:
    with pytest.raises(UnreadableFile) as caught:
        take(store)
    assert caught.value.fault == "back.table has no pairs"


def test_a_file_of_another_project_is_refused(store: Store) -> None:
    with pytest.raises(Refused) as caught:
        take(store, row(store, 1, "x"), of_project="3f0c")
    assert caught.value.fault == "back.table went out from another project"
    assert take(store, row(store, 1, "x"), of_project=store.id)[0].taken == 1


def test_two_rows_of_one_paragraph_must_say_the_same(store: Store) -> None:
    _, told = take(store, row(store, 1, "One."), row(store, 2, "New."), row(store, 1, "Two."))
    torn = "rows of the file say different things of this paragraph; keep the right one"
    assert [(each.where, each.reason) for each in told] == [
        ("row 1", torn), ("row 2", ""), ("row 1", torn),
    ]  # fmt: skip
    assert take(store, row(store, 1, "One."), row(store, 1, "One."))[0].taken == 1


def test_a_strict_update_that_takes_nothing_tells_what_the_file_is_read_as(
    store: Store, tmp_path: Path
) -> None:
    out = tmp_path / "back.xlf"
    deliver(store, Order(project="x", out=out, memory=MemorySettings()))
    out.write_text(out.read_text("utf-8").replace("Rule of law.", ""), encoding="utf-8")
    wrong = out.rename(tmp_path / "back.tmx")
    strict = returning.take_back(store, wrong, "王审", ReturnOptions(is_strict=True))
    usual = returning.take_back(store, wrong, "王审", ReturnOptions(is_dry=True))
    assert (strict.taken, strict.refused) == (0, 1)
    assert strict.warnings == usual.warnings
    assert "back.tmx" in strict.warnings[0]
