"""Terms and names that the documents have and the glossary lacks, decided on by one key each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.services import proposing
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.services.proposing import ProposedTerm
    from workbench.store.project import Store

_MOST = 1_000
_PLACES = 20
"""Places of a candidate that its card names."""


class CandidatesScreen(ListScreen):
    """What is proposed, the likeliest first."""

    mode = Mode.CANDIDATES
    question = "/ filters: Chinese, English, kind"
    shares = (36, 6, 40, 18)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._of_names = False
        self._of_document = True
        self._found: list[ProposedTerm] | None = None
        self._shown: list[ProposedTerm] = []

    def look(self) -> None:
        """Reads the documents, or shows what the filter leaves of what was found."""
        if self._found is not None:
            self._take(self._found)
            return
        document = self.workbench.work.document if self._of_document else None
        of_names = self._of_names
        self.say("looking through the document …" if self._of_document else "looking …")

        def read(store: Store) -> list[ProposedTerm]:
            if of_names:
                return proposing.propose_names(store, document=document)
            found = proposing.propose_terms(store, document=document, limit=_MOST)
            return proposing.with_english(store, found)

        self.workbench.background.read("candidates", read, self._take_anew)

    def _take_anew(self, found: list[ProposedTerm]) -> None:
        self._message = "" if found else "the glossary has all that was found"
        self._take(found)

    def _take(self, found: list[ProposedTerm]) -> None:
        self._found = found
        wanted = self.filter.value.strip().lower()
        self._shown = [
            each
            for each in found
            if any(wanted in text.lower() for text in (each.text, each.english, str(each.kind)))
        ]
        self.take_rows(len(self._shown))

    def read_row(self, index: int) -> Sequence[Part]:
        """Chinese, count, English, kind."""
        each = self._shown[index]
        return (
            Part(text=each.text, role="head"),
            Part(text=str(len(each.places)), role="reading"),
            Part(text=each.english, role="english"),
            Part(text=f"{each.kind}{' ?' if each.doubts else ''}", role="label"),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """Why it is proposed, what there is to look up, and where it stands."""
        each = self._shown[index]
        lines: list[tuple[Part, ...]] = [
            (
                Part(text=each.text, role="head"),
                Part(text=f"  {each.reading}", role="reading"),
                Part(text=f"  {each.kind}, {each.score:.0%}", role="label"),
            )
        ]
        if each.english:
            lines.append((Part(text=each.english, role="english"),))
        for text in (each.english_evidence, each.role, *each.doubts, each.evidence):
            if text:
                lines.append((Part(text=text.replace("\n", " "), role="remark"),))
        lines.append(())
        for place in each.places[:_PLACES]:
            lines.append(
                (
                    Part(text=f"{place.document} {place.number}: ", role="reading"),
                    *_marked(place.context, each.text),
                )
            )
        if len(each.places) > _PLACES:
            lines.append((Part(text=f"and {len(each.places) - _PLACES} more", role="reading"),))
        return lines

    def place(self) -> str:
        """What is proposed, and of what."""
        kind = "names" if self._of_names else "terms"
        of = self.workbench.work.pair.segment.document if self._of_document else "all documents"
        return f"{kind} of {of} {super().place()}"

    def accept(self) -> None:
        """Adds what is marked or under the cursor."""
        chosen = [self._shown[index] for index in self.chosen()]
        author = self.workbench.work.author
        if chosen:
            self.workbench.writer.call(proposing.accept_all, chosen, author)
            self._done(chosen, f"added {_told(chosen)}; ^Z takes it back")

    def edit(self) -> None:
        """Asks for the English, and adds the candidate with it."""
        if not self._shown:
            return
        each = self._shown[self.rows.cursor]

        def asked(english: str) -> None:
            author = self.workbench.work.author
            self.workbench.writer.call(
                proposing.accept_all, [replace(each, english=english)], author, True
            )
            self._done([each], f"added {each.text} = {english}; ^Z takes it back")

        self.questions.ask(f"English of {each.text}", asked, value=each.english)

    def refuse(self) -> None:
        """Refuses what is marked or under the cursor."""
        chosen = [self._shown[index] for index in self.chosen()]
        author = self.workbench.work.author
        texts = [each.text for each in chosen]
        if texts:
            self.workbench.writer.call(proposing.refuse, texts, author)
            self._done(chosen, f"refused {_told(chosen)}; ^Z takes it back")

    def switch(self) -> None:
        """Proposes names in place of terms, or terms again."""
        self._of_names = not self._of_names
        self.look_after_undo()

    def toggle_document(self) -> None:
        """Looks at this document alone, or at all of them."""
        self._of_document = not self._of_document
        self.look_after_undo()

    def go_there(self) -> None:
        """Leaves the lists and goes to the first place."""
        if self._shown:
            self.workbench.lists.go_to(self._shown[self.rows.cursor].places[0].segment)

    def look_after_undo(self) -> None:
        """Looks through the documents anew."""
        self._found = None
        self.look()

    def _done(self, gone: Sequence[ProposedTerm], message: str) -> None:
        """Takes what was decided off the list; the rest is not looked for again."""
        texts = {each.text for each in gone}
        self._take([each for each in self._found or () if each.text not in texts])
        self.workbench.terms.follow()
        self.say(message)


def _marked(context: str, text: str) -> tuple[Part, ...]:
    """A line with brackets and a colour around the candidate."""
    before, found, after = context.partition(text)
    if not found:
        return (Part(text=context, role="other"),)
    return (
        Part(text=before, role="other"),
        Part(text=f"[{found}]", role="english"),
        Part(text=after, role="other"),
    )


def _told(chosen: Sequence[ProposedTerm]) -> str:
    return chosen[0].text if len(chosen) == 1 else f"{len(chosen)} candidates"
