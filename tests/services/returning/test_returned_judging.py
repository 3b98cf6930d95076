from dataclasses import replace

from tests.builders import add_coded, coded, pair_of, project, row_of, texts, visit_of
from tests.services.returning.rows import ENGLISH, ME, refusals, row, take
from workbench.model.returned import NEVER, ReturnedNote, ReturnedRow, ReturnedWording
from workbench.model.segments import Origin, Side, State
from workbench.services import classifying, reviewing, translating, undoing
from workbench.store.project import Store


def test_final_and_untranslatable_paragraphs_stay(store: Store) -> None:
    translating.confirm(store, visit_of(store, 1), ENGLISH[0], State.REVIEWED)
    reviewing.finish(store, row_of(store, 1), pair_of(store, 1), "王审")
    classifying.set_translatable(store, [(row_of(store, 3), pair_of(store, 3))], False, ME)
    _, told = take(store, row(store, 1, "Law."), row(store, 3, "Rule."), row(store, 1))
    assert (
        refusals(told)[0][1]
        == "rows of the file say different things of this paragraph; keep the right one"
    )
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


def test_what_was_undone_may_come_again(store: Store) -> None:
    for given in (row(store, 1, "Law."), row(store, 3, "Rules.")):
        assert take(store, given)[0].taken == 1
        undoing.undo(store, "王审")
        assert take(store, given)[0].taken == 1
        undoing.undo(store, "王审")


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


def test_the_clock_of_a_reviewer_does_not_decide_what_changed_here(store: Store) -> None:
    """Word writes local time as UTC: west of London a change seems older than what went out."""
    steps = (
        ReturnedWording(text="Rule of law."),
        ReturnedWording(text="Law rules.", author="陈校", time="2020-01-01T00:00:00+00:00"),
    )
    went_out = row(store, 1, wordings=steps, since=pair_of(store, 1).target.time)
    assert take(store, went_out)[0].taken == 1
    assert texts(store)[0][1] == "Law rules."


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


def test_chinese_that_fills_an_open_place_is_no_english(store: Store) -> None:
    for state in (None, State.INITIAL, State.DRAFT):
        done, _ = take(store, row(store, 3, "依法治國。", state=state))
        assert (done.taken, done.same) == (0, 1)
    assert take(store, row(store, 3, "依法治国。", state=State.TRANSLATED))[0].taken == 1
    assert texts(store)[2][1] == "依法治国。"
    assert take(store, row(store, 3, state=State.DRAFT))[0].refused == 0


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


def test_the_time_of_what_went_out_tells_whether_it_was_changed_here_too(store: Store) -> None:
    since = pair_of(store, 1).target.time
    sent = row(store, 1, "Law rules.", since=since)
    reviewing.accept(store, visit_of(store, 1, "王审"), ENGLISH[0])
    assert take(store, sent, is_dry=True)[0].taken == 1  # the state alone is another one
    translating.confirm(store, visit_of(store, 1), "The rule of law.")
    _, told = take(store, sent)
    assert refusals(told)[0][1].startswith("its English was changed here too since the file")
    assert take(store, sent, is_forced=True)[0].taken == 1


def test_copies_of_one_name_that_two_people_changed_are_both_sides(store: Store) -> None:
    since = pair_of(store, 1).target.time

    def copy(text: str, author: str) -> ReturnedRow:
        wording = ReturnedWording(text=text, author=author)
        return row(store, 1, since=since, wordings=(wording,))

    assert take(store, copy("Law rules.", "陈校"))[0].taken == 1
    _, told = take(store, copy("The law rules.", "赵审"))
    assert refusals(told)[0][1].startswith("its English was changed here too since the file")
    for text, author in (("Law rules all.", "陈校"), ("The law rules all.", "")):
        assert take(store, copy(text, author))[0].taken == 1


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


def test_chinese_that_was_changed_in_the_file_is_told_also_where_nothing_else_was(
    store: Store,
) -> None:
    went_out = row(store, 1)
    done, told = take(store, replace(went_out, source="依法行政。"))
    assert (done.taken, done.same) == (0, 1)
    assert [each.warnings for each in told] == [
        ("the Chinese was changed in the file, and stays here as it was",)
    ]
    assert take(store, went_out)[1][0].warnings == ()
