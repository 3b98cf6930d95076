from dataclasses import replace

import pytest

from tests.builders import add_document
from workbench.model.terms import ConceptKind, TermStatus
from workbench.services import browsing, glossary
from workbench.services.browsing import View
from workbench.services.term_forms import TermForm
from workbench.store.project import Store

PERSON = ConceptKind.PERSON
FORMS = (
    TermForm(simplified="政法委", english="political and legal affairs commission", domain="party"),
    TermForm(simplified="保护伞", english="protective umbrella", client="法制报"),
    TermForm(simplified="扫黑除恶", english="combat gangs", status=TermStatus.ADMITTED),
    TermForm(simplified="热依汗古丽·依布拉音", english="", kind=PERSON, note="100% sure_of"),
    TermForm(simplified="政法", english="judicial and public security work"),
)


@pytest.fixture
def store() -> Store:
    store = Store.memory()
    add_document(store, "郑州市委政法委书记 热依汗古丽·依布拉音", "打掉充当“保護傘”的腐败分子。")
    for form in FORMS:
        glossary.add(store, form, "李译")
    return store


def found(store: Store, view: View) -> list[str]:
    rows = browsing.find_concepts(store, view, browsing.used_concepts(store))
    known = store.concepts.get(rows)
    return [known[row].in_language("zh")[0].text for row in rows]


ALL = ["保护伞", "热依汗古丽·依布拉音", "扫黑除恶", "政法", "政法委"]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(), ALL),
        (View(text="政法"), ["政法", "政法委"]),
        (View(text="bǎo"), ["保护伞"]),
        (View(text="baohu"), ["保护伞"]),
        (View(text="ZHENG FA"), ["政法", "政法委"]),
        (View(text="UMBRELLA"), ["保护伞"]),
        (View(text="100% sure_"), ["热依汗古丽·依布拉音"]),
        (View(text="100 sure"), []),
        (View(kind="person"), ["热依汗古丽·依布拉音"]),
        (View(domain="party"), ["政法委"]),
        (View(domain=""), ["保护伞", "热依汗古丽·依布拉音", "扫黑除恶", "政法"]),
        (View(client="法制报"), ["保护伞"]),
        (View(status="admitted"), ["扫黑除恶"]),
        (View(has_english=False), ["热依汗古丽·依布拉音"]),
        (View(has_english=True, text="政法"), ["政法", "政法委"]),
        (View(is_used=True), ["保护伞", "热依汗古丽·依布拉音", "政法", "政法委"]),
        (View(is_used=False), ["扫黑除恶"]),
    ],
)
def test_a_view_of_the_glossary(store: Store, view: View, expected: list[str]) -> None:
    assert found(store, view) == expected


def test_what_begins_with_the_text_comes_first(store: Store) -> None:
    glossary.add(store, TermForm(simplified="从严治政", english="strict administration"), "李译")
    glossary.add(store, TermForm(simplified="党政", english="Party and government"), "李译")
    assert found(store, View(text="政")) == ["政法", "政法委", "从严治政", "党政"]


def test_what_the_concepts_have_in_common(store: Store) -> None:
    facets = browsing.facets(store)
    assert facets.kinds == (("term", 4), ("person", 1))
    assert facets.domains == (("", 4), ("party", 1))
    assert facets.clients == (("", 4), ("法制报", 1))
    assert facets.statuses == (("preferred", 3), ("admitted", 1))


def test_a_view_that_leaves_nothing_out() -> None:
    assert View().is_everything
    assert not replace(View(), is_used=False).is_everything
