"""The list of all notes of a document: filters, answers, states, relations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.annotations import AnnotationState, RelationKind, Severity, Visibility
from workbench.model.segments import Side
from workbench.services import annotating
from workbench.services.annotating import NotesFilter
from workbench.tui import notes_filter
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.label_book import LabelBook
from workbench.tui.note_card import facts, note_card
from workbench.tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.store.project import Store
    from workbench.store.remarks import Remark

_SIGNS = {
    AnnotationState.PROPOSED: "?",
    AnnotationState.OPEN: " ",
    AnnotationState.RESOLVED: "✓",
}


class NotesScreen(ListScreen):
    """The notes of one document."""

    mode = Mode.NOTES
    question = "/ filters: words, what is said, label"
    shares = (30, 30, 40)

    def __init__(self, keymap: Keymap, document: int, row: int | None = None) -> None:
        """With the cursor on the first note of a segment's `row`, where it has any."""
        super().__init__(keymap)
        self._document = document
        self._segment = row
        self._chosen = NotesFilter()
        self._remarks: list[Remark] = []
        self._book = LabelBook(())

    def look(self) -> None:
        """Reads the notes that the filter lets through."""
        reader = self.workbench.reader
        self._book = LabelBook(reader.labels.all())
        here = self._here()
        chosen = replace(self._chosen, text=self.filter.value.strip())
        self._remarks = annotating.listed(reader, chosen, document=self._document)
        self.rows.marked.clear()
        self.take_rows(len(self._remarks))
        if self._segment is not None:
            at = (i for i, each in enumerate(self._remarks) if each.segment_row == self._segment)
            self.go(next(at, 0))
            self._segment = None
        elif here is not None:
            self.go(next((i for i, each in enumerate(self._remarks) if each.row == here), 0))

    def read_row(self, index: int) -> Sequence[Part]:
        """Number and label, the words, and what is said of them."""
        each = self._remarks[index].annotation
        said = facts(each)
        side = "Chinese" if each.side is Side.SOURCE else "English"
        return (
            Part(
                text=f"{_SIGNS[each.state]}{each.number:>4} {self._book.sign(each.label)}"
                f" {each.label}",
                role="reading",
            ),
            Part(text=each.quote or f"({side})", role="head"),
            Part(text=each.body or (f"({said})" if said else ""), role="other"),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """Everything that is known of a note."""
        remark = self._remarks[index]
        pair = self.workbench.reader.segments.pair(remark.segment_row)
        text = pair.segment.source if remark.annotation.side is Side.SOURCE else pair.target.text
        relations = annotating.relations_of(self.workbench.reader, remark.row)
        others = {
            uuid: self.workbench.reader.annotations.get(uuid).annotation
            for relation in relations
            for uuid in (relation.start, relation.end)
        }
        return note_card(remark.annotation, text, relations, others)

    def place(self) -> str:
        """Where one is, and what the list leaves out."""
        told = notes_filter.told(self._chosen)
        return f"notes {super().place()}" + (f" ({told})" if told else "")

    # What is done to notes

    def resolve(self) -> None:
        """Resolves the chosen ones; proposed ones are accepted, resolved ones opened again."""
        remarks = self._taken()
        states = {remark.annotation.state for remark in remarks}
        is_open = states == {AnnotationState.OPEN}
        state = AnnotationState.RESOLVED if is_open else AnnotationState.OPEN
        rows = [
            remark.row
            for remark in remarks
            if is_open or remark.annotation.state is not AnnotationState.OPEN
        ]
        self._write(lambda store: annotating.set_state(store, rows, state, self._author))
        verb = "accepted" if AnnotationState.PROPOSED in states else str(state)
        self.say(f"{len(rows)} {verb}; ^Z takes it back")

    def reply(self) -> None:
        """Asks for an answer."""
        (remark,) = self._taken(only=1)

        def answered(body: str) -> None:
            self._write(lambda store: annotating.reply(store, remark.row, body, self._author))
            self.say("answered")

        said = remark.annotation.body or remark.annotation.quote
        self.questions.ask(f"Reply to: {said}", answered, is_kept=True)

    def edit(self) -> None:
        """Asks for another body."""
        (remark,) = self._taken(only=1)

        def edited(body: str) -> None:
            self._write(lambda store: annotating.edit(store, remark.row, self._author, body=body))
            self.say("the note is kept")

        question = "What does the note say?"
        self.questions.ask(question, edited, value=remark.annotation.body, is_kept=True)

    def take_away(self) -> None:
        """Takes the chosen ones away."""
        rows = [remark.row for remark in self._taken()]
        self._write(lambda store: annotating.remove(store, rows, self._author))
        self.say(f"{len(rows)} taken away; ^Z brings them back")

    def toggle_visibility(self) -> None:
        """Shows a note to the client, or makes it internal."""
        (remark,) = self._taken(only=1)
        is_internal = remark.annotation.visibility is Visibility.INTERNAL
        after = Visibility.CLIENT if is_internal else Visibility.INTERNAL
        self._write(
            lambda store: annotating.edit(store, remark.row, self._author, visibility=after)
        )
        self.say("for the client" if is_internal else "internal")

    def next_severity(self) -> None:
        """Gives a note the next severity."""
        (remark,) = self._taken(only=1)
        order = list(Severity)
        after = order[(order.index(remark.annotation.severity) + 1) % len(order)]
        self._write(lambda store: annotating.edit(store, remark.row, self._author, severity=after))
        self.say(str(after) or "no severity")

    def choose_label(self) -> None:
        """Asks for another label."""
        (remark,) = self._taken(only=1)
        names = [label.name for label in self._book.labels]

        def change(index: int) -> None:
            self._write(
                lambda store: annotating.edit(store, remark.row, self._author, label=names[index])
            )

        self.questions.choose("Which label?", names, change)

    def relate(self) -> None:
        """Asks how the first of two marked notes is related to the second."""
        remarks = self._taken(only=2)
        kinds = list(RelationKind)
        first, second = (f"“{each.annotation.quote[:12]}”" for each in remarks)
        options = [f"{first} {kind} {second}" for kind in kinds]
        options += [f"{second} {kind} {first}" for kind in kinds]

        def related(index: int) -> None:
            start, end = remarks if index < len(kinds) else remarks[::-1]
            kind = kinds[index % len(kinds)]
            self._write(
                lambda store: annotating.relate(store, start.row, end.row, kind, self._author)
            )
            self.say(f"related: {options[index]}")

        self.questions.choose("What have they to do with each other?", options, related)

    def propose(self) -> None:
        """Asks what is to be looked for, and shows what was found as proposals."""
        from workbench.services import preannotating
        from workbench.services.preannotating import Found

        kinds = list(Found)
        document, author = self._document, self._author

        def look_for(index: int) -> None:
            chosen = [kinds[index - 1]] if index else kinds

            def find(store: Store) -> int:
                found = preannotating.propose(store, chosen, document=document)
                return len(preannotating.write(store, found, author))

            self.say("looking through the document …")
            self.workbench.background.write(find, self._take_proposals)

        self.questions.choose("What is to be proposed?", ["everything", *map(str, kinds)], look_for)

    def _take_proposals(self, count: int) -> None:
        self._narrow(replace(NotesFilter(), states=frozenset({AnnotationState.PROPOSED})))
        told = f"{count} proposed: x accepts, d refuses, * marks all" if count else "nothing new"
        self.workbench.front.say(told if self.is_active else f"{count} notes proposed")

    def go_there(self) -> None:
        """Leaves the list for the words of the note."""
        (remark,) = self._taken(only=1)
        self.workbench.lists.go_to(remark.segment_row)
        editor = self.workbench.editor
        editor.attempt(editor.notes.go_to, remark.annotation)

    # What is shown

    def next_state(self) -> None:
        """Shows only what is open, proposed, resolved, or all."""
        self._narrow(notes_filter.next_state(self._chosen))

    def toggle_mine(self) -> None:
        """Shows only one's own notes, or all."""
        self._narrow(replace(self._chosen, author="" if self._chosen.author else self._author))

    def next_side(self) -> None:
        """Shows only the notes on one side, or all."""
        self._narrow(notes_filter.next_side(self._chosen))

    def toggle_orphans(self) -> None:
        """Shows only notes whose words are gone, or all."""
        is_orphaned = None if self._chosen.is_orphaned else True
        self._narrow(replace(self._chosen, is_orphaned=is_orphaned))

    def choose_facet(self) -> None:
        """Asks which label is to be shown."""
        used = self.workbench.reader.labels.used()
        choices = notes_filter.label_choices(self._book.labels, used)

        def chosen(index: int) -> None:
            self._narrow(replace(self._chosen, labels=choices[index][1]))

        self.questions.choose("Which label?", [name for name, _ in choices], chosen)

    def show_everything(self) -> None:
        """Shows all notes again."""
        self.filter.value = ""
        self._narrow(NotesFilter())

    # Inside

    @property
    def _author(self) -> str:
        return self.workbench.work.author

    def _here(self) -> int | None:
        at = self.rows.cursor
        return self._remarks[at].row if at < len(self._remarks) else None

    def _taken(self, only: int = 0) -> list[Remark]:
        """The chosen notes. Raises Refused where they are none, or not so many as are needed."""
        remarks = [self._remarks[index] for index in self.chosen()]
        if not remarks:
            raise Refused("there is no note here", hint="0 shows all")
        if only and len(remarks) != only:
            raise Refused(
                f"this takes {only} note{'s' if only > 1 else ''}",
                hint=f"mark {only} with Space" if only > 1 else "take the marks away with Space",
            )
        return remarks

    def _narrow(self, chosen: NotesFilter) -> None:
        self._chosen = chosen
        self.look()

    def _write(self, job: Callable[[Store], object]) -> None:
        at, here = self.rows.cursor, self._here()
        self.workbench.writer.call(job)
        self.look()
        if self._remarks and self._here() != here:
            self.go(min(at, len(self._remarks) - 1))  # whoever works down a list stays in it
