from rich.style import Style

from tests.builders import coded
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.text.coding import labelled, marked
from workbench.tui.marks import Mark
from workbench.tui.over_codes import layers_over, marks_over
from workbench.tui.rails import railed
from workbench.tui.widgets.lines import styled

TEXT, CODES = coded("坚持{1>司法<1}为民{2}原则")
MARKED = marked(TEXT, CODES)
CODE, TERM = Style(bold=True), Style(underline=True)


def term(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def test_styles_are_on_the_words_and_labels_have_their_own() -> None:
    layers = layers_over(MARKED, [(term("司法"), TERM), (term("民原"), TERM)], CODE)
    row = styled(MARKED, 0, len(MARKED), Style(), layers)
    assert [(part.text, part.style) for part in row] == [
        ("坚持", Style()),
        ("‹1", CODE),
        ("司法", TERM),
        ("1›", CODE),
        ("为", Style()),
        ("民", TERM),
        ("‹2›", CODE + TERM),
        ("原", TERM),
        ("则", Style()),
    ]


def test_a_text_without_codes_keeps_its_layers() -> None:
    layers = [(term("司法"), TERM)]
    assert layers_over(TEXT, layers, CODE) == layers


def test_marks_of_annotations_go_with_their_words() -> None:
    mark = Mark(side=Side.SOURCE, span=term("为民原则"), style=TERM, sign="T")
    (moved,) = marks_over(MARKED, [mark])
    assert labelled(moved.span.of(MARKED)) == "为民‹2›原则"
    assert marks_over(TEXT, [mark]) == [mark]


def test_rails_stand_below_their_words() -> None:
    mark = Mark(side=Side.SOURCE, span=term("为民原"), style=TERM, sign="T")
    ((rail,),) = railed(MARKED, [0], [mark], Side.SOURCE, Style())
    assert labelled(MARKED) == "坚持‹1司法1›为民‹2›原则"
    assert "".join(part.text for part in rail) == "            T--------"
