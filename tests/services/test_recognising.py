import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import concept, project_file
from workbench.match.patterns import fill
from workbench.match.terms import TermIndex
from workbench.model.spans import Span
from workbench.model.term_keys import SavedKeys
from workbench.model.terms import NewConcept, NewTerm, TermHit, TermStatus
from workbench.services import glossary, undoing
from workbench.services.recognising import Recogniser, edition_of_keys, keep, renew
from workbench.services.term_forms import TermForm
from workbench.store.project import Store
from workbench.text.folding import fold, phrase_key

WORDS = [
    ("政法工作", "political and legal work"),
    ("政法", "political and legal"),
    ("工作", "work"),
    ("答覆", "reply"),
    ("法治", "rule of law"),
    ("WTO", "WTO"),
    ("1+5+N", "1+5+N"),
]


def learn(store: Store, *concepts: NewConcept) -> list[int]:
    with store.journal.change("add terms", "李译") as change:
        return [store.concepts.add(change, each) for each in concepts]


@pytest.fixture
def store() -> Store:
    """A project with a small glossary."""
    store = Store.memory()
    learn(store, *(concept(chinese, english) for chinese, english in WORDS))
    return store


@pytest.fixture
def recogniser(store: Store) -> Recogniser:
    """What knows that glossary."""
    recogniser = Recogniser()
    recogniser.read(store)
    return recogniser


Outline = list[tuple[str, tuple[str, ...], list[str]]]


def outline(hits: list[TermHit]) -> Outline:
    """Each hit with its English, and the hits under it."""
    return [(hit.text, hit.targets, [each.text for each in hit.nested]) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推动政法工作", [("政法工作", ("political and legal work",), ["政法", "工作"])]),
        ("推動政法工作", [("政法工作", ("political and legal work",), ["政法", "工作"])]),
        ("政法、工作", [("政法", ("political and legal",), []), ("工作", ("work",), [])]),
        ("書面答覆,书面答复", [("答覆", ("reply",), []), ("答复", ("reply",), [])]),
        ("ＷＴＯ规则和wto", [("ＷＴＯ", ("WTO",), []), ("wto", ("WTO",), [])]),
        ("“１＋５＋Ｎ”模式", [("１＋５＋Ｎ", ("1+5+N",), [])]),
        ("𠮷野家法治案", [("法治", ("rule of law",), [])]),
        ("", []),
        ("依法", []),
    ],
)
def test_terms_are_found_whatever_their_script_and_width(
    store: Store, recogniser: Recogniser, text: str, expected: Outline
) -> None:
    hits = recogniser.hits(store, text)
    assert outline(hits) == expected
    assert [hit.span.of(text) for hit in hits] == [hit.text for hit in hits]
    assert recogniser.spans(text) == [hit.span for hit in hits]


def test_a_form_of_the_glossary_in_traditional_finds_both(store: Store) -> None:
    learn(store, concept("监察", "supervision", traditional="監察"))
    recogniser = Recogniser()
    recogniser.read(store)
    assert outline(recogniser.hits(store, "監察法和监察法")) == [
        ("監察", ("supervision",), []),
        ("监察", ("supervision",), []),
    ]


def test_a_hit_has_every_concept_and_the_usable_english(store: Store) -> None:
    learn(
        store,
        NewConcept(
            terms=(
                NewTerm(language="zh-Hans", text="法治"),
                NewTerm(language="en", text="rule by law", status=TermStatus.FORBIDDEN),
                NewTerm(language="en", text="legality", status=TermStatus.ADMITTED),
                NewTerm(language="en", text="law-based governance"),
            )
        ),
    )
    recogniser = Recogniser()
    recogniser.read(store)
    (hit,) = recogniser.hits(store, "依法治国")  # "法治" across the words too
    assert (hit.span, hit.text) == (Span(1, 3), "法治")
    assert hit.targets == ("rule of law", "law-based governance", "legality")
    assert len(hit.concepts) == 2


TEXT = "政法工作与政法、工作、答复、法治、監察、监察"


def test_following_the_glossary_is_as_good_as_reading_it(
    store: Store, recogniser: Recogniser
) -> None:
    steps: list[list[int]] = [learn(store, concept("监察", "supervision", traditional="監察"))]
    with store.journal.change("edit", "李译") as change:
        store.concepts.replace(change, 1, concept("工作与", "work and"))
    recogniser.refresh(store, [*steps[0], 1])
    assert same_as_a_full_read(store, recogniser)
    with store.journal.change("remove", "李译") as change:
        store.concepts.retire(change, 2)
    recogniser.refresh(store, [2])
    assert same_as_a_full_read(store, recogniser)
    assert [hit.text for hit in recogniser.hits(store, TEXT)] == [
        "工作与", "工作", "答复", "法治", "監察", "监察"
    ]  # fmt: skip
    undoing.undo(store, "李译")
    recogniser.refresh(store, [2])
    assert same_as_a_full_read(store, recogniser)


def test_what_another_program_changed_is_noticed(store: Store, recogniser: Recogniser) -> None:
    (theirs,) = learn(store, concept("监察", "supervision"))
    (mine,) = learn(store, concept("与政法", "with law"))
    assert theirs != mine
    recogniser.refresh(store, [mine])
    assert same_as_a_full_read(store, recogniser)


def test_a_term_that_was_just_removed_is_no_hit(store: Store, recogniser: Recogniser) -> None:
    with store.journal.change("remove", "李译") as change:
        store.concepts.retire(change, 2)
        store.concepts.retire(change, 5)
    assert outline(recogniser.hits(store, "法治、政法工作")) == [
        ("政法工作", ("political and legal work",), ["工作"])
    ]


def test_literal_slogans_are_found_in_any_width_of_digits_and_letters(
    store: Store, recogniser: Recogniser
) -> None:
    (row,) = learn(store, concept("N个M", "N Ms"))
    recogniser.refresh(store, [row])
    assert outline(recogniser.hits(store, "１＋５＋Ｎ、1+5+n、Ｎ个Ｍ、n個m")) == [
        ("１＋５＋Ｎ", ("1+5+N",), []),
        ("1+5+n", ("1+5+N",), []),
        ("Ｎ个Ｍ", ("N Ms",), []),
        ("n個m", ("N Ms",), []),
    ]


def test_a_hit_of_a_pattern_says_what_stood_in_its_slots(store: Store) -> None:
    learn(store, concept("{n}个{x}", "{1} {2}s"), concept("第{n}個平臺", "platform {1}"))
    recogniser = Recogniser()
    recogniser.read(store)
    hits = recogniser.hits(store, "推行十二個Ｎ与第三个平台")
    assert [(hit.text, hit.slots, fill(hit.targets[0], hit.slots)) for hit in hits] == [
        ("十二個Ｎ", ("十二", "Ｎ"), "12 Ns"),
        ("第三个平台", ("三",), "platform 3"),
    ]


def test_all_that_is_done_to_the_glossary_is_followed(store: Store, recogniser: Recogniser) -> None:
    with store.journal.change("import", "李译") as change:
        for chinese in ("监察", "与政法", "{n}、工作", "答复"):
            store.concepts.add(change, concept(chinese, "new"))
    (removed,) = learn(store, concept("政法", "politics and law"))
    with store.journal.change("edit and remove", "李译") as change:
        store.concepts.retire(change, removed)
        store.concepts.replace(change, 1, concept("工作与", "work and"))
    for step in (lambda: None, *(lambda: undoing.undo(store, "李译"),) * 3):
        step()
        assert recogniser.is_near(store)
        recogniser.refresh(store)
        assert same_as_a_full_read(store, recogniser)
    undoing.redo(store, "李译")
    recogniser.refresh(store)
    assert same_as_a_full_read(store, recogniser)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project file with a small glossary, and its keys saved."""
    project_file(path := tmp_path / "a.db")
    with Store.open(path) as store:
        learn(store, *(concept(chinese, english) for chinese, english in WORDS))
        renew(store)
    return path


def found(path: Path, text: str = TEXT) -> list[str]:
    """What a new session finds, which may only read."""
    with Store.open(path, writable=False) as store:
        recogniser = Recogniser()
        recogniser.read(store)
        return [span.of(text) for span in recogniser.spans(text)]


def pretend(path: Path, edition: str = "") -> None:
    """Keeps keys that find 与政 alone, to show whether saved keys are taken."""
    index = TermIndex()
    index.add("与政", 1)
    with Store.open(path) as store:
        mark, edition = store.term_keys.mark(), edition or edition_of_keys()
        keep(store, SavedKeys(mark=mark, edition=edition, data=index.packed()))


ALL = ["政法工作", "政法", "工作", "答复", "法治"]


def test_saved_keys_are_taken_and_followed(path: Path) -> None:
    assert found(path) == ALL
    pretend(path)
    assert found(path) == ["与政"]
    with Store.open(path) as store:
        learn(store, concept("、工作", "and work"))
    assert found(path) == ["与政", "、工作"]


def execute(statement: str) -> Callable[[Path], None]:
    """Another program at work on the file."""

    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(statement)

    return run


@pytest.mark.parametrize(
    ("do", "more"),
    [
        (lambda path: pretend(path, "0.0.1, another"), ()),
        (execute("UPDATE term_keys SET keys = substr(keys, 1, 60)"), ()),
        (execute("UPDATE term_keys SET keys = x'00', checksum = 3523407757"), ()),
        (execute("UPDATE term_keys SET checksum = 1"), ()),
        (execute("DELETE FROM term_keys"), ()),
        (execute("UPDATE projects SET glossary_generation = 0"), ()),
        (execute("UPDATE term_keys SET change_id = 100000"), ()),
        (
            execute(
                "INSERT INTO terms (uuid, concept_id, language, text, status)"
                " VALUES ('x', 1, 'zh-Hans', '与', 'preferred')"
            ),
            ("与",),
        ),
        (execute("DELETE FROM terms WHERE text = 'WTO' AND language = 'en'"), ()),
    ],
)
def test_saved_keys_are_not_trusted_when_in_doubt(
    path: Path, do: Callable[[Path], None], more: tuple[str, ...]
) -> None:
    pretend(path)
    do(path)
    assert sorted(found(path)) == sorted([*ALL, *more])


def test_keys_are_saved_again_only_when_they_lack_much(path: Path) -> None:
    with Store.open(path) as store:
        recogniser = Recogniser()
        recogniser.read(store)
        assert recogniser.to_save() is None
        learn(store, *(concept(f"第{number}号", "number") for number in range(2_100)))
        assert not recogniser.is_near(store)
        recogniser.refresh(store)
        saved = recogniser.to_save()
        assert (saved is not None, recogniser.to_save()) == (True, None)
        keep(store, saved)
    assert found(path, "第2099号") == ["第2099号"]


LETTERS = "政法工作答覆复Ｎn１15+監监"
WORD = st.text(alphabet=LETTERS, min_size=1, max_size=4)


@given(
    st.text(alphabet=LETTERS, max_size=14),
    st.lists(WORD, max_size=8),
    st.lists(WORD, max_size=4),
)
def test_it_finds_what_a_plain_search_for_the_keys_finds(
    text: str, words: list[str], later: list[str]
) -> None:
    with Store.memory() as store:
        learn(store, *(NewConcept(terms=(NewTerm(language="zh", text=word),)) for word in words))
        renew(store)
        rows = learn(
            store, *(NewConcept(terms=(NewTerm(language="zh", text=word),)) for word in later)
        )
        with store.journal.change("remove", "李译") as change:
            for row in rows[:1]:
                store.concepts.retire(change, row)
        keys = [{fold(word), phrase_key(word)} for word in (*words, *later[1:])]
        recogniser = Recogniser()
        recogniser.read(store)
        folded = fold(text)
        places = [
            (start, end)
            for start in range(len(text))
            for end in range(start + 1, len(text) + 1)
            if any(folded[start:end] in each for each in keys)
            and not any(
                0 < edge < len(text) and folded[edge - 1 : edge + 1].isalnum()
                and folded[edge - 1 : edge + 1].isascii()
                for edge in (start, end)
            )
        ]  # fmt: skip
        hits = recogniser.hits(store, text)
        assert (
            sorted((each.span.start, each.span.end) for hit in hits for each in (hit, *hit.nested))
            == places
        )


def same_as_a_full_read(store: Store, recogniser: Recogniser) -> bool:
    fresh = Recogniser()
    fresh.read(store)
    assert recogniser.generation == fresh.generation == store.concepts.generation()
    return recogniser.hits(store, TEXT) == fresh.hits(store, TEXT)


def test_capitals_count_where_a_term_says_so() -> None:
    store = Store.memory()
    form = TermForm(simplified="WTO", english="World Trade Organization", is_case_sensitive=True)
    glossary.add(store, form, "李译")
    glossary.add(store, TermForm(simplified="世贸组织", english="WTO"), "李译")
    recogniser = Recogniser()
    recogniser.read(store)
    text = "加入ＷＴＯ,不是wto,即世贸组织"
    assert [span.of(text) for span in recogniser.spans(text)] == ["ＷＴＯ", "世贸组织"]
    assert [hit.text for hit in recogniser.hits(store, text)] == ["ＷＴＯ", "世贸组织"]


def test_what_is_not_translated_is_offered_as_it_stands() -> None:
    store = Store.memory()
    glossary.add(store, TermForm(simplified="微信", english="", is_untranslatable=True), "李译")
    recogniser = Recogniser()
    recogniser.read(store)
    (hit,) = recogniser.hits(store, "微信公众号")
    assert hit.targets == ("微信",)


def test_a_pattern_takes_over_what_stands_in_its_slots() -> None:
    store = Store.memory()
    glossary.add(store, TermForm(simplified="{n}+{n}+N模式", english="{1}+{2}+N model"), "李译")
    recogniser = Recogniser()
    recogniser.read(store)
    (hit,) = recogniser.hits(store, "推广三＋５＋Ｎ模式")
    assert (hit.text, hit.slots, hit.targets) == ("三＋５＋Ｎ模式", ("三", "５"), ("3+5+N model",))
