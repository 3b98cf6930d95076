from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import add_coded, add_document, coded, pair_of, project, row_of, texts, visit_of
from workbench.errors import NotFound, PluginFailed, Refused, UnreadableFile
from workbench.model.exchange import Carries, Choices, Level
from workbench.model.memory import BadUnit
from workbench.model.returned import (
    NEVER,
    ReturnedFile,
    ReturnedNote,
    ReturnedRow,
    ReturnedWording,
    ReturnOptions,
    RowFate,
    RowResult,
    TakenBack,
)
from workbench.model.segments import Origin, Side, State
from workbench.plugins import Format, Registry
from workbench.services import (
    classifying,
    parallel_texts,
    returning,
    reviewing,
    translating,
)
from workbench.store.project import Store
from workbench.text.fingerprints import fingerprint

PARAGRAPHS = ("依法治国。", "以案释法。扫黑除恶。", "依法治国。")
ENGLISH = ("Rule of law.", "Explain law by cases. Crack down.", "")
ME = "李译"


@pytest.fixture
def store() -> Iterator[Store]:
    """Three paragraphs, of which the third has the Chinese of the first and no English."""
    with project(*PARAGRAPHS) as opened:
        for number, text in enumerate(ENGLISH[:2], 1):
            translating.confirm(opened, visit_of(opened, number), text)
        yield opened


class Given(Registry):
    """A registry of one format, which reads what a test says."""

    def __init__(self, *rows: ReturnedRow | BadUnit, of_project: str = "", codes: bool = True):
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "of_project", of_project)
        object.__setattr__(self, "codes", codes)

    def all(self) -> tuple[list[Format], list[PluginFailed]]:
        rows, of_project = self.rows, self.of_project  # type: ignore[attr-defined]
        format = Format(
            name="table",
            title="",
            suffixes=(".back.table",),
            holds="",
            carries=frozenset({Carries.CODES} if self.codes else ()),  # type: ignore[attr-defined]
            read_returned=lambda path: ReturnedFile(project=of_project, rows=iter(rows)),
        )
        return [format], []


def row(store: Store, number: int, target: str | None = None, **facts: object) -> ReturnedRow:
    """The row of a paragraph as it went out, with another target."""
    pair = pair_of(store, number)
    text = pair.target.text if target is None else target
    wordings = (ReturnedWording(text=text, codes=pair.target.codes),) if text else ()
    known = {
        "id": pair.segment.id,
        "fingerprint": fingerprint(pair.segment.source),
        "source": pair.segment.source,
        "wordings": wordings,
        "where": f"row {number}",
    }
    return ReturnedRow(**{**known, **facts})  # type: ignore[arg-type]


def take(
    store: Store, *rows: ReturnedRow | BadUnit, path: Path | None = None, of_project: str = "",
    codes: bool = True, **options: bool,
) -> tuple[TakenBack, list[RowResult]]:  # fmt: skip
    told: list[RowResult] = []
    done = returning.take_back(
        store,
        path or FILE,
        "王审",
        ReturnOptions(**options),
        tell=told.append,
        registry=Given(*rows, of_project=of_project, codes=codes),
    )
    assert list(store.faults()) == []
    return done, told


FILE = Path()


@pytest.fixture(autouse=True)
def _file(tmp_path: Path) -> None:
    global FILE  # noqa: PLW0603
    FILE = tmp_path / "back.table"
    FILE.write_text("x")


def refusals(told: list[RowResult]) -> list[tuple[str, str]]:
    return [(each.where, each.reason) for each in told if each.fate is RowFate.REFUSED]


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
        (1, "x", {"id": "", "source": "没有。"}, "the project has no paragraph with that Chinese"),
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
    with pytest.raises(Refused) as caught:
        take(store, row(store, 2, "More."), bad, is_strict=True)
    assert caught.value.fault == f"back.table, row 1: {reason}"
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
    torn = "the file has it several times, with different texts"
    assert [(each.where, each.reason) for each in told] == [
        ("row 1", torn), ("row 2", ""), ("row 1", torn),
    ]  # fmt: skip
    assert take(store, row(store, 1, "One."), row(store, 1, "One."))[0].taken == 1


def test_final_and_untranslatable_paragraphs_stay(store: Store) -> None:
    translating.confirm(store, visit_of(store, 1), ENGLISH[0], State.REVIEWED)
    reviewing.finish(store, row_of(store, 1), pair_of(store, 1), "王审")
    classifying.set_translatable(store, [(row_of(store, 3), pair_of(store, 3))], False, ME)
    _, told = take(store, row(store, 1, "Law."), row(store, 3, "Rule."), row(store, 1))
    assert refusals(told)[0][1] == "the file has it several times, with different texts"
    _, told = take(store, row(store, 1, "Law."), row(store, 3, "Rule."))
    assert refusals(told) == [
        ("row 1", "it is final; a reviewer can open it again (`workbench review`)"),
        ("row 3", "it is not to be translated, and has English in the file"),
    ]
    _, told = take(store, row(store, 1, state=State.DRAFT))
    assert refusals(told) == [
        ("row 1", "it is final; a reviewer can open it again (`workbench review`)")
    ]
    assert pair_of(store, 1).target.state is State.FINAL


def test_english_that_an_untranslatable_paragraph_has_is_the_same(store: Store) -> None:
    translating.confirm(store, visit_of(store, 3), "Rule.")
    classifying.set_translatable(store, [(row_of(store, 3), pair_of(store, 3))], False, ME)
    done, _ = take(store, row(store, 3, "Rule.", state=State.FINAL))
    assert (done.taken, done.same, done.refused) == (0, 1, 0)
    assert pair_of(store, 3).target.state is State.TRANSLATED


def test_an_earlier_wording_is_older_and_left_alone(store: Store) -> None:
    went_out = row(store, 1)
    translating.confirm(store, visit_of(store, 1), "The rule of law.")
    done, _ = take(store, went_out)
    assert (done.taken, done.same, done.older, done.refused) == (0, 0, 1, 0)
    assert take(store, went_out, is_forced=True)[0].taken == 1
    assert texts(store)[0][1] == "Rule of law."


def test_english_that_changed_on_both_sides_is_refused(store: Store) -> None:
    tracked = row(
        store,
        1,
        wordings=(
            ReturnedWording(text="Rule of law."),
            ReturnedWording(text="Law rules.", author="陈校", time="2026-03-05T10:00:00+00:00"),
        ),
    )
    translating.confirm(store, visit_of(store, 1), "The rule of law.")
    _, told = take(store, tracked)
    assert refusals(told)[0][1].startswith("its English was changed here too since the file")
    late = row(store, 1, wordings=(ReturnedWording(text="Law.", time="2020-01-01T00:00:00+00:00"),))
    _, told = take(store, late)
    assert "was changed here later" in refusals(told)[0][1]


def test_tracked_changes_become_wordings_with_author_and_date(store: Store) -> None:
    steps = (
        ReturnedWording(text="Rule of law."),
        ReturnedWording(text="The rule of law.", author="陈校", time="2027-03-05T10:00:00+00:00"),
        ReturnedWording(text="The rule of law!", author="赵审", time="2027-03-06T11:00:00+00:00"),
    )
    take(store, row(store, 1, wordings=steps, state=State.REVIEWED))
    history = store.wordings.history(row_of(store, 1), Side.TARGET)
    assert [(each.text, each.author, each.state) for each in history] == [
        ("The rule of law!", "赵审", State.REVIEWED),
        ("The rule of law.", "陈校", State.DRAFT),
        ("Rule of law.", ME, State.TRANSLATED),
    ]
    assert [each.time for each in history[:2]] == [steps[2].time, steps[1].time]


def test_states_are_taken_but_not_stepped_back_from(store: Store) -> None:
    assert take(store, row(store, 1, state=State.REVIEWED))[1][0].state is State.REVIEWED
    assert take(store, row(store, 1, state=State.TRANSLATED))[0].same == 1
    assert take(store, row(store, 2, state=State.DRAFT))[1][0].state is State.DRAFT
    assert take(store, row(store, 2, state=State.FINAL), has_states=False)[0].same == 1
    assert pair_of(store, 2).target.state is State.DRAFT
    assert take(store, row(store, 2, "Law.", state=State.INITIAL))[1][0].state is State.DRAFT
    take(store, row(store, 2, state=State.REVIEWED))
    target = pair_of(store, 2).target
    assert (target.text, target.state, target.origin) == ("Law.", State.REVIEWED, Origin.IMPORTED)


def test_a_note_that_was_changed_is_an_answer(store: Store) -> None:
    translating.write_note(store, row_of(store, 1), 1, "Which law?", ME)
    known = pair_of(store, 1).annotations[0]
    changed = ReturnedNote(text="Which law? The Constitution.", author="陈校", id=known.id)
    take(store, row(store, 1, notes=(changed,), has_notes=True))
    (remark,) = pair_of(store, 1).annotations
    assert [(each.body, each.author) for each in remark.replies] == [
        ("Which law? The Constitution.", "陈校")
    ]
    flat = ReturnedNote(text="[query] target: Which law?")
    assert take(store, row(store, 2, notes=(flat,)), has_notes=False)[0].same == 1
    assert take(store, row(store, 1, notes=(flat,)))[0].same == 1


def test_rows_without_a_name_go_by_their_chinese(store: Store) -> None:
    add_document(store, "以人为本。", "依法治国。", name="第二版")
    rows = [
        ReturnedRow(source="以案釋法。掃黑除惡。", wordings=(ReturnedWording(text="Cases."),)),
        ReturnedRow(
            source="依法治国。",
            wordings=(ReturnedWording(text="Law."),),
            before="以人为本。",
            where="line 9",
        ),
    ]
    done, told = take(store, *rows)
    assert (done.taken, [(each.document, each.number) for each in told]) == (
        2,
        [("henan-legal-daily.txt", 2), ("第二版", 2)],
    )


def test_chinese_that_fills_an_open_place_is_no_english(store: Store) -> None:
    for state in (None, State.INITIAL, State.DRAFT):
        done, _ = take(store, row(store, 3, "依法治國。", state=state))
        assert (done.taken, done.same) == (0, 1)
    assert take(store, row(store, 3, "依法治国。", state=State.TRANSLATED))[0].taken == 1
    assert texts(store)[2][1] == "依法治国。"
    assert take(store, row(store, 3, state=State.DRAFT))[0].refused == 0


def test_a_row_without_a_name_is_about_the_document_that_it_says(store: Store) -> None:
    one = row(store, 2, "Cases explain law.", id="", fingerprint="")
    add_document(store, "以案释法。扫黑除恶。", name="第二版")
    done, told = take(store, replace(one, document="第二版"))
    assert [(each.document, each.number) for each in told] == [("第二版", 1)]
    done, told = take(store, replace(one, document=""))
    assert (done.taken, done.refused) == (0, 1)


def test_the_neighbours_of_like_paragraphs_are_read_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document(store, *["是。"] * 30, name="表")
    asked: list[int] = []
    around = type(store.units).around

    def counted(units: object, segment: int) -> tuple[str, str]:
        asked.append(segment)
        return around(store.units, segment)

    monkeypatch.setattr(type(store.units), "around", counted)
    yes = (ReturnedWording(text="Yes."),)
    take(
        store,
        *(ReturnedRow(source="是。", wordings=yes, before=f"第{at}条") for at in range(30)),
        ReturnedRow(source="是。", wordings=yes, before="是。", after="是。"),
    )
    assert len(asked) == len(set(asked)) == 30


def test_the_same_chinese_without_english_is_given_the_same() -> None:
    with project("依法治国。", "依法治国。") as store:
        one = ReturnedRow(source="依法治国。", wordings=(ReturnedWording(text="Rule of law."),))
        assert take(store, one)[0].taken == 2
        assert [target for _, target in texts(store)] == ["Rule of law."] * 2


def test_a_paragraph_that_is_named_in_two_ways_must_have_one_text(store: Store) -> None:
    nameless = row(store, 2, "Cases explain law.", id="", where="row 1")
    done, told = take(store, nameless, row(store, 2, "Law by cases."))
    assert done.taken == 1
    assert refusals(told) == [("row 2", "the file has it several times, with different texts")]
    done, told = take(store, nameless, row(store, 2, "Cases explain law."))
    assert (done.same, done.refused) == (2, 0)


def test_the_same_row_without_a_name_may_stand_twice(store: Store) -> None:
    one = row(store, 2, "Cases explain law.", id="", before="甲")
    done, _ = take(store, one, replace(one, before="乙"))
    assert (done.taken, done.same, done.refused) == (1, 1, 0)


def sentence_rows(store: Store) -> list[ReturnedRow]:
    text = parallel_texts.parallel_text(store, "x", Choices(level=Level.SENTENCE))
    return [
        ReturnedRow(
            id=each.segment.id,
            fingerprint=each.fingerprint,
            source=each.segment.source,
            wordings=(ReturnedWording(text=each.target.text),) if each.target.text else (),
            where=f"row {at}",
        )
        for at, each in enumerate(text.pairs, 1)
    ]


def test_sentences_are_put_together_to_their_paragraph(store: Store) -> None:
    one, first, second, three = sentence_rows(store)
    changed = replace(second, wordings=(ReturnedWording(text="Root out gangs."),))
    done, told = take(store, three, changed, one, first)
    assert (done.taken, done.same) == (1, 2)
    assert texts(store)[1][1] == "Explain law by cases. Root out gangs."
    _, told = take(store, replace(first, wordings=(ReturnedWording(text="x"),)))
    reason = (
        "of its 2 pairs of sentences the file has 1; "
        "all of a paragraph are needed to put it together"
    )
    assert refusals(told) == [("row 2", reason)]


def test_a_sentence_that_lost_its_english_is_refused(store: Store) -> None:
    one, first, second, three = sentence_rows(store)
    done, told = take(store, one, first, replace(second, wordings=()), three)
    assert (done.taken, done.refused) == (0, 1)
    reason = "its pair of sentences 2 has no English in the file; delete it here if that is meant"
    assert refusals(told) == [("row 2", reason)]
    assert texts(store)[1][1] == ENGLISH[1]


def test_sentences_without_a_fingerprint_are_known_by_their_chinese(store: Store) -> None:
    _, first, second, _ = sentence_rows(store)
    changed = replace(second, fingerprint="", wordings=(ReturnedWording(text="Root out gangs."),))
    _, told = take(store, replace(first, fingerprint=""), replace(changed, source="扫黄打非。"))
    reason = "its sentences are other ones, or are paired otherwise, by now"
    assert refusals(told) == [("row 2", reason)]
    assert take(store, replace(first, fingerprint=""), changed)[0].taken == 1


def test_a_paragraph_of_which_sentences_are_missing_yet_is_a_draft() -> None:
    with project("以案释法。扫黑除恶。") as store:
        first, second = sentence_rows(store)
        half = replace(first, wordings=(ReturnedWording(text="Explain law by cases."),))
        assert take(store, half, second)[0].taken == 1
        assert pair_of(store, 1).target.state is State.DRAFT


@pytest.mark.parametrize("number", ["9" * 5000, "²", "0", "-1", "1.2", ""])
def test_an_identity_may_be_anything(store: Store, number: str) -> None:
    one = row(store, 1)
    _, told = take(store, replace(one, id=f"{one.id}.{number}"))
    assert refusals(told) == [("row 1", "the project has no such paragraph")]


def test_a_sentence_left_in_chinese_has_no_english(store: Store) -> None:
    left = ReturnedWording(text="扫黑除恶。")
    one, first, second, three = sentence_rows(store)
    changed = replace(first, wordings=(ReturnedWording(text="Teach law by cases."),))
    _, told = take(store, one, changed, replace(second, wordings=(left,)), three)
    assert refusals(told) == [
        ("row 2", "its pair of sentences 2 has no English in the file; delete it here if that is"
         " meant")
    ]  # fmt: skip
    with project(PARAGRAPHS[1]) as other:
        first, second = sentence_rows(other)
        changed = replace(first, wordings=(ReturnedWording(text="Teach law by cases."),))
        assert take(other, changed, replace(second, wordings=(left,)))[0].taken == 1
        target = pair_of(other, 1).target
        assert (target.text, target.state) == ("Teach law by cases.", State.DRAFT)


def test_markup_must_come_back() -> None:
    with Store.memory() as store:
        add_coded(store, "依法{1>治国<1}{2}。")
        plain, codes = coded("Rule {1>by<1} law{2}.")
        back = row(store, 1, wordings=(ReturnedWording(text=plain, codes=codes),))
        assert take(store, back)[0].taken == 1
        assert pair_of(store, 1).target.codes == tuple(
            replace(own, offset=code.offset)
            for own, code in zip(pair_of(store, 1).segment.codes, codes, strict=True)
        )
        plain, codes = coded("Rule {1>by<1} the law.")
        _, told = take(store, row(store, 1, wordings=(ReturnedWording(text=plain, codes=codes),)))
        assert refusals(told) == [("row 1", "inline markup of its English: missing: ‹2›")]
        plain, codes = coded("Rule by law{2}.")
        lighter = row(store, 1, wordings=(ReturnedWording(text=plain, codes=codes),))
        assert take(store, lighter)[0].taken == 1
        bare = row(store, 1, wordings=(ReturnedWording(text="Rule of law."),))
        assert take(store, bare, codes=False)[0].taken == 1
        assert [code.offset for code in pair_of(store, 1).target.codes] == [12]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["", "甲", "乙"])), max_size=9))
def test_no_row_is_taken_by_its_place(drawn: list[tuple[int, str]]) -> None:
    sources = ("第一条。", "第二条。", "第三条。", "第四条。", "第五条。")
    with project(*sources) as store:
        rows = [row(store, at + 1, text and f"{text} {at}") for at, text in drawn]
        if not rows:
            return
        take(store, *rows)
        said = {at: {text for other, text in drawn if other == at} for at, _ in drawn}
        assert [target for _, target in texts(store)] == [
            f"{next(iter(said[at]))} {at}"
            if len(said.get(at, ())) == 1 and said[at] != {""}
            else ""
            for at in range(5)
        ]


def test_the_time_of_what_went_out_tells_whether_it_was_changed_here_too(store: Store) -> None:
    since = pair_of(store, 1).target.time
    sent = row(store, 1, "Law rules.", since=since)
    reviewing.accept(store, visit_of(store, 1, "王审"), ENGLISH[0])
    assert take(store, sent, is_dry=True)[0].taken == 1  # the state alone is another one
    translating.confirm(store, visit_of(store, 1), "The rule of law.")
    _, told = take(store, sent)
    assert refusals(told)[0][1].startswith("its English was changed here too since the file")
    assert take(store, sent, is_forced=True)[0].taken == 1


def test_what_went_out_empty_and_was_translated_here_since_is_left_alone(store: Store) -> None:
    empty, filled = (row(store, 3, text, since=NEVER) for text in ("", "Law rules."))
    translating.confirm(store, visit_of(store, 3), "Rule by law.")
    done, _ = take(store, empty)
    assert (done.older, done.refused) == (1, 0)
    _, told = take(store, filled)
    assert refusals(told)[0][1].startswith("its English was changed here too since the file")
    note = ReturnedNote(text="why?")
    assert take(store, replace(empty, notes=(note,)))[0].taken == 1
    assert texts(store)[2][1] == "Rule by law."


def test_notes_in_one_cell_are_known_by_label_and_words(store: Store) -> None:
    translating.write_note(store, row_of(store, 1), 1, "Which law?", ME)
    known = ("Which law?", " Which  law? ", "[query] source “法”: Which law?")
    new = ("[style] Which law?", "why?", "[query] source “法”: why?")
    done, told = take(
        store, row(store, 1, notes=tuple(ReturnedNote(text=each) for each in (*known, *new)))
    )
    assert done.taken == 1
    assert [note.text for note in told[0].notes] == list(new)


def test_a_file_without_markup_of_its_own_keeps_what_may_not_go() -> None:
    with Store.memory() as store:
        add_coded(store, "依法{1>治国<1}{2}。")
        assert take(store, row(store, 1, "Rule by law.", has_codes=False))[0].taken == 1
        assert [code.offset for code in pair_of(store, 1).target.codes] == [12]


def test_what_stands_is_not_refused_for_a_control_character() -> None:
    with project("法治") as store:
        taken = ReturnedRow(source="法治", wordings=(ReturnedWording(text="law\x7f"),))
        _, told = take(store, taken)
        assert "control character" in refusals(told)[0][1]


def test_rows_are_read_ahead_by_the_hundred() -> None:
    with project(*(f"第{number}条" for number in range(1, 1203))) as store:
        rows = [row(store, number, f"Article {number}") for number in (1202, 600, 1, 2)]
        _, told = take(store, *rows)
        assert [(each.number, each.after) for each in told] == [
            (number, f"Article {number}") for number in (1202, 600, 1, 2)
        ]
        found = store.segments.pairs_of([row_of(store, number) for number in (1, 1202)])
        assert list(found.values()) == [pair_of(store, 1), pair_of(store, 1202)]
