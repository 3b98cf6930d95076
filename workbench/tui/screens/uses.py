"""Where a concept is used: its places by the English that stands there, and putting it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.match.renderings import RenderingKind
from workbench.model.signs import STATE_SIGNS
from workbench.services import replacing_renderings, usage
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.found import found_parts
from workbench.tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.services.replacing_renderings import Change, Replaced
    from workbench.services.usage import Usage, UsedPlace, UsedRendering

_SIGNS = {
    RenderingKind.PREFERRED: "=",
    RenderingKind.ADMITTED: "+",
    RenderingKind.DRIFTED: "!",
    RenderingKind.DEPRECATED: "-",
    RenderingKind.FORBIDDEN: "x",
    RenderingKind.NOT_FOUND: "?",
    RenderingKind.UNTRANSLATED: " ",
}
_AROUND = 12
"""Code points of Chinese before a hit that a row shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A group, or one of its places."""

    group: UsedRendering
    place: UsedPlace | None = None


class UsesScreen(ListScreen):
    """The places of one concept."""

    mode = Mode.USES
    question = "/ filters: English, Chinese, document"
    shares = (34, 66)

    def __init__(self, keymap: Keymap, concept: int) -> None:
        super().__init__(keymap)
        self._concept = concept
        self._usage: Usage | None = None
        self._shown: list[_Row] = []

    def look(self) -> None:
        """Reads where the concept is used, or shows what the filter leaves of it."""
        if self._usage is not None:
            self._take(self._usage)
            return
        concept = self._concept
        self.say("looking through the documents …")
        self.workbench.background.read(
            "uses", lambda store: usage.usage(store, concept), self._take_anew
        )

    def _take_anew(self, found: Usage) -> None:
        self._message = "" if found.rows else "no document has it"
        self._take(found)

    def _take(self, found: Usage) -> None:
        self._usage = found
        wanted = self.filter.value.strip().lower()
        self._shown = []
        for group in found.groups:
            places = [place for place in group.places if _has(place, wanted)]
            if places:
                self._shown.append(_Row(group=group))
                self._shown += [_Row(group=group, place=place) for place in places]
        self.take_rows(len(self._shown))

    def read_row(self, index: int) -> Sequence[Part]:
        """A rendering with its number, or a place with its Chinese."""
        row = self._shown[index]
        if row.place is None:
            group = row.group
            text = group.text or str(group.kind)
            sign = _SIGNS[group.kind]
            known = f"{group.kind}, " if group.text else ""
            return (
                Part(text=f"{sign} {text}", role="title"),
                Part(text=f"{known}{len(group.places)}", role="title"),
            )
        segment, target = row.place.pair.segment, row.place.pair.target
        start = max(0, row.place.source_spans[0].start - _AROUND)
        return (
            Part(text=f"    {segment.number} {STATE_SIGNS[target.state]} {segment.document}",
                 role="reading"),
            Part(text=f"{'…' if start else ''}{segment.source[start:]}", role="other"),
        )  # fmt: skip

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """Both texts whole, with the places marked."""
        row = self._shown[index]
        if row.place is None:
            group = row.group
            return [
                (Part(text=group.text or str(group.kind), role="head"),),
                (Part(text=f"{group.kind}; {_segments(len(group.places))}", role="reading"),),
            ]
        segment, target = row.place.pair.segment, row.place.pair.target
        locked = ", locked" if row.place.is_locked else ""
        return [
            (
                Part(text=f"{segment.document} {segment.number}", role="title"),
                Part(text=f"  {target.state}{locked}", role="reading"),
            ),
            found_parts(segment.source, row.place.source_spans, "other"),
            (),
            found_parts(target.text or "(not translated)", row.place.target_spans, "other"),
        ]

    def place(self) -> str:
        """The concept, and how often it is used."""
        if self._usage is None:
            return "uses"
        name = next(iter(self._usage.concept.in_language("zh")), self._usage.concept.terms[0]).text
        return f"{name}: {_segments(len(self._usage.rows))}"

    def go_there(self) -> None:
        """Leaves the lists and goes to the place under the cursor."""
        row = self._shown[self.rows.cursor] if self._shown else None
        place = row and (row.place or row.group.places[0])
        if place:
            self.workbench.lists.go_to(place.row)

    def replace(self) -> None:
        """Asks for the English that is to stand in the place of that of a group."""
        if self._usage is None or not self._shown:
            return
        group = self._shown[self.rows.cursor].group
        places = self._places(group)
        if not group.text or not places:
            self.say("there is no English here that could be replaced; go there and write it")
            return
        english = self._usage.concept.in_language("en")
        proposed = next((term.text for term in english if term.text != group.text), "")

        def asked(new: str) -> None:
            changes = replacing_renderings.preview(self.workbench.reader, places, group.text, new)
            self._confirm(changes)

        self.questions.ask(f"Replace “{group.text}” in {len(places)} by", asked, value=proposed)

    def _places(self, group: UsedRendering) -> list[UsedPlace]:
        """The marked places of a group; without marks the one under the cursor, or all."""
        rows = [self._shown[index] for index in self.chosen()]
        if any(row.place is None for row in rows):
            return list(group.places)
        return [row.place for row in rows if row.place is not None and row.group is group]

    def _confirm(self, changes: list[Change]) -> None:
        from workbench.tui.screens.preview import PreviewScreen

        if not changes:
            self.say("nothing would change")
            return

        def decided(is_wanted: bool | None) -> None:
            if is_wanted:
                author = self.workbench.work.author
                done = self.workbench.writer.call(
                    replacing_renderings.replace_renderings, changes, author
                )
                self._usage = None
                self.look()
                self.say(_said(done))

        self.app.push_screen(
            PreviewScreen(changes), lambda is_wanted: self.attempt(decided, is_wanted)
        )

    def look_after_undo(self) -> None:
        """Reads the uses anew."""
        self._usage = None
        self.look()


def _has(place: UsedPlace, wanted: str) -> bool:
    segment, target = place.pair.segment, place.pair.target
    return any(wanted in text.lower() for text in (segment.source, target.text, segment.document))


def _said(done: Replaced) -> str:
    skipped = ", ".join(f"{each.change.pair.segment.number} {each.reason}" for each in done.skipped)
    said = f"replaced in {len(done.changed)}; ^Z takes it back"
    return f"{said}; left: {skipped}" if skipped else said


def _segments(count: int) -> str:
    return f"{count} segment" if count == 1 else f"{count} segments"
