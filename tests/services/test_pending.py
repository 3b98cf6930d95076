import pytest

from tests.builders import source_text
from workbench.errors import Refused
from workbench.services import pending
from workbench.services.importing import Proposal, Repair
from workbench.services.mendable import Decided, MendState
from workbench.text.repair import keep, likely, mended, propose

LINES = (
    "突出抓好制度机制建设,坚决维护国家政治安全,深入推进扫黑",
    "除恶专项斗争,依法严厉打击电信网络诈骗犯罪。",
    "全省共查处涉案人员3.",
    "2万余名,群众安全感持续提升。",
)


def read(mode: Repair = Repair.AUTO) -> pending.Pending:
    text, _ = source_text(*LINES)
    return pending.begin(
        Proposal(name="page", text=text, paragraphs=keep(text.blocks), repair=mode)
    )


def test_it_begins_with_what_an_import_would_make() -> None:
    begun = read()
    blocks = begun.proposal.text.blocks
    assert begun.settled().paragraphs == mended(blocks, likely(propose(blocks)))
    assert read(Repair.OFF).settled().paragraphs == keep(blocks)


def test_what_is_decided_is_what_is_settled() -> None:
    begun = read()
    joins = [each.mend for each in pending.mendable(begun).proposals]
    after, decided = pending.decide(begun, [], joins[:1])
    assert decided == Decided(accepted=0, refused=1)
    assert [each.text for each in after.settled().paragraphs] == [
        *LINES[:2],
        LINES[2] + LINES[3],
    ]
    proposals = pending.mendable(after).proposals
    assert [(each.state, each.number) for each in proposals] == [
        (MendState.REFUSED, 1),
        (MendState.ACCEPTED, 3),
    ]
    again, _ = pending.decide(after, joins[:1], [])
    assert again == begun


def test_nothing_is_done_twice_and_something_stays() -> None:
    begun = read()
    joins = [each.mend for each in pending.mendable(begun).proposals]
    assert pending.decide(begun, joins, []) == (begun, Decided(accepted=0, refused=0))
    text, _ = source_text("- 1 -")
    proposal = Proposal(name="p", text=text, paragraphs=keep(text.blocks), repair=Repair.OFF)
    number = pending.begin(proposal)
    omits = [each.mend for each in pending.mendable(number).proposals]
    assert omits
    with pytest.raises(Refused, match="nothing would be left"):
        pending.decide(number, omits, [])
