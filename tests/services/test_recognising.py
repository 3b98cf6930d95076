import pytest

from tests.builders import concept
from workbench.model.spans import Span
from workbench.model.terms import NewConcept, NewTerm, TermHit, TermStatus
from workbench.services import undoing
from workbench.services.recognising import Recogniser
from workbench.store.project import Store

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


def same_as_a_full_read(store: Store, recogniser: Recogniser) -> bool:
    fresh = Recogniser()
    fresh.read(store)
    assert recogniser.generation == fresh.generation == store.concepts.generation()
    return recogniser.hits(store, TEXT) == fresh.hits(store, TEXT)
