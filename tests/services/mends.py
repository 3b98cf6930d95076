"""Pages that are mended, and what is to be seen of it."""

from collections.abc import Sequence

from tests.builders import pair_of, row_of, source_text
from workbench.model.segments import State
from workbench.model.sources import Block, Mend
from workbench.services import importing, mending, tracing, translating, undoing
from workbench.services.importing import Proposal, Repair
from workbench.services.mendable import MendState
from workbench.store.project import Store
from workbench.text.repair import keep, likely, mended, propose

ME = "李译"
PAGE = (
    "推动政法工作高质量发展",
    "突出抓好制度机制建设,坚决维护国家政治安全,深入推进扫黑",
    "除恶专项斗争,依法严厉打击电信网络诈骗犯罪。",
    "全省共查处涉案人员3.",
    "2万余名,群众安全感持续提升。",
    "健全矛盾纠纷多元 化解机制,人民法院各负其责。",
    "The centres are run by the people",
    "and for the people, as a govern-",
    "ment plan says.",
    "(河南法制报记者 王晓磊/整理)",
)
PIECES = (
    "深入推进扫黑",
    "除恶专项斗争,依法打击犯罪。",
    "全省共查处3.",
    "2万余名,群众满意",
    "第 1 页",
    "12",
    "13",
    "多元 化解机制建立。",
    "图为会议现场",
    "run by the people",
    "and a govern-",
    "ment plan.",
    "——本报记者",
    "推动工作",
)


def blocks_of(texts: Sequence[str]) -> tuple[Block, ...]:
    return source_text(*texts)[0].blocks


def added(texts: Sequence[str], mode: Repair = Repair.OFF) -> Store:
    """A project with one document of these lines."""
    text, _ = source_text(*texts)
    paragraphs = keep(text.blocks)
    if mode is Repair.AUTO:
        paragraphs = mended(text.blocks, likely(propose(text.blocks)))
    store = Store.memory()
    proposal = Proposal(name="page", text=text, paragraphs=paragraphs, repair=mode)
    importing.add(store, [proposal], ME)
    return store


def sources(store: Store) -> list[str]:
    return [pair.segment.source for pair in store.segments.pairs(1)]


def looks(store: Store) -> list[tuple[str, str, int, int, str]]:
    """What an import says of each segment."""
    return [
        (each.source, str(each.kind), each.level, each.article, each.unfinished)
        for each in (pair.segment for pair in store.segments.pairs(1))
    ]


def told(store: Store) -> list[tuple[object, ...]]:
    """All that a person sees of the segments, without versions and times."""
    assert list(store.faults()) == []
    return [
        (
            pair.segment.source,
            pair.segment.codes,
            pair.segment.kind,
            pair.segment.article,
            pair.segment.unfinished,
            pair.segment.needs_work,
            pair.segment.note,
            pair.target.text,
            pair.target.codes,
            pair.target.state,
            [(each.label, each.quote, each.span) for each in pair.annotations],
        )
        for pair in store.segments.pairs(1)
    ]


def states(store: Store) -> dict[Mend, MendState]:
    return {each.mend: each.state for each in mending.of_document(store, 1).proposals}


def usual(store: Store) -> list[Mend]:
    return [each.mend for each in mending.of_document(store, 1).proposals if each.is_likely]


def expected(texts: Sequence[str], made: Sequence[Mend]) -> list[str]:
    return [paragraph.text for paragraph in mended(blocks_of(texts), made)]


def traced(store: Store) -> list[tuple[int, int, int, int, int]]:
    """Where each part of a block stands, by the number of the segment."""
    trace = tracing.of_document(store, 1)
    numbers = {each.segment: number for number, each in enumerate(trace.standing, 1)}
    return [
        (each.block, each.start, numbers[each.segment], each.at, each.length)
        for each in trace.stretches
    ]


def undo_all(store: Store) -> None:
    while undoing.undo(store, ME) is not None:
        pass


def translate(store: Store, number: int, text: str, state: State = State.TRANSLATED) -> None:
    pair = pair_of(store, number)
    translating.set_target(store, row_of(store, number), pair, text, state, ME)


def undo_all_but_first(store: Store, count: int) -> None:
    for _ in range(count):
        assert undoing.undo(store, ME) is not None
