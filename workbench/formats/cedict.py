"""CC-CEDICT and dictionaries in its form: `傳統 传统 [chuan2 tong3] /tradition/traditional/`.

Read only, packed with gzip or into a ZIP archive too. Pinyin gets tone marks. A gloss is split at
semicolons; labels such as `(law)` become properties of the term, `to` before a verb its word
class. `surname Wang` is a person's name. Of a gloss that tells who or where a name is the name is
taken, and the whole goes into the note. So does what is no rendering: variants, classifiers,
pronunciations, and explanations of more than 80 characters.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._cedict_lines import ENTRY, GZIP, read_lines
from workbench.model.dictionaries import DictionaryEntry
from workbench.model.terms import ConceptKind, NewConcept, NewTerm, PartOfSpeech, TermStatus
from workbench.plugins import Format
from workbench.text.numbered_pinyin import marked

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path

_REFERENCE = re.compile(
    r"(old |archaic |erhua |Japanese |Cantonese |euphemistic )*variant of |see (also )?"
    r"|also written |also pr\. |CL:|used in |same as |abbr\. (for|of) "
    r"|equivalent (of|to) |Taiwan pr\. "
)
_LABEL = re.compile(r"\(([^()]*)\)\s*")
_LAST_LABEL = re.compile(r"\s*\(([^()]*)\)$")
_NAME = re.compile(r"([A-Z][^,(]{2,60}?)(?: \(|, ).*")
"""A proper name at the beginning of a gloss that goes on to tell who or where that is."""
_SURNAME = "surname "
_LONGEST = 80
_FORM = "傳統 传统 [chuan2 tong3] /tradition/"
_DATE = re.compile(r"#!\s*date=(\d{4}-\d\d-\d\d)")
_MANY = 100
"""Bad lines after which a file that is none is not read to its end."""

NO_ENGLISH = "concepts that have no English yet: {}"


def recognises(head: bytes) -> bool:
    """Whether a file begins as such a dictionary, packed or not."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 1 << 16)
        except zlib.error:
            return False
    lines = head.decode("utf-8", "ignore").removeprefix("\ufeff").splitlines()
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    is_named = bool(lines) and "CEDICT" in lines[0] and lines[0].startswith("#")
    return is_named or ENTRY.fullmatch(first) is not None


def read_terms(path: Path, changes: Counter[str]) -> Iterator[NewConcept]:
    """The concepts of the dictionary, line by line. Raises UnreadableFile with the line."""
    for line in read_lines(path):
        where = f"{path.name}, line {line.number}"
        if line.wrong_byte >= 0:
            raise UnreadableFile(f"{where}: byte {line.wrong_byte} is not UTF-8")
        match = ENTRY.fullmatch(line.text)
        if match is None:
            raise UnreadableFile(
                f"{where}: no entry of the form {_FORM}",
                hint="correct the line, or put # before it",
            )
        traditional, simplified, pinyin, glosses = match.groups()
        concept = _concept(traditional, simplified, marked(pinyin), glosses.split("/"))
        changes[NO_ENGLISH] += not concept.in_language("en")
        yield concept


class Entries:
    """The entries of a dictionary for look-ups, which may have lines that are none.

    Iterating raises UnreadableFile where most lines are none, for then it is another file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.date = ""
        """Of the edition, as the file says it; known when its entries come."""
        self.bad_lines: list[int] = []
        """The numbers of the lines that are no entries, so far."""

    def __iter__(self) -> Iterator[DictionaryEntry]:
        good = 0
        for line in read_lines(self._path, with_remarks=True):
            if line.text.startswith("#"):
                fact = _DATE.match(line.text)
                self.date = fact[1] if fact else self.date
                continue
            match = ENTRY.fullmatch(line.text)
            if match is not None and match[4].strip("/ "):
                good += 1
                traditional, simplified, pinyin, english = match.groups()
                yield DictionaryEntry(
                    traditional=traditional, simplified=simplified, pinyin=pinyin, english=english
                )
                continue
            self.bad_lines.append(line.number)
            if len(self.bad_lines) >= _MANY and good < len(self.bad_lines):
                break
        if good <= len(self.bad_lines):
            raise UnreadableFile(
                f"{self._path.name} is no dictionary: {self._fault(good)}",
                hint="download CC-CEDICT, and give its file as it is",
            )

    def _fault(self, good: int) -> str:
        if not self.bad_lines:
            return "it has no entries"
        known = "no line" if not good else "less than half of its lines"
        return f"{known} has the form {_FORM}, as line {self.bad_lines[0]} has not"


def _concept(traditional: str, simplified: str, reading: str, glosses: list[str]) -> NewConcept:
    english: dict[str, NewTerm] = {}
    notes: list[str] = []
    is_surname = False
    for whole in filter(None, map(str.strip, glosses)):
        gloss = whole.removeprefix(_SURNAME)
        is_surname = is_surname or gloss != whole
        if reading[:1].isupper() and (name := _NAME.match(gloss)) is not None:
            notes.append(gloss)
            gloss = name[1]
        if _REFERENCE.match(gloss) or len(gloss) > _LONGEST:
            notes.append(gloss)
            continue
        for part in _divided(gloss):
            term = _term(part, is_first=not english)
            if term is None:
                notes.append(part)
            else:
                english.setdefault(term.text, term)
    return NewConcept(
        terms=(
            NewTerm(language="zh-Hans", text=simplified, reading=reading),
            NewTerm(language="zh-Hant", text=traditional, reading=reading),
            *english.values(),
        ),
        kind=ConceptKind.PERSON if is_surname else ConceptKind.TERM,
        note="\n".join(notes),
        role="surname" if is_surname else "",
        source="CC-CEDICT",
    )


def _divided(gloss: str) -> Iterator[str]:
    """The renderings of a gloss; a semicolon within brackets divides nothing."""
    depth, start = 0, 0
    for at, character in enumerate(gloss):
        depth += (character in "([") - (character in ")]")
        if character == ";" and depth <= 0:
            yield gloss[start:at].strip()
            start = at + 1
    yield gloss[start:].strip()


def _term(text: str, *, is_first: bool) -> NewTerm | None:
    """The English term of a rendering, without its labels; None where nothing else is left."""
    labels: list[str] = []
    while match := _LABEL.match(text):
        labels.append(match[1])
        text = text[match.end() :]
    while match := _LAST_LABEL.search(text):
        labels.append(match[1])
        text = text[: match.start()]
    is_verb = text.startswith("to ")
    text = text.removeprefix("to ").strip()
    if not text or _REFERENCE.match(text):
        return None
    return NewTerm(
        language="en",
        text=text,
        status=TermStatus.PREFERRED if is_first else TermStatus.ADMITTED,
        part_of_speech=PartOfSpeech.VERB if is_verb else PartOfSpeech.UNKNOWN,
        properties=tuple(("label", label) for label in labels if label),
    )


FORMAT = Format(
    name="cedict",
    title="dictionary in the form of CC-CEDICT",
    suffixes=(".u8", ".txt", ".gz", ".ts"),
    holds="terms, pinyin, note",
    read_terms=read_terms,
    recognises=recognises,
)
