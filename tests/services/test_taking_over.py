"""Making a place of one's own file as somebody else has it."""

from pathlib import Path

import pytest

from tests.services.annotated import FIRST, NAME, copied, made, mark, translate
from workbench.errors import Refused
from workbench.model.agreed import Agreed
from workbench.model.annotations import NewLabel, Purpose, Severity
from workbench.model.segments import Side
from workbench.services import agreeing, labelling, projects, segmenting, undoing
from workbench.services.taking_over import take_theirs
from workbench.store.project import Store


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    mine = made(tmp_path / "甲.db")
    mark(mine, "甲", "1 organ 检察机关", "2 organ 昆明市中级人民法院", body="哪一级？")
    theirs = copied(mine, "乙.db")
    mark(theirs, "乙", "1 person 𠮷某", body="读音 Ji", severity=Severity.MINOR)
    return mine, theirs


def compared(files: tuple[Path, Path]) -> Agreed:
    with Store.open(files[0]) as mine, Store.open(files[1]) as theirs:
        return agreeing.agree(mine, theirs)


def take(files: tuple[Path, Path], at: int = 0) -> None:
    found = compared(files)
    with Store.open(files[0]) as store:
        take_theirs(store, [found.disagreements[at]], found.labels, "乙.db", "甲")


def standing(path: Path) -> list[tuple[int, str, str, str, str]]:
    with Store.open(path) as store:
        return [
            (each.number, each.label, each.quote, each.body, each.author)
            for each in (remark.annotation for remark in store.annotations.of_document())
        ]


BEFORE = [
    (1, "organ", "检察机关", "哪一级？", "甲"),
    (2, "organ", "昆明市中级人民法院", "哪一级？", "甲"),
]


def test_what_only_they_have_comes_in_with_its_identity(files: tuple[Path, Path]) -> None:
    take(files)
    assert standing(files[0]) == [
        BEFORE[0],
        (1, "person", "𠮷某", "读音 Ji", "乙"),
        BEFORE[1],
    ]
    with Store.open(files[0]) as mine, Store.open(files[1]) as theirs:
        taken, own = (
            next(
                remark.annotation
                for remark in store.annotations.of_document()
                if remark.annotation.author == "乙"
            )
            for store in (mine, theirs)
        )
        assert (taken.id, taken.time, taken.severity) == (own.id, own.time, Severity.MINOR)
        assert (taken.origin, taken.span) == ("乙.db", own.span)
        assert agreeing.agree(mine, theirs).disagreements == ()
        undoing.undo(mine, "甲")
    assert standing(files[0]) == BEFORE


def test_mine_takes_their_bounds_and_label_as_one_change(files: tuple[Path, Path]) -> None:
    with Store.open(files[1]) as store:
        remarks = store.annotations.of_document()
        own = next(remark for remark in remarks if remark.annotation.number == 2)
        with store.journal.change("remove", "乙") as change:
            store.annotations.retire(change, own.row, "removed")
    mark(files[1], "乙", "2 place 昆明市")
    take(files, 1)
    assert standing(files[0]) == [BEFORE[0], (2, "place", "昆明市", "哪一级？", "甲")]
    with Store.open(files[0]) as store:
        assert store.annotations.of_document()[1].annotation.span is not None
        undoing.undo(store, "甲")
    assert standing(files[0]) == BEFORE


def test_what_they_do_not_have_goes(files: tuple[Path, Path]) -> None:
    mark(files[0], "甲", "3 term 受贿罪")
    take(files, 1)
    assert standing(files[0]) == BEFORE
    with Store.open(files[0]) as store:
        undoing.undo(store, "甲")
    assert standing(files[0])[2:] == [(3, "term", "受贿罪", "", "甲")]


def test_several_places_are_one_change(files: tuple[Path, Path]) -> None:
    mark(files[0], "甲", "3 term 受贿罪")
    found = compared(files)
    with Store.open(files[0]) as store:
        take_theirs(store, found.disagreements, found.labels, "乙.db", "甲")
    assert compared(files).disagreements == ()
    with Store.open(files[0]) as store:
        undoing.undo(store, "甲")
    assert standing(files[0]) == [*BEFORE, (3, "term", "受贿罪", "", "甲")]


def test_a_label_that_is_missing_comes_along(files: tuple[Path, Path]) -> None:
    label = NewLabel(
        name="官职", group="names", purpose=Purpose.MARK, colour="#7aa2f7", sign="G", key="p"
    )
    with Store.open(files[1]) as store:
        labelling.change_label(
            store, "person", NewLabel(
                name="人", group="names", purpose=Purpose.MARK, colour="#7aa2f7", sign="P", key=""
            ), "乙",
        )  # fmt: skip
        labelling.add_label(store, label, "乙")
    mark(files[1], "乙", "3 官职 被告人")
    take(files, 1)
    with Store.open(files[0]) as store:
        assert store.labels.all()[-1].name == "官职"
        # The key belongs to a label of mine already.
        assert store.labels.all()[-1].key == ""
        undoing.undo(store, "甲")
        assert all(known.name != "官职" for known in store.labels.all())


def test_a_place_whose_text_has_changed_since_is_refused(files: tuple[Path, Path]) -> None:
    found = compared(files)
    with Store.open(files[0]) as store:
        row, pair = projects.find_segment(store, "1", NAME)
        segmenting.correct(store, row, pair, FIRST.replace("全省", "全国"), "甲")
        with pytest.raises(Refused, match="another one by now; compare again"):
            take_theirs(store, found.disagreements[:1], found.labels, "乙.db", "甲")
    assert standing(files[0]) == BEFORE


def test_it_works_on_the_target_too(files: tuple[Path, Path]) -> None:
    for path in files:
        translate(path, 1, "Three were arrested, 𠮷 among them.")
        mark(path, "甲", "1 query arrested", side=Side.TARGET)
    mark(files[1], "乙", "1 query 𠮷", side=Side.TARGET)
    take(files, 1)
    assert (1, "query", "𠮷", "", "乙") in standing(files[0])
