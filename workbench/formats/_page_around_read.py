"""Reading what stands around the pairs of a page for readers: its top, and its glossary."""

from __future__ import annotations

from html.parser import HTMLParser

from workbench.formats._page_around import CONTENTS, PROGRESS
from workbench.formats._page_glossary import ADMITTED, AS_IT_IS, AVOIDED, PREFERRED
from workbench.model.exchange import Around

_NAMES = {"definition": "definition", "remark-on": "remark", "origin": "origin"}
_ENGLISH = {"b": PREFERRED, "i": AS_IT_IS}


class _Texts(HTMLParser):
    """Gathers the texts of some elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Around] = []
        self._open: list[tuple[str, str, list[str]]] = []
        """(tag, name, text) of elements that are gathered and not closed yet."""

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][2].append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            _, name, parts = self._open.pop()
            self.found.append(Around(name, "".join(parts)))

    def _gather(self, tag: str, name: str) -> None:
        self._open.append((tag, name, []))


class _HeadReader(_Texts):
    """The top of a page, down to its contents."""

    def __init__(self) -> None:
        super().__init__()
        self._is_in_contents = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "html":
            self.found.append(Around("language", values.get("lang") or ""))
        elif tag == "meta" and values.get("name") == "generator":
            self.found.append(Around("program", values.get("content") or ""))
        elif tag == "nav":
            self._is_in_contents = True
        elif tag in ("title", "h1"):
            self._gather(tag, "title" if tag == "title" else "heading")
        elif tag == "p" and values.get("class") == "progress":
            self._gather(tag, PROGRESS)
        elif tag == "a" and self._is_in_contents:
            self._gather(tag, CONTENTS)


class GlossaryReader(_Texts):
    """The entries of the glossary, part by part."""

    def __init__(self) -> None:
        super().__init__()
        self._is_english = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("class") or ""
        if tag in ("dt", "p"):
            self._is_english = name == "english"
        if tag == "dt":
            self._gather(tag, "term")
        elif tag == "p" and name in _NAMES:
            self._gather(tag, f"{_NAMES[name]} of a term")
            if "title" in values:  # which says the source, and the text its number
                self.handle_data(f"{values['title']} ")
        elif tag == "li":
            number = (values.get("id") or "").removeprefix("source-")
            self._gather(tag, f"source {number}")
        elif tag == "a" and name == "link":
            self.found.append(Around("address of a term", values.get("href") or ""))
        elif self._is_english and tag in ("b", "i", "span"):
            plain = AVOIDED if name == "avoided" else ADMITTED
            self._gather(tag, f"{_ENGLISH.get(tag, plain)} English")


def read_head(head: str) -> list[Around]:
    """What the top of a page says."""
    reader = _HeadReader()
    reader.feed(head)
    reader.close()
    return reader.found
