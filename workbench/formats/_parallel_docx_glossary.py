"""The glossary at the end of a Word document with both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats import _parallel_docx_elements as elements
from workbench.formats import _parallel_docx_styles as styles
from workbench.formats._glossary_rows import written_in
from workbench.model.codes import Markup
from workbench.model.terms import TermStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.model.terms import Concept

_BOLD, _ITALIC = frozenset({Markup.BOLD}), frozenset({Markup.ITALIC})


class Glossary:
    """The concepts of a document, which get their numbers as they are met."""

    def __init__(self, language: str, plain: Callable[[str], str]) -> None:
        """`language` is that of the source by its tag; `plain` is a text as the document has it."""
        self._language, self._plain = language, plain
        self._entries: dict[str, tuple[int, Concept]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether no concept was met."""
        return not self._entries

    def number_of(self, concept: Concept) -> int:
        """From 1; always the same one for a concept."""
        return self._entries.setdefault(concept.id, (len(self._entries) + 1, concept))[0]

    def written(self, bookmark: Callable[[str, str], str]) -> Iterator[str]:
        """The entries; `bookmark` puts runs where links with a name lead."""
        for number, concept in self._entries.values():
            head = "".join((*self._chinese(concept), *self._english(concept)))
            yield elements.paragraph(styles.ENTRY, bookmark(f"c{number}", head))
            source = ", ".join(filter(None, (concept.source, concept.date)))
            text = " ".join(filter(None, (concept.definition, concept.note)))
            runs = elements.run(self._plain(text)) if text else ""
            if source:
                said = f"{' ' if text else ''}({self._plain(source)})"
                runs += elements.run(said, style=styles.BY)
            if runs:
                yield elements.paragraph(styles.ENTRY_TEXT, runs)

    def _chinese(self, concept: Concept) -> Iterator[str]:
        for at, term in enumerate(written_in(concept, self._language)):
            if at:
                yield elements.run("、", is_chinese=True)
            yield elements.run(self._plain(term.text), _BOLD, is_chinese=True)
            if term.reading:
                yield elements.run(f" {self._plain(term.reading)}", _ITALIC)

    def _english(self, concept: Concept) -> Iterator[str]:
        terms = concept.in_language("en")
        for at, term in enumerate(term for term in terms if term.status.is_usable):
            yield elements.run("; " if at else "   ")
            is_preferred = term.status is TermStatus.PREFERRED
            yield elements.run(self._plain(term.text), _BOLD if is_preferred else ())
        avoided = [self._plain(term.text) for term in terms if not term.status.is_usable]
        if avoided:
            yield elements.run(f" (not: {'; '.join(avoided)})", _ITALIC)
