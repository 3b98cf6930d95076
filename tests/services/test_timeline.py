import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.builders import PAGE, add_document, pair_of, project, project_file, row_of, visit_of
from workbench.errors import BadInput, NotFound, Refused
from workbench.model.annotations import AnnotationState, NewAnnotation, Visibility
from workbench.model.label_sets import READY_LABELS
from workbench.model.segments import Origin, Revision, Side, State
from workbench.model.spans import Span
from workbench.model.timelines import Event, Happening, Step, Subject
from workbench.services import (
    annotating,
    dating,
    glossary,
    labelling,
    projects,
    proposing,
    reviewing,
    segmenting,
    timeline,
    translating,
    undoing,
    wording_history,
)
from workbench.services.term_forms import TermForm
from workbench.services.writing import Writer
from workbench.store.project import Store
from workbench.text.diffing import marked

FIRST = "全省法院公开开庭审理𠮷某受贿案。"
SECOND = "检察机关依法提起公诉。"
ME, REVIEWER = "李译", "王审"


@pytest.fixture
def store() -> Iterator[Store]:
    with project(FIRST, SECOND) as opened:
        yield opened


def draft(store: Store, number: int, text: str, author: str = ME) -> None:
    translating.save_draft(store, visit_of(store, number, author), text)


def told(event: Event) -> tuple[str, str, list[str]]:
    """Title and author, and every happening with its texts."""
    return (
        event.title,
        event.author,
        [
            f"{timeline.sentence(each, event)} {marked(timeline.pieces(each))}".rstrip()
            for each in event.happenings
        ],
    )


def of(store: Store, number: int) -> list[tuple[str, str, list[str]]]:
    return [told(event) for event in timeline.of_segment(store, row_of(store, number))]


def newest(store: Store) -> tuple[str, str, list[str]]:
    return told(next(timeline.of_project(store)))


ADDED = (f"add {PAGE}", ME, [f"1 source: initial, imported {FIRST}"])


def test_wordings_of_a_segment(store: Store) -> None:
    draft(store, 1, "The courts tried the case.")
    stay = visit_of(store, 1, REVIEWER)
    translating.confirm(store, stay, "The courts tried the case in public.", State.REVIEWED)
    draft(store, 2, "Prosecutors charged.")
    undoing.undo(store, REVIEWER)
    undoing.redo(store, REVIEWER)
    changed = "The courts tried the case{+ in public+}."
    assert of(store, 1) == [
        ("redone: review 1", REVIEWER, [f"1 target: reviewed {changed}"]),
        (
            "undone: review 1",
            REVIEWER,
            [f"1 target: draft, by {ME} The courts tried the case[- in public-]."],
        ),
        ("review 1", REVIEWER, [f"1 target: reviewed {changed}"]),
        ("typing in 1", ME, ["1 target: draft The courts tried the case."]),
        ADDED,
    ]
    assert [event.step for event in timeline.of_project(store)] == [
        Step.REDONE, Step.UNDONE, Step.DONE, Step.DONE, Step.DONE, Step.DONE,
    ]  # fmt: skip


def test_the_first_wording_taken_back(store: Store) -> None:
    draft(store, 1, "The courts tried the case.")
    undoing.undo(store, ME)
    assert newest(store) == (
        "undone: typing in 1",
        ME,
        ["1 target: initial [-The courts tried the case.-]"],
    )


def test_flags_and_locks(store: Store) -> None:
    row = row_of(store, 1)
    translating.flag(store, row, 1, True, ME)
    assert newest(store) == ("flag 1", ME, ["1 segment: flagged"])
    translating.flag(store, row, 1, False, ME)
    assert newest(store) == ("unflag 1", ME, ["1 segment: unflagged"])
    translating.confirm(store, visit_of(store, 1), "Tried.", State.REVIEWED)
    reviewing.finish(store, row, pair_of(store, 1), REVIEWER)
    assert newest(store) == (
        "finish 1", REVIEWER, ["1 target: final Tried.", "1 segment: locked"]
    )  # fmt: skip
    reviewing.reopen(store, row, pair_of(store, 1), REVIEWER)
    assert newest(store) == (
        "reopen 1", REVIEWER, ["1 target: reviewed Tried.", "1 segment: unlocked"]
    )  # fmt: skip


def test_notes_as_they_were_said_then(store: Store) -> None:
    new = NewAnnotation(
        label="organ", side=Side.SOURCE, span=Span(2, 4), body="哪一级?", author=ME,
        state=AnnotationState.PROPOSED,
    )  # fmt: skip
    row = annotating.annotate(store, row_of(store, 1), new)
    annotating.set_state(store, [row], AnnotationState.OPEN, REVIEWER)
    annotating.edit(store, row, ME, body="哪一级法院?")
    annotating.edit(store, row, ME, label="place", visibility=Visibility.CLIENT)
    annotating.reply(store, row, "省高院", REVIEWER)
    annotating.place_again(store, row, Span(0, 4), ME)
    annotating.set_state(store, [row], AnnotationState.RESOLVED, ME)
    annotating.set_state(store, [row], AnnotationState.OPEN, ME)
    annotating.remove(store, [row], ME)
    assert of(store, 1) == [
        ("remove note on 1", ME, ["1 annotation place: removed [-哪一级法院?-]"]),
        ("open note on 1", ME, ["1 annotation place: opened again 哪一级法院?"]),
        ("resolve note on 1", ME, ["1 annotation place: resolved 哪一级法院?"]),
        ("place note on 1", ME, ["1 annotation place: placed"]),
        ("reply on 1", REVIEWER, ["1 reply place: added 省高院"]),
        (
            "edit note on 1",
            ME,
            [
                "1 annotation place: label changed [-organ-]{+place+}",
                "1 annotation place: visibility changed [-internal-]{+client+}",
            ],
        ),
        ("edit note on 1", ME, ["1 annotation organ: body changed 哪一级{+法院+}?"]),
        ("open note on 1", REVIEWER, ["1 annotation organ: accepted 哪一级?"]),
        ("annotate 1: organ", ME, ["1 annotation organ: added 哪一级?"]),
        ADDED,
    ]


def test_the_cut_goes_into_the_timelines_of_both(store: Store) -> None:
    segmenting.split(store, row_of(store, 1), pair_of(store, 1), 8, ME)
    draft(store, 2, "The bribery case.")
    first, second = (
        [event.title for event in timeline.of_segment(store, row_of(store, number))]
        for number in (1, 2)
    )
    assert first == second == ["typing in 2", "split 1", f"add {PAGE}"]
    assert of(store, 1)[1][2] == [
        "2 segment: added",
        f"2 source: initial, split at 8 {FIRST[8:]}",
        f"1 source: initial, split at 8 {FIRST[:8]}[-{FIRST[8:]}-]",
    ]
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), ME)
    event = timeline.of_segment(store, row_of(store, 1))[0]
    assert (event.title, event.number) == ("join 1 and 2", 1)
    assert "segment: joined into 1" in told(event)[2]
    numbers = {each.number for each in event.happenings}
    assert numbers == {0, 1}, "what was joined away has no number today"
    assert of(store, 2)[0][0] == f"add {PAGE}", "the third was not touched"


def test_what_belongs_to_no_segment(store: Store) -> None:
    glossary.add(store, TermForm(simplified="受贿案", english="bribery case"), ME)
    assert newest(store) == (
        "add term 受贿案",
        ME,
        ["term 受贿案: added 受贿案", "term 受贿案: added bribery case"],
    )
    ((document, _),) = store.documents.all()
    dating.set_date(store, document, "2021-03", ME)
    assert newest(store)[2] == [f"document {PAGE}: date changed 2021-03"]
    proposing.refuse(store, ["公开开庭"], ME)
    assert newest(store)[2] == ["candidate 公开开庭: added"]
    label = next(each for each in READY_LABELS if each.name == "organ")
    labelling.remove_label(store, label.name, ME)
    assert newest(store)[0] == "remove label organ"
    assert newest(store)[2][0].startswith("label organ: removed")
    add_document(store, "附则", name="fuze.txt", author=REVIEWER)
    assert ("add fuze.txt", REVIEWER, ["document fuze.txt: added"]) in map(
        told, timeline.of_project(store)
    )


def test_a_wording_kept_beside(store: Store) -> None:
    late = visit_of(store, 1, REVIEWER)
    draft(store, 1, "The courts tried it.")
    translating.save_draft(store, late, "The courts heard it.")
    expected = ("keep a wording beside", REVIEWER, ["1 target: draft The courts heard it."])
    assert expected in of(store, 1)
    assert expected in map(told, timeline.of_project(store))
    assert len(of(store, 1)) == 3


def test_a_big_change_is_cut_short(store: Store) -> None:
    new = NewAnnotation(label="organ", side=Side.SOURCE, span=Span(2, 4), author=ME)
    annotating.annotate_all(store, [(row_of(store, 1), new)] * 50, "propose", ME)
    event = next(timeline.of_project(store))
    assert (event.is_cut_short, len(event.happenings)) == (True, 40)
    assert (event.segment, event.number) == (row_of(store, 1), 1)


def test_authors(store: Store) -> None:
    draft(store, 1, "One.")
    draft(store, 2, "Two.", REVIEWER)
    assert [event.label for event in timeline.of_project(store, author=REVIEWER)] == ["typing in 2"]
    row = row_of(store, 1)
    assert timeline.of_segment(store, row, author=REVIEWER) == []
    assert [event.author for event in timeline.of_segment(store, row, author=ME)] == [ME, ME]


@pytest.mark.usefixtures("beijing")
def test_days_are_those_of_the_clock(tmp_path: Path) -> None:
    times = (
        "2026-11-23T15:59:59.999Z",
        "2026-11-23T16:00:00.000Z",
        "2026-11-24T15:59:59.999Z",
        "2026-11-24T16:00:00.000Z",
    )
    path = project_file(tmp_path / "a.db", "甲", "乙", "丙", "丁")
    with Store.open(path) as store:
        for number in range(1, 5):
            translating.flag(store, row_of(store, number), number, True, REVIEWER)
    with closing(sqlite3.connect(path)) as connection, connection:
        for row, moment in enumerate(times, 2):
            connection.execute("UPDATE change_sets SET time = ? WHERE id = ?", (moment, row))
    with Store.open(path) as store:
        found = [
            [event.label for event in timeline.of_day(store, date(2026, 11, day), author=REVIEWER)]
            for day in (23, 24, 25)
        ]
        day = date(2026, 11, 24)
        in_segment = timeline.of_segment(store, row_of(store, 2), day=day, author=REVIEWER)
    assert found == [["flag 1"], ["flag 3", "flag 2"], ["flag 4"]]
    assert [event.label for event in in_segment] == ["flag 2"]
    assert timeline.local(times[1]).strftime("%Y-%m-%d %H:%M") == "2026-11-24 00:00"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("today", date(2026, 3, 1)),
        (" Yesterday ", date(2026, 2, 28)),
    ],
)
def test_days_as_people_write_them(text: str, day: date) -> None:
    assert timeline.read_day(text, date(2026, 3, 1)) == day


@pytest.mark.parametrize("text", ["", "11-24", "2026-02-30", "0001-01-01", "9999-12-31", "昨天"])
def test_no_day(text: str) -> None:
    with pytest.raises(BadInput, match="is no day; write it as 2026-11-24"):
        timeline.read_day(text)


def test_by_which_way(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db")
    with projects.open_for_writing(path) as store:
        translating.flag(store, row_of(store, 1), 1, True, ME)
    writer = Writer(path)
    writer.start()
    writer.call(translating.flag, 1, 1, False, ME)
    writer.stop()
    with projects.open_for_reading(path) as store:
        found = [(event.label, event.via) for event in timeline.of_project(store)]
    assert found == [("unflag 1", "editor"), ("flag 1", "command line"), (f"add {PAGE}", "")]


def test_what_was_merged_keeps_its_author_and_time(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db")
    with Store.open(path) as store:
        translating.flag(store, row_of(store, 1), 1, True, ME)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO merged_sets (uuid, change_set_id, label, author, time, via) VALUES"
            " ('5e1c5b0e-0000-4000-8000-000000000001', 1, 'confirm 1', ?,"
            " '2026-03-01T08:00:00.000Z', 'editor')",
            (REVIEWER,),
        )
    with Store.open(path) as store:
        event = list(timeline.of_project(store))[-1]
    assert (event.title, event.author, event.via, event.merged_by, event.happenings) == (
        "confirm 1", REVIEWER, "editor", ME, (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("author", "moment", "detail", "said"),
    [
        (ME, "2026-11-24T08:00:59.000Z", "", "3 target: draft"),
        (REVIEWER, "2026-11-23T08:00:00.000Z", "", "3 target: draft, by 王审"),
        (ME, "2026-11-24T08:05:00.000Z", "", "3 target: draft, until 2026-11-24 16:05"),
        (ME, "2026-11-24T08:00:00.000Z", "sent back", "3 target: draft, sent back"),
    ],
)
@pytest.mark.usefixtures("beijing")
def test_what_is_said_of_a_wording(author: str, moment: str, detail: str, said: str) -> None:
    wording = Revision(
        id="", version=1, side=Side.TARGET, text="Tried.", state=State.DRAFT, author=author,
        time=moment, origin=Origin.TYPED, detail=detail, is_head=True,
    )  # fmt: skip
    happening = Happening(subject=Subject.TARGET, deed="draft", wording=wording, number=3)
    event = Event(
        id="", time="2026-11-24T08:00:00.000Z", author=ME, via="editor", label="typing in 3"
    )
    assert timeline.sentence(happening, event) == said


def test_any_two_wordings(store: Store) -> None:
    draft(store, 1, "The court tried it.")
    draft(store, 1, "The courts tried it.", REVIEWER)
    segmenting.correct(store, row_of(store, 1), pair_of(store, 1), FIRST[2:], ME)
    row = row_of(store, 1)
    found = timeline.compare(store, row, "2", "1")
    assert (found.before.author, marked(found.pieces)) == (
        ME, "The [-court-]{+courts+} tried it."
    )  # fmt: skip
    assert marked(timeline.compare(store, row, "1", "2").pieces) == (
        "The [-courts-]{+court+} tried it."
    )
    source = timeline.compare(store, row, "2", "1", Side.SOURCE)
    assert marked(source.pieces) == f"[-全省-]{FIRST[2:]}"
    across = timeline.compare(store, row, source.after.id, found.before.id)
    assert (across.before.side, across.after.side) == (Side.SOURCE, Side.TARGET)
    with pytest.raises(NotFound, match="there is no wording 3; there are 2, the newest is 1"):
        timeline.compare(store, row, "1", "3")
    with pytest.raises(NotFound, match="there is no wording 'x'"):
        timeline.compare(store, row, "x", "1")


def test_both_sides_are_restored_and_undone(store: Store) -> None:
    row = row_of(store, 1)
    draft(store, 1, "The court tried it.")
    draft(store, 1, "Nothing.", REVIEWER)
    older = wording_history.history(store, row)[1]
    timeline.restore(store, row, older.id, ME)
    target = pair_of(store, 1).target
    assert (target.text, target.state, target.author) == ("The court tried it.", State.DRAFT, ME)
    assert undoing.undo(store, ME) is not None
    assert pair_of(store, 1).target.text == "Nothing."
    segmenting.correct(store, row, pair_of(store, 1), SECOND, ME)
    timeline.restore_number(store, row, pair_of(store, 1), 2, Side.SOURCE, ME)
    assert pair_of(store, 1).segment.source == FIRST


def test_nothing_is_restored_in_a_final_segment(store: Store) -> None:
    row = row_of(store, 1)
    translating.confirm(store, visit_of(store, 1), "Tried.", State.REVIEWED)
    reviewing.finish(store, row, pair_of(store, 1), REVIEWER)
    for side in Side:
        wording = wording_history.history(store, row, side)[-1]
        with pytest.raises(Refused, match="segment 1 is final"):
            timeline.restore(store, row, wording.id, ME)
    with pytest.raises(NotFound, match="there is no wording"):
        timeline.restore(store, row, "0", ME)


def test_a_join_that_was_undone_makes_no_kin(store: Store) -> None:
    first, second = row_of(store, 1), row_of(store, 2)
    segmenting.join_next(store, first, pair_of(store, 1), pair_of(store, 2), ME)
    assert store.timelines.lineage(first) == [first, second]
    undoing.undo(store, ME)
    assert store.timelines.lineage(first) == [first]
    assert newest(store)[0] == "undone: join 1 and 2"
