"""How well somebody else's file agrees with this one, and each place where the two differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.agreements import ComparisonKind
from workbench.model.segments import Side
from workbench.services import projects
from workbench.tui.agreement_card import figures_card, place_card
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.model.agreed import Agreed, Disagreement
    from workbench.model.annotations import Annotation
    from workbench.store.project import Store

_KINDS = tuple(str(kind) for kind in ComparisonKind if kind is not ComparisonKind.AGREED)
_SIDES = {Side.SOURCE: "zh", Side.TARGET: "en"}
_KEPT, _TAKEN = "kept mine", "took theirs"
_SIGNS = {"": " ", _KEPT: "=", _TAKEN: "+"}

_Key = tuple[str, str]
"""The UUIDs of both annotations of a place; empty where there is none."""


class AgreementScreen(ListScreen):
    """The figures, and below them the places where two annotators differ."""

    mode = Mode.AGREEMENT
    question = "/ filters: label, kind, words, document, author"
    shares = (14, 22, 32, 32)

    def __init__(self, keymap: Keymap, path: Path) -> None:
        super().__init__(keymap)
        self._path = path
        self._found: Agreed | None = None
        self._shown: list[Disagreement] = []
        self._settled: dict[_Key, str] = {}
        self._label = ""
        self._kind = ""
        self._of_document = False

    def look(self) -> None:
        """Compares the files, or shows what the filters leave of what was found."""
        if self._found is not None:
            self._take(self._found)
            return
        document = self.workbench.work.pair.segment.document if self._of_document else None
        path = self._path
        self.say("comparing the two files …")

        def read(store: Store) -> Agreed:
            from workbench.services.agreeing import Chosen, agree

            with projects.open_for_reading(path) as other:
                return agree(store, other, Chosen(document=document))

        self.workbench.background.read("agreement", read, self._take_anew)

    def _take_anew(self, found: Agreed) -> None:
        self._message = "" if found.disagreements else "there is nothing to decide"
        self._take(found)

    def _take(self, found: Agreed) -> None:
        self._found = found
        wanted = self.filter.value.strip().lower()
        self._shown = [
            place
            for place in found.disagreements
            if self._is_wanted(place) and any(wanted in text.lower() for text in _texts(place))
        ]
        self.take_rows(1 + len(self._shown))

    def _is_wanted(self, place: Disagreement) -> bool:
        labels = (each.label for each in (place.mine, place.theirs) if each is not None)
        return self._kind in ("", place.kind) and (not self._label or self._label in labels)

    def read_row(self, index: int) -> Sequence[Part]:
        """The overall figures, or a place with both sides."""
        assert self._found is not None
        if index == 0:
            overall = self._found.agreement.overall
            f1 = overall.exact.f1
            return (
                Part(text="figures", role="title"),
                Part(text="F1 -" if f1 is None else f"F1 {f1:.2f}", role="title"),
                Part(text=f"mine {overall.mine:,}", role="title"),
                Part(text=f"theirs {overall.theirs:,}", role="title"),
            )
        place = self._shown[index - 1]
        sign = _SIGNS[self._settled.get(_key(place), "")]
        return (
            Part(text=f"{sign}{place.number} {_SIDES[place.side]}", role="reading"),
            Part(text=str(place.kind), role="label"),
            Part(text=_cell(place.mine), role="other"),
            Part(text=_cell(place.theirs), role="english"),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """The figures, or both sides of a place in the whole text."""
        if self._found is None:
            return ()
        if index == 0:
            return figures_card(self._found)
        place = self._shown[index - 1]
        return place_card(place, self._settled.get(_key(place), ""))

    def place(self) -> str:
        """With whom, and how many places are left to decide."""
        if self._found is None:
            return f"agreement with {self._path.name}"
        left = sum(_key(place) not in self._settled for place in self._shown)
        document = self.workbench.work.pair.segment.document if self._of_document else ""
        said = ", ".join(filter(None, (self._label, self._kind, document)))
        return f"{self._path.name}{f' ({said})' if said else ''}: {left} of {len(self._shown)} left"

    # What its keys do

    def step_undecided(self, step: int) -> None:
        """Goes to the next place, or the one before, that nobody has decided on."""
        at = self.rows.cursor + step
        while 1 <= at <= len(self._shown):
            if _key(self._shown[at - 1]) not in self._settled:
                self.go(at)
                return
            at += step
        self.say("there is none further on" if step > 0 else "there is none before this one")

    def keep_mine(self) -> None:
        """Settles what is marked or under the cursor: it stays as it is."""
        chosen = self._chosen()
        for place in chosen:
            self._settled[_key(place)] = _KEPT
        self._done(chosen)

    def take_theirs(self) -> None:
        """Makes what is marked or under the cursor as theirs is, as one change."""
        from workbench.services import taking_over

        chosen = self._chosen()
        if self._found is not None and chosen:
            self.workbench.writer.call(
                taking_over.take_theirs,
                chosen,
                self._found.labels,
                self._path.name,
                self.workbench.work.author,
            )
        for place in chosen:
            self._settled[_key(place)] = _TAKEN
        self._done(chosen)

    def choose_label(self) -> None:
        """Asks which label the places are to have on one side."""
        if self._found is None:
            return
        labels = ["", *self._found.agreement.labels]

        def chosen(label: str) -> None:
            self._label = label

        self._choose("Which label?", labels, chosen)

    def choose_kind(self) -> None:
        """Asks which kind of difference the places are to have."""

        def chosen(kind: str) -> None:
            self._kind = kind

        self._choose("Which kind?", ["", *_KINDS], chosen)

    def toggle_document(self) -> None:
        """Compares this document alone, or all of them."""
        self._of_document = not self._of_document
        self.compare_again()

    def show_everything(self) -> None:
        """Shows every place again."""
        self._label = self._kind = ""
        if self.filter.value:
            self.filter.value = ""
        self.look()

    def compare_again(self) -> None:
        """Compares the files as they are now."""
        self._found = None
        self.look()

    def go_there(self) -> None:
        """Leaves the lists and goes to the place in the editor, where it is marked."""
        from workbench.services.searching import SearchHit

        at = self.rows.cursor - 1
        if not 0 <= at < len(self._shown):
            return
        place = self._shown[at]
        found = self.workbench.reader.segments.row_of_uuid(place.segment)
        if found is None:
            raise NotFound("the segment is not there any more", hint="r compares again")
        each = place.mine or place.theirs
        assert each is not None
        assert each.span is not None
        self.workbench.lists.go_to(found[0])
        hit = SearchHit(row=found[0], side=place.side, span=each.span, text=place.text)
        editor = self.workbench.editor
        editor.attempt(editor.finder.take, each.quote, [hit])

    def look_after_undo(self) -> None:
        """Compares again; what was taken over may be open again."""
        self._settled = {key: how for key, how in self._settled.items() if how != _TAKEN}
        self.compare_again()

    def _chosen(self) -> list[Disagreement]:
        """The places that a command is for; the figures, and what was taken over, are none."""
        places = [self._shown[row - 1] for row in self.chosen() if row]
        return [place for place in places if self._settled.get(_key(place)) != _TAKEN]

    def _done(self, chosen: Sequence[Disagreement]) -> None:
        """Goes on to the next place that is not decided, and says what was done."""
        self.rows.marked.clear()
        self.rows.draw()
        self.show_card()
        if not chosen:
            self.say("there is nothing to decide here")
            return
        self.step_undecided(1)
        how = self._settled[_key(chosen[0])]
        count = f" in {len(chosen)} places" if len(chosen) > 1 else ""
        hint = "; ^Z takes it back, r compares again" if how == _TAKEN else ""
        self.say(f"{how}{count}{hint}")

    def _choose(self, title: str, options: Sequence[str], chosen: Callable[[str], None]) -> None:
        def decided(index: int) -> None:
            chosen(options[index])
            self.look()

        self.questions.choose(title, [option or "all" for option in options], decided)


def _key(place: Disagreement) -> _Key:
    return place.mine.id if place.mine else "", place.theirs.id if place.theirs else ""


def _texts(place: Disagreement) -> Iterator[str]:
    """What the filter looks into."""
    yield from (place.kind, place.side, place.document)
    for each in (place.mine, place.theirs):
        if each is not None:
            yield from (each.label, each.quote, each.body, each.author)


def _cell(each: Annotation | None) -> str:
    return "-" if each is None else f"{each.label} {each.quote}"
