"""What the program knows of the glossary: its terms, ready to be found, and their English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.term_keys import SavedKeys
    from workbench.services.recognising import Recogniser
    from workbench.store.project import Store
    from workbench.tui.app import WorkbenchApp


class TermKnowledge:
    """Reads the glossary beside the keys, and hands the editor what it finds terms by."""

    def __init__(self, app: WorkbenchApp) -> None:
        self._app = app
        self._recogniser: Recogniser | None = None

    @property
    def recogniser(self) -> Recogniser | None:
        """The glossary's terms, ready to be found; None until they are read."""
        return self._recogniser

    def learn(self) -> None:
        """Reads the glossary, if it is not known."""
        known = self._recogniser
        if known is not None and known.generation == self._app.reader.concepts.generation():
            self._app.editor.take_recogniser(known)
        else:
            self._app.background.read("terms", _read, self._take)

    def learn_one(self, concept: int) -> None:
        """Learns one concept that was added or changed here."""
        if self._recogniser is None:
            self.learn()
            return
        self._recogniser.refresh(self._app.reader, [concept])
        self._app.editor.take_recogniser(self._recogniser)

    def follow(self) -> None:
        """Reads the glossary again where it is not the one that is known."""
        known = self._recogniser
        if known is None or known.generation == self._app.reader.concepts.generation():
            return
        if known.is_near(self._app.reader):
            known.refresh(self._app.reader)
            self._app.editor.take_recogniser(known)
        else:
            self.learn()

    def learn_words(self) -> None:
        """Reads which English the terms of the document have, for completing what is typed."""
        recogniser, document = self._recogniser, self._app.work.document
        if recogniser is not None:
            from workbench.services.completing import english_of_document

            self._app.background.read(
                "words",
                lambda store: english_of_document(store, recogniser, document),
                self._app.editor.vocabulary.take_words,
            )

    def _take(self, read: tuple[Recogniser, SavedKeys | None]) -> None:
        from workbench.services import recognising

        self._recogniser, saved = read
        if saved is not None:
            self._app.writer.submit(recognising.keep, saved)
        self._app.editor.take_recogniser(self._recogniser)
        self.learn_words()


def _read(store: Store) -> tuple[Recogniser, SavedKeys | None]:
    from workbench.services.recognising import Recogniser

    recogniser = Recogniser()
    recogniser.read(store)
    return recogniser, recogniser.to_save()
