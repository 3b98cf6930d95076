"""The names of people in a paragraph."""

from __future__ import annotations

from workbench.model.spans import Span
from workbench.model.terms import ConceptKind, NewConcept, NewTerm
from workbench.services import glossary
from workbench.services.recognising import Recogniser
from workbench.services.source_names import names_in, people_in
from workbench.store.project import Store

TEXT = "郑州市委书记于东辉和范冬到长安街"


def test_names_of_the_glossary_and_of_the_text() -> None:
    with Store.memory() as store:
        for kind, text, reading in (
            (ConceptKind.PERSON, "范冬", ""),
            (ConceptKind.PLACE, "长安街", "Cháng'ān Jiē"),
            (ConceptKind.TERM, "书记", "shūjì"),
        ):
            term = NewTerm(language="zh-Hans", text=text, reading=reading)
            glossary.add_concept(store, NewConcept(terms=(term,), kind=kind), "词表")
        recogniser = Recogniser()
        recogniser.read(store)
        hits = recogniser.hits(store, TEXT)
    assert names_in(TEXT, hits) == {
        Span(0, 2): "Zhèngzhōu",
        Span(6, 9): "Yú Dōnghuī",
        Span(10, 12): "Fàn Dōng",
        Span(13, 16): "Cháng'ān Jiē",
    }
    assert sorted(people_in(TEXT, hits)) == [Span(6, 9), Span(10, 12)]
    assert names_in("推动政法工作高质量发展") == {}
    assert names_in("西安市长安区") == {}
    assert names_in("在河南省郑州市") == {Span(1, 4): "Hénán Shěng", Span(4, 7): "Zhèngzhōu Shì"}
