"""Two people's copies of one project, and what they do with them."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tests.builders import concept, project_file
from tests.services.memory_units import add_memory, unit
from workbench.errors import NotFound, Refused
from workbench.model.annotations import (
    AnnotationState,
    NewAnnotation,
    NewLabel,
    Purpose,
    RelationKind,
)
from workbench.model.memory import Bead
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import (
    annotating,
    glossary,
    labelling,
    memories,
    pairing,
    project_merging,
    reviewing,
    segmenting,
    stays,
    translating,
    undoing,
)
from workbench.store.project import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.merged import Merged

SOURCES = (
    "健全扫黑除恶长效机制,依法严惩黑恶势力犯罪。",
    "完善社会矛盾纠纷多元预防调处化解综合机制。",
    "推进政法队伍教育整顿,锻造过硬政法铁军。",
    "加强基层平安建设,守护𠮷祥街巷的万家灯火。",
)


def two(folder: Path, *, targets: bool = True) -> tuple[Path, Path]:
    """A project of 甲 with four paragraphs, and the copy that 乙 got of it."""
    mine = project_file(folder / "甲.db", *SOURCES)
    with Store.open(mine) as store:
        if targets:
            for number in (1, 2):
                write(store, number, f"Target {number} of the first day.", "李译")
        glossary.add_concept(store, concept(), "李译")
        annotate(store, 1, "机制", "李译", body="which one?")
    return mine, copy_of(mine, folder / "乙.db")


def copy_of(path: Path, out: Path) -> Path:
    """A copy as `workbench backup` takes one."""
    with Store.open(path) as store:
        store.backup(out)
    return out


def merge(mine: Path, theirs: Path, author: str = "李译") -> Merged:
    """Merges, and sees that the file is sound and theirs as it was."""
    before = theirs.read_bytes()
    with Store.open(mine) as store:
        merged = project_merging.merge(store, theirs, author)
        assert list(store.faults()) == []
    assert theirs.read_bytes() == before
    return merged


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    with Store.open(path) as store:
        yield store


def rows(store: Store) -> list[int]:
    """The rows of the segments that stand."""
    return [row for row, *_ in store.segments.texts(None)]


def write(
    store: Store, number: int, text: str, author: str, state: State = State.TRANSLATED
) -> None:
    row = rows(store)[number - 1]
    translating.set_target(store, row, store.segments.pair(row), text, state, author)


def annotate(store: Store, number: int, words: str, author: str, *, body: str = "") -> int:
    row = rows(store)[number - 1]
    start = store.segments.pair(row).segment.source.index(words)
    new = NewAnnotation(
        label="person",
        side=Side.SOURCE,
        span=Span(start, start + len(words)),
        body=body,
        author=author,
    )
    return annotating.annotate(store, row, new)


def split(store: Store, number: int, words: str, author: str) -> None:
    """Cuts a paragraph before some words."""
    row = rows(store)[number - 1]
    pair = store.segments.pair(row)
    segmenting.split(store, row, pair, pair.segment.source.index(words), author)


def join(store: Store, number: int, author: str) -> None:
    found = rows(store)
    row, following = found[number - 1], found[number]
    pairs = store.segments.pair(row), store.segments.pair(following)
    segmenting.join_next(store, row, *pairs, author)


def correct(store: Store, number: int, text: str, author: str) -> None:
    row = rows(store)[number - 1]
    segmenting.correct(store, row, store.segments.pair(row), text, author)


def pairs(path: Path) -> list[tuple[str, str, str]]:
    """Source, target and state of every segment."""
    with Store.open(path, writable=False) as store:
        found = [store.segments.pair(row) for row in rows(store)]
        return [(each.segment.source, each.target.text, str(each.target.state)) for each in found]


def notes(path: Path) -> list[tuple[int, str, str, str, list[str]]]:
    """Number, words where they stand, body, state and replies of every annotation."""
    with Store.open(path, writable=False) as store:
        found = []
        for remark in store.annotations.of_document():
            each = remark.annotation
            text = store.wordings.standing(remark.segment_row, each.side)[0]
            words = each.span.of(text) if each.span else ""
            replies = [reply.body for reply in each.replies]
            found.append((each.number, words, each.body, str(each.state), replies))
        return found


def act(store: Store, author: str, what: str, at: int, much: int) -> None:
    """One of the things that somebody may do, at some place; nothing where it is refused."""
    with suppress(Refused, NotFound):
        if what == "pair":
            _pair(store, author, at, much)
        elif what.endswith((" unit", " memory")):
            _act_on_memory(store, author, what, at, much)
        else:
            _act(store, author, what, at, much)


ACTIONS = (
    "type", "confirm", "finish", "flag", "annotate", "on target", "whole", "reply", "resolve",
    "edit", "remove", "relate", "split", "join", "correct", "term", "edit term", "remove term",
    "undo", "label", "import memory", "edit unit", "remove unit", "rename memory",
    "merge memory", "remove memory", "pair",
)  # fmt: skip


def _act(store: Store, author: str, what: str, at: int, much: int) -> None:
    found = rows(store)
    number = at % len(found) + 1
    row = found[number - 1]
    pair = store.segments.pair(row)
    remarks = store.annotations.of_document()
    remark = remarks[at % len(remarks)] if remarks else None
    if what in ("type", "confirm"):
        state = State.DRAFT if what == "type" else State.TRANSLATED
        write(store, number, f"{author} says {at} {much} here.", author, state)
    elif what == "finish":
        reviewing.accept(store, stays.visit(row, pair, author), pair.target.text)
        reviewing.finish(store, row, store.segments.pair(row), author)
    elif what == "flag":
        translating.flag(store, row, number, not pair.segment.needs_work, author)
    elif what in ("annotate", "on target", "whole"):
        side = Side.TARGET if what == "on target" else Side.SOURCE
        text = pair.target.text if side is Side.TARGET else pair.segment.source
        start = much % max(1, len(text) - 3)
        span = None if what == "whole" else Span(start, min(len(text), start + 3))
        new = NewAnnotation(
            label="person", side=side, span=span, body=f"{author} {at} {much}", author=author
        )
        annotating.annotate(store, row, new)
    elif what == "split":
        segmenting.split(store, row, pair, much % max(1, len(pair.segment.source)), author)
    elif what == "join" and number < len(found):
        join(store, number, author)
    elif what == "correct":
        correct(store, number, f"{pair.segment.source}{'一二三四五'[much % 5]}", author)
    elif what in ("edit term", "remove term", "term"):
        _act_on_term(store, author, what, at, much)
    elif what == "undo":
        undoing.undo(store, author)
    elif what == "label":
        _add_label(store, author, much)
    elif remark is not None:
        _act_on_remark(store, author, what, remark.row, (remarks[much % len(remarks)].row, much))


def _act_on_remark(store: Store, author: str, what: str, row: int, other: tuple[int, int]) -> None:
    if what == "reply":
        annotating.reply(store, row, f"{author} replies {other[1]}", author)
    elif what == "resolve":
        annotating.set_state(store, [row], AnnotationState.RESOLVED, author)
    elif what == "edit":
        annotating.edit(store, row, author, body=f"{author} edits {other[1]}")
    elif what == "remove":
        annotating.remove(store, [row], author)
    elif what == "relate":
        annotating.relate(store, row, other[0], RelationKind.REFERS_TO, author)


def _act_on_term(store: Store, author: str, what: str, at: int, much: int) -> None:
    concepts = [each.id for each in store.concepts.all()]
    if what == "term" or not concepts:
        glossary.add_concept(store, concept(f"综治中心{much}", f"{author} centre {at}"), author)
        return
    row = store.concepts.row_of_uuid(concepts[at % len(concepts)])
    if what == "remove term":
        glossary.remove(store, row, author)
    else:
        glossary.save(store, row, concept(english=f"{author} edits {much % 5}"), author)


def _act_on_memory(store: Store, author: str, what: str, at: int, much: int) -> None:
    known = [each.id for each in memories.memories(store)]
    name = f"记忆{much % 3}"
    if what == "import memory":
        new = [unit(f"{author}第{at}条{each}", f"Article {much}") for each in "甲乙"]
        add_memory(store, name, *new, author=author)
    elif what == "rename memory":
        memories.rename(store, known[at % len(known)], name, author)
    elif what == "remove memory":
        memories.remove(store, known[at % len(known)], author)
    elif what == "merge memory":
        memories.merge(store, known[at % len(known)], known[much % len(known)], author)
    else:
        standing = store.units.get(list(store.units.rows_of()))
        ids = [each.id for _, each in sorted(standing.items())]
        if ids and what == "edit unit":
            memories.edit(store, ids[at % len(ids)], author, target=f"{author} edits {much}")
        elif ids:
            memories.remove_units(store, [ids[at % len(ids)]], author)


def _pair(store: Store, author: str, at: int, much: int) -> None:
    found = rows(store)
    row = found[at % len(found)]
    pair = store.segments.pair(row)
    texts = pair.segment.source, pair.target.text
    cuts = [much % (len(text) + 1) for text in texts]
    beads = [
        Bead(source=Span(0, cuts[0]), target=Span(0, cuts[1]), confidence=1, is_one_to_one=True),
        Bead(
            source=Span(cuts[0], len(texts[0])),
            target=Span(cuts[1], len(texts[1])),
            confidence=1,
            is_one_to_one=True,
        ),
    ]
    pairing.pair_by_hand(store, row, 1, beads, author)


def _add_label(store: Store, author: str, much: int) -> None:
    labelling.add_label(
        store,
        NewLabel(
            name=f"标签{much % 3}", group="own", purpose=Purpose.MARK, colour="#112233",
            sign="x", key="", description=author,
        ),
        author,
    )  # fmt: skip
