import pytest

from tests.builders import coded
from workbench.errors import ExportFailed
from workbench.model.codes import Code
from workbench.model.segments import State
from workbench.model.sources import Block, Filling, Rendering, SourceText
from workbench.services.written_targets import verify_targets

SOURCE, SOURCE_CODES = coded("依法{1>治国<1}。")
TARGET, CODES = coded("Rule {1>by<1} law.")


def block(rendering: Rendering | None, source: str = SOURCE) -> Block:
    return Block(text=source, line=1, codes=SOURCE_CODES, rendering=rendering)


def verify(after: Block | None, meant: Filling) -> None:
    whole = Block(text=SOURCE, line=1, codes=SOURCE_CODES, rendering=Rendering())
    before, written = (
        SourceText(format="xliff", encoding="utf-8", original=b"", blocks=blocks, is_bilingual=True)
        for blocks in ((whole,), () if after is None else (after,))
    )
    verify_targets("back.xlf", before, written, [meant])


def filling(
    text: str = TARGET, codes: tuple[Code, ...] = CODES, state: State = State.TRANSLATED
) -> Filling:
    return Filling(locator="1", text=text, codes=codes, state=state)


WRITTEN = Rendering(target=TARGET, codes=CODES, state=State.TRANSLATED)
DRAFT = Rendering(target="Rule  by\nlaw.", codes=CODES[::-1], state=State.DRAFT)


def test_white_space_and_the_order_of_codes_say_nothing() -> None:
    verify(block(WRITTEN), filling())
    verify(block(DRAFT), filling())


@pytest.mark.parametrize(
    ("after", "meant", "fault"),
    [
        (None, filling(), "is missing, or is one too many"),
        (block(WRITTEN, "依法治军。"), filling(), "has another source: '依法治军。'"),
        (block(None), filling(), "has lost its target"),
        (block(WRITTEN), filling("Law."), f"reads back as {TARGET!r}, not 'Law.'"),
        (block(WRITTEN), filling(codes=()), "has other codes in its target"),
        (block(WRITTEN), filling(codes=CODES[:1]), "has other codes in its target"),
        (block(WRITTEN), filling(state=State.DRAFT), "reads back as translated, not draft"),
    ],
)
def test_what_is_not_as_it_was_meant_is_told(
    after: Block | None, meant: Filling, fault: str
) -> None:
    with pytest.raises(ExportFailed) as caught:
        verify(after, meant)
    assert caught.value.fault == f"back.xlf was not written: segment 1 of the file {fault}"
