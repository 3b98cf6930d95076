"""Two annotators' files side by side: what counts, the figures, and where they differ."""

from pathlib import Path

import pytest

from tests.builders import add_document
from tests.services.annotated import NAME, OTHER, PAGE, SECOND, copied, made, mark, translate
from workbench.errors import NotFound, Refused
from workbench.model.agreed import Agreed, Omission, OmissionReason
from workbench.model.agreements import Score
from workbench.model.annotations import AnnotationState
from workbench.model.segments import Side
from workbench.services import agreeing
from workbench.services.agreeing import Chosen
from workbench.store.project import Store

MINE = ("1 organ 检察机关", "1 person 𠮷某", "2 organ 昆明市中级人民法院")
THEIRS = ("1 organ 全省检察机关", "1 person 𠮷某", "2 place 昆明市", "3 organ 法院")
COURT = "The Kunming Intermediate People’s Court heard the case."


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of one project, not annotated yet."""
    mine = made(tmp_path / "甲.db")
    return mine, copied(mine, "乙.db")


def annotated(files: tuple[Path, Path]) -> tuple[Path, Path]:
    mark(files[0], "甲", *MINE)
    mark(files[1], "乙", *THEIRS)
    return files


def agree(files: tuple[Path, Path], **chosen: object) -> Agreed:
    with Store.open(files[0], writable=False) as mine, Store.open(files[1]) as theirs:
        return agreeing.agree(mine, theirs, Chosen(**chosen))  # type: ignore[arg-type]


def told(found: Agreed) -> list[tuple[str, int, str, str, str]]:
    """(document, number, kind, mine, theirs), the annotations as `label quote author`."""
    return [
        (
            each.document,
            each.number,
            each.kind.value,
            *(
                f"{one.label} {one.quote} {one.author}" if one else ""
                for one in (each.mine, each.theirs)
            ),
        )
        for each in found.disagreements
    ]


def sentences(found: Agreed) -> list[str]:
    return [omission.sentence for omission in found.omissions]


def test_the_figures_are_those_reckoned_by_hand(files: tuple[Path, Path]) -> None:
    found = agree(annotated(files), side=Side.SOURCE)
    overall, organ = found.agreement.overall, found.agreement.labels["organ"]
    # The texts have 16, 14 and 17 code points, together 47. By (mine, theirs) they fall into
    # 28 of nothing, 4 organ, 2 person, 4 (nothing, organ), 3 (organ, place), 6 (organ, nothing):
    # 34 agree, and chance gives 13 * 8 + 2 * 2 + 32 * 34 = 1196 of 47 squared.
    assert overall.kappa == pytest.approx((47 * 34 - 1196) / (47**2 - 1196))
    # Of organ alone: 13 mine, 8 theirs, 4 of both, 30 of neither.
    assert organ.kappa == pytest.approx((47 * 34 - 1430) / (47**2 - 1430))
    # Only the name of the person is the same span; the two organs of the first text overlap.
    assert overall.exact == Score(both=1, only_mine=2, only_theirs=3)
    assert (overall.exact.precision, overall.exact.recall) == (1 / 4, 1 / 3)
    assert overall.overlapping == Score(both=2, only_mine=1, only_theirs=2)
    assert organ.overlapping == Score(both=1, only_mine=1, only_theirs=1)
    assert overall.overlapping.f1 == pytest.approx(4 / 7)
    # Organ: starts 2 apart, 9 alone and 2 alone make 4 + 81 + 4 = 89 squares, twice over 94 * 47.
    # By chance spans of 4, 9, 6 and 2 meet the 3 others in 3 * (28 + 408 + 110 + 2) squares, and
    # lie in gaps of 2, 10, 5, 17, 10, 14, 15 at 53, 26, 41 and 66 places.
    by_chance = 3 * 548 + 16 * 53 + 81 * 26 + 36 * 41 + 4 * 66
    expected = 2 * by_chance / (47 * (94 * 93 - (12 + 72 + 30 + 2)))
    assert organ.alpha == pytest.approx(1 - 2 * 89 / (94 * 47) / expected)
    assert (found.agreement.texts, found.omissions, found.shared) == (3, (), 0)


def test_places_where_they_differ_have_both_sides(files: tuple[Path, Path]) -> None:
    assert told(agree(annotated(files))) == [
        (NAME, 1, "other bounds", "organ 检察机关 甲", "organ 全省检察机关 乙"),
        (NAME, 2, "both other", "organ 昆明市中级人民法院 甲", "place 昆明市 乙"),
        (NAME, 3, "only theirs", "", "organ 法院 乙"),
    ]
    first = agree(files).disagreements[0]
    assert (first.side, first.text) == (Side.SOURCE, PAGE[0])


def test_a_file_agrees_with_its_copy_and_says_that_it_is_one(tmp_path: Path) -> None:
    mine = made(tmp_path / "甲.db")
    mark(mine, "甲", *MINE)
    found = agree((mine, copied(mine, "乙.db")))
    figures = found.agreement.overall
    assert (figures.kappa, figures.alpha, figures.exact.f1) == (1, 1, 1)
    assert (found.shared, found.disagreements) == (3, ())


def test_segments_of_two_projects_meet_by_document_and_text(tmp_path: Path) -> None:
    mine = made(tmp_path / "甲.db")
    theirs = made(tmp_path / "乙.db", "导语。", *PAGE, PAGE[0])
    mark(mine, "甲", *MINE)
    mark(theirs, "乙", "2 organ 检察机关", "5 person 𠮷某", "1 term 导语")
    found = agree((mine, theirs))
    assert told(found) == [
        (NAME, 1, "only mine", "person 𠮷某 甲", ""),
        (NAME, 2, "only mine", "organ 昆明市中级人民法院 甲", ""),
    ]
    assert found.agreement.overall.exact.both == 1
    assert sentences(found) == [
        "法治日报: not in both files (segments 1, 5): 0 of mine, 2 of theirs"
    ]


def test_files_without_a_text_in_common_are_refused(tmp_path: Path) -> None:
    mine = made(tmp_path / "甲.db")
    theirs = made(tmp_path / "乙.db", name=OTHER)
    with pytest.raises(Refused, match="no text in common"):
        agree((mine, theirs))


def test_a_text_that_differs_is_left_out_and_said(files: tuple[Path, Path]) -> None:
    for path, english in zip(files, (COURT, COURT.replace("heard", "tried")), strict=True):
        translate(path, 1, "Three were arrested.")
        translate(path, 2, english)
        mark(path, "甲", "2 query Court", side=Side.TARGET)
    mark(files[0], "甲", "1 query Three", side=Side.TARGET)
    found = agree(files)
    assert told(found) == [(NAME, 1, "only mine", "query Three 甲", "")]
    assert sentences(found) == [
        "法治日报, target: the texts differ (segments 2): 1 of mine, 1 of theirs"
    ]


def test_what_only_one_worked_on_is_left_out_and_said(files: tuple[Path, Path]) -> None:
    for path in files:
        with Store.open(path) as store:
            add_document(store, SECOND, name=OTHER)
        translate(path, 2, COURT)
    annotated(files)
    mark(files[0], "甲", "2 query heard", side=Side.TARGET)
    mark(files[1], "乙", "1 place 昆明市", document=OTHER)
    found = agree(files)
    assert found.agreement.texts == 3
    assert [row[:2] for row in told(found)] == [(NAME, 1), (NAME, 2), (NAME, 3)]
    assert found.omissions == (
        Omission(
            reason=OmissionReason.NOT_WORKED_ON, document=NAME, side=Side.TARGET, mine=1, theirs=0
        ),
        Omission(
            reason=OmissionReason.NOT_WORKED_ON, document=OTHER, side=Side.SOURCE, mine=0, theirs=1
        ),
    )
    assert sentences(found) == [
        "法治日报, target: theirs has no annotation there: 1 of mine, 0 of theirs",
        "人民法院报, source: mine has no annotation there: 0 of mine, 1 of theirs",
    ]


def test_who_marked_persons_looked_for_places_but_not_for_errors(files: tuple[Path, Path]) -> None:
    mark(files[0], "甲", "1 person 𠮷某")
    mark(files[1], "乙", "2 place 昆明市", "2 style 开庭")
    places = agree(files, labels=frozenset({"place"}))
    assert told(places) == [(NAME, 2, "only theirs", "", "place 昆明市 乙")]
    errors = agree(files, sets=frozenset({"mqm"}))
    assert (told(errors), errors.agreement.texts) == ([], 0)
    assert sentences(errors) == [
        "法治日报, source: mine has no annotation there: 0 of mine, 1 of theirs"
    ]


def test_remarks_on_segments_orphans_and_proposals_are_no_spans(files: tuple[Path, Path]) -> None:
    translate(files[0], 2, COURT)
    mark(files[0], "甲", "2 query heard", side=Side.TARGET)
    translate(files[0], 2, COURT.replace("heard the case", "sat"))
    mark(files[0], "甲", "1 organ 检察机关", "3 query")
    mark(files[1], "乙", "1 organ 检察机关")
    mark(files[1], "程序", "1 person 𠮷某", state=AnnotationState.PROPOSED)
    found = agree(files)
    assert told(found) == []
    assert sentences(found) == [
        "proposed, and accepted by nobody: 0 of mine, 1 of theirs",
        "on whole segments, not on words: 1 of mine, 0 of theirs",
        "orphaned: their words are gone: 1 of mine, 0 of theirs",
    ]
    assert told(agree(files, with_proposed=True)) == [
        (NAME, 1, "only theirs", "", "person 𠮷某 程序")
    ]


def test_every_annotation_counts_or_is_said_to_be_left_out(files: tuple[Path, Path]) -> None:
    for path, english in zip(files, (COURT, COURT.replace("heard", "tried")), strict=True):
        with Store.open(path) as store:
            add_document(store, SECOND, name=OTHER)
        translate(path, 2, english)
        translate(path, 3, "The defendant took bribes.")
        mark(path, "甲", "2 query Court", "3 query bribes", side=Side.TARGET)
        mark(path, "甲", "1 query", *MINE)
        mark(path, "程序", "3 term 受贿罪", state=AnnotationState.PROPOSED)
    mark(files[1], "乙", *THEIRS)
    mark(files[0], "甲", "1 place 昆明市", document=OTHER)
    translate(files[0], 3, "Nobody was paid.")
    found, counts = agree(files), []
    for path in files:
        with Store.open(path) as store:
            counts.append(len(store.annotations.of_document()))
    reasons = {omission.reason for omission in found.omissions}
    assert reasons == set(OmissionReason) - {OmissionReason.NO_TEXT}
    assert counts == [
        found.agreement.overall.mine + sum(omission.mine for omission in found.omissions),
        found.agreement.overall.theirs + sum(omission.theirs for omission in found.omissions),
    ]


def test_a_proposal_is_no_sign_of_work(files: tuple[Path, Path]) -> None:
    mark(files[0], "甲", "1 organ 检察机关")
    mark(files[1], "程序", "1 organ 检察机关", state=AnnotationState.PROPOSED)
    assert agree(files).agreement.texts == 0
    assert agree(files, with_proposed=True).agreement.overall.exact.f1 == 1


def test_two_authors_of_one_file(tmp_path: Path) -> None:
    path = made(tmp_path / "合.db")
    mark(path, "甲", *MINE)
    mark(path, "乙", *THEIRS)
    mark(path, "丙", "3 term 受贿罪")
    with Store.open(path, writable=False) as store:
        found = agreeing.agree(store, store, Chosen(mine_author="甲", theirs_author="乙"))
        with pytest.raises(NotFound, match="丁 has annotated nothing; there is work of 丙, 乙, 甲"):
            agreeing.agree(store, store, Chosen(mine_author="甲", theirs_author="丁"))
    assert found.agreement.overall.exact == Score(both=1, only_mine=2, only_theirs=3)
    assert len(found.disagreements) == 3


@pytest.mark.parametrize(
    ("chosen", "rows"),
    [
        ({"side": Side.TARGET}, []),
        ({"labels": frozenset({"place"})}, [2]),
        ({"labels": frozenset({"organ", "person"})}, [1, 2, 3]),
        ({"sets": frozenset({"entities"})}, [1, 2, 3]),
        ({"document": NAME}, [1, 2, 3]),
        ({"document": OTHER}, []),
        ({"mine_author": "甲", "theirs_author": "乙"}, [1, 2, 3]),
    ],
)
def test_a_part_of_what_there_is(
    files: tuple[Path, Path], chosen: dict[str, object], rows: list[int]
) -> None:
    for path in files:
        with Store.open(path) as store:
            add_document(store, SECOND, name=OTHER)
    assert [row[1] for row in told(agree(annotated(files), **chosen))] == rows


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"labels": frozenset({"机关"})}, "neither side has a label '机关'; there are .*organ"),
        ({"sets": frozenset({"姓名"})}, "label set '姓名'; there are entities, mqm, notes"),
        ({"document": "晚报"}, "no document '晚报'"),
        ({"mine_author": "丁"}, "丁 has annotated nothing; there is work of 甲"),
    ],
)
def test_what_is_not_there_is_named(
    files: tuple[Path, Path], chosen: dict[str, object], message: str
) -> None:
    with pytest.raises(NotFound, match=message):
        agree(annotated(files), **chosen)
