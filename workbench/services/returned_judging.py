"""What is to become of a row that came back, before anything of it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.returned import Mark, ReturnOptions, RowFate
from workbench.model.segments import Side, State
from workbench.services import refusing, translating
from workbench.services.returned_codes import with_own_codes
from workbench.services.returned_notes import NoteJudge
from workbench.services.returned_places import is_left_in_chinese, source_key
from workbench.text.code_faults import told_faults
from workbench.text.fingerprints import fingerprint
from workbench.text.line_ends import to_line_feeds
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.codes import Code, CodeKind
    from workbench.model.returned import NoteChange, ReturnedRow, ReturnedWording
    from workbench.model.segments import Pair, Revision
    from workbench.store.project import Store

_ORDER = list(State)
_CHANGED_TOO = "its English was changed here too since the file went out"
_FORCE = "--force takes that of the file, and keeps the other in the history"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is to be written for a row."""

    fate: RowFate
    wordings: tuple[ReturnedWording, ...] = ()
    """Those that are to stand one after another; the last is what the file says."""
    state: State
    """Of the last wording."""
    marks: tuple[Mark, ...] = ()
    notes: tuple[NoteChange, ...] = ()
    warnings: tuple[str, ...] = ()


def taken_from(name: str) -> str:
    """The detail of a wording that a file of some name brought."""
    return f"from {name}"


class Judge:
    """Judges rows against the segments of a project. Each refusal is a `Refused`."""

    def __init__(self, store: Store, options: ReturnOptions, name: str, *, has_codes: bool) -> None:
        self._store = store
        self._options = options
        self._origin = taken_from(name)
        """What the history says of English that an earlier copy of the file brought."""
        self._has_codes = has_codes
        """Whether the format of the file carries inline markup."""

    def judge(self, row: ReturnedRow, segment: int, pair: Pair) -> Verdict:
        """What is to become of a row, which is about a segment.

        Its notes are taken also where its English is older than that of the project.
        """
        warnings = _source_warnings(row, pair)
        verdict = self._of_target(with_own_codes(row, pair), segment, pair)
        if self._options.has_states and (marks := tuple(_new_marks(row, pair))):
            verdict = replace(verdict, fate=RowFate.TAKEN, marks=marks)
        notes = NoteJudge(self._store, row, pair) if self._options.has_notes else None
        if notes is not None and (changes := notes.changes()):
            verdict = replace(verdict, fate=RowFate.TAKEN, notes=changes)
        said = notes.warnings() if notes is not None else ()
        return replace(verdict, warnings=(*warnings, *said))

    def _of_target(self, row: ReturnedRow, segment: int, pair: Pair) -> Verdict:
        """What is to become of the English and its state."""
        has_codes = self._has_codes and row.has_codes
        wordings = tuple(_fitting(each, pair, has_codes=has_codes) for each in row.wordings)
        text = wordings[-1].text if wordings else ""
        stays = Verdict(fate=RowFate.SAME, state=pair.target.state)
        is_copy = text != pair.target.text and is_left_in_chinese(row, pair.segment.source)
        if is_copy or not has_text(text):
            if self._went_out_empty(row, segment, pair):
                return replace(stays, fate=RowFate.OLDER)
            _refuse_lost(text, pair)
            return stays
        is_same = _same(wordings[-1], pair)
        if not pair.segment.is_translatable:
            if is_same:
                return stays
            raise Refused("it is not to be translated, and has English in the file")
        if is_same:
            state = self._state(row, segment, pair)
            return stays if state is stays.state else Verdict(fate=RowFate.TAKEN, state=state)
        history = self._store.wordings.history(segment, Side.TARGET)
        if self._is_older(wordings, history):
            return replace(stays, fate=RowFate.OLDER)
        self._refuse_changed(row, wordings, pair, history)
        if pair.segment.is_locked:
            raise Refused("it is final", hint="a reviewer can open it again (`workbench review`)")
        steps = wordings[1:] if len(wordings) > 1 else wordings
        return Verdict(
            fate=RowFate.TAKEN,
            wordings=_without_repeats(steps, pair),
            state=_state_of_new(row, self._options),
        )

    def _went_out_empty(self, row: ReturnedRow, segment: int, pair: Pair) -> bool:
        """Whether the English was written here after the file had gone out without any."""
        if not row.since or not has_text(pair.target.text):
            return False
        return not has_text(_sent(row, self._store.wordings.history(segment, Side.TARGET)))

    def _is_older(self, wordings: Sequence[ReturnedWording], history: Sequence[Revision]) -> bool:
        """Whether the file has nothing but what the project has gone on from.

        What is newer than the wording that stands was undone, and may come again.
        """
        if self._options.is_forced:
            return False
        gone = dropwhile(lambda each: not each.is_head, history)
        return {each.text for each in wordings} <= {each.text for each in gone if not each.is_head}

    def _refuse_changed(
        self,
        row: ReturnedRow,
        wordings: Sequence[ReturnedWording],
        pair: Pair,
        history: Sequence[Revision],
    ) -> None:
        """Raises Refused where the English was changed here too since the file went out.

        The times of tracked changes decide only where the row does not say when it went out, for
        Word writes the local time of the reviewer and calls it UTC.
        """
        if self._options.is_forced or not has_text(pair.target.text):
            return
        if pair.target.detail == self._origin and _is_same_hand(row, pair, history):
            return  # nobody has touched it since the same file was here before
        is_later = bool(row.since) and row.since < pair.target.time
        if is_later and _sent(row, history) != pair.target.text:
            raise Refused(_CHANGED_TOO, hint=_FORCE)
        known = {each.text for each in wordings[:-1]}
        is_ours = bool(known) and wordings[0].text in {each.text for each in history}
        if is_ours and pair.target.text not in known:
            raise Refused(_CHANGED_TOO, hint=_FORCE)
        time = row.wordings[-1].time
        if time and not row.since and time < pair.target.time:
            raise Refused(
                f"its English was changed here later ({pair.target.time[:16]}) than in the file"
                f" ({time[:16]})",
                hint=_FORCE,
            )

    def _state(self, row: ReturnedRow, segment: int, pair: Pair) -> State:
        """The state of a wording that is the same on both sides.

        One that it has had before is an older one, and is not taken for a step back.
        """
        now = pair.target.state
        if row.state in (None, State.INITIAL, now) or not self._options.has_states:
            return now
        if _ORDER.index(row.state) > _ORDER.index(now):
            return row.state
        had = {
            each.state
            for each in self._store.wordings.history(segment, Side.TARGET)
            if each.text == pair.target.text
        }
        if row.state in had:
            return now
        if pair.segment.is_locked:
            raise Refused("it is final", hint="a reviewer can open it again (`workbench review`)")
        return row.state


def _new_marks(row: ReturnedRow, pair: Pair) -> Iterator[Mark]:
    """What the file says of the paragraph, and the project does not."""
    segment = pair.segment
    there = {Mark.LOCKED: segment.is_locked, Mark.NEEDS_WORK: segment.needs_work}
    there[Mark.WORK_DONE] = not segment.needs_work
    return (mark for mark in row.marks if not there[mark])


def _sent(row: ReturnedRow, history: Sequence[Revision]) -> str:
    """The English that went out with a row that tells its time; empty where there was none."""
    return next((each.text for each in history if each.time <= row.since), "")


def _is_same_hand(row: ReturnedRow, pair: Pair, history: Sequence[Revision]) -> bool:
    """Whether the English that stands may be of whom a row names: copies of a file share a name."""
    author = row.wordings[-1].author
    return not author or any(
        each.author == author and each.text == pair.target.text for each in history
    )


def _refuse_lost(text: str, pair: Pair) -> None:
    """Raises Refused where the project has English and the file has none."""
    if not has_text(pair.target.text):
        return
    if has_text(text):
        raise Refused(
            "the file has its Chinese in the place of the English",
            hint="copy it here if it is to stand in Chinese",
        )
    raise Refused("its English is empty in the file", hint="delete it here if that is meant")


def _fitting(wording: ReturnedWording, pair: Pair, *, has_codes: bool) -> ReturnedWording:
    """The wording as the project may have it, with the codes of the segment in their places."""
    text = to_line_feeds(wording.text)
    if text == to_line_feeds(pair.target.text):
        text = pair.target.text
    else:
        refusing.refuse_control(text)
    if not pair.segment.codes and not wording.codes:
        return wording if text == wording.text else replace(wording, text=text)
    if not has_codes:
        is_standing = text == pair.target.text
        codes = pair.target.codes if is_standing else translating.left_codes(pair, text)
        return replace(wording, text=text, codes=codes)
    return replace(wording, text=text, codes=_own_codes(wording.codes, pair))


def _source_warnings(row: ReturnedRow, pair: Pair) -> tuple[str, ...]:
    """What is odd about the source. Raises Refused where the row is about other words."""
    source = pair.segment.source
    if row.fingerprint and row.fingerprint != fingerprint(source):
        raise Refused("the Chinese was changed here since the file went out")
    if row.source in ("", source) or source_key(row.source) == source_key(source):
        return ()
    if not row.fingerprint:
        raise Refused("its Chinese is other than that of the project")
    return ("the Chinese was changed in the file, and stays here as it was",)


def _own_codes(codes: Sequence[Code], pair: Pair) -> tuple[Code, ...]:
    """The codes of the segment where the file has them. Raises Refused for lost or strange ones."""
    own = {(code.kind, code.number): code for code in pair.segment.codes}
    found = tuple(
        replace(own[each.kind, each.number], offset=each.offset)
        if (each.kind, each.number) in own
        else each
        for each in codes
    )
    needed = [code for code in pair.segment.codes if not code.is_deletable]
    there = {(code.kind, code.number) for code in found}
    kept = [code for code in pair.segment.codes if (code.kind, code.number) in there]
    wanted = [code for code in pair.segment.codes if code in needed or code in kept]
    faults = told_faults(wanted, found)
    if faults:
        raise Refused(f"inline markup of its English: {faults}")
    return pair.target.codes if _places(found) == _places(pair.target.codes) else found


def _places(codes: Sequence[Code]) -> list[tuple[CodeKind, int, int]]:
    """Which codes stand where; a foreign file may spell those of the English in its own way."""
    return [(code.kind, code.number, code.offset) for code in codes]


def _same(wording: ReturnedWording, pair: Pair) -> bool:
    return (wording.text, wording.codes) == (pair.target.text, pair.target.codes)


def _without_repeats(
    wordings: Sequence[ReturnedWording], pair: Pair
) -> tuple[ReturnedWording, ...]:
    """Wordings each of which is another one than that before it."""
    found: list[ReturnedWording] = []
    before = pair.target.text, pair.target.codes
    for wording in wordings:
        if (wording.text, wording.codes) != before and has_text(wording.text):
            found.append(wording)
            before = wording.text, wording.codes
    return tuple(found)


def _state_of_new(row: ReturnedRow, options: ReturnOptions) -> State:
    """The state of a new wording: a bilingual file without states holds translations."""
    if row.state is None or not options.has_states:
        return State.TRANSLATED
    return State.DRAFT if row.state is State.INITIAL else row.state
