"""SDLXLIFF of Trados Studio: `sdl:seg` says of a segment what XLIFF has no words for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._utc_times import iso_time
from workbench.formats._xliff_plain import TRUE, Said
from workbench.formats._xml_text import content
from workbench.model.codes import Markup
from workbench.model.segments import State
from workbench.model.sources import FileNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._xliff_plain import Segment12
    from workbench.formats._xml_edits import Edits
    from workbench.formats._xml_places import Place
    from workbench.model.sources import Filling

TRADOS = "http://sdl.com/FileTypes/SdlXliff/1.0"
_OF_TRADOS = {
    "translated": State.TRANSLATED,
    "approvedtranslation": State.REVIEWED,
    "approvedsignoff": State.FINAL,
}
"""The others are drafts: Draft, RejectedTranslation, RejectedSignOff, Unspecified."""
_TRADOS = {
    State.DRAFT: "Draft",
    State.TRANSLATED: "Translated",
    State.REVIEWED: "ApprovedTranslation",
    State.FINAL: "ApprovedSignOff",
}
_TYPED = "interactive"
_OF_ORIGIN = ("percent", "origin-system", "text-match", "struct-match")
"""What is said of where a text came from, besides its kind."""
_AUTHOR, _TIME = "last_modified_by", "modified_on"
_US_TIME = "%m/%d/%Y %H:%M:%S"
_COMMENT = "x-sdl-comment"
_MOST_COMMENTED, _NOTE = 1 << 26, 300
"""Characters of comments that are held while the segments are gone through, and those that each of
them counts for besides its text."""
_LOOKS = {
    "bold": Markup.BOLD,
    "italic": Markup.ITALIC,
    "underline": Markup.UNDERLINE,
    "strikethrough": Markup.STRIKE,
}


class Trados:
    """State, lock, author and time of `sdl:seg`, and the comments of `cmt-def`."""

    has_one_state = False

    def __init__(self) -> None:
        self.looks: dict[str, Markup] = {}
        self._comments: dict[str, tuple[FileNote, ...]] = {}
        self._commented = 0
        """Characters of these."""
        self._unit: Place | None = None
        self._segs: dict[str, Place] = {}
        """Each `sdl:seg` of that unit, by its number."""

    def begin(self, head: Place) -> None:
        """Takes comments and tags, which stand before the units and are named in them."""
        id = head.attributes.get("id", "")
        if head.name == "cmt-def":
            self._comment(id, tuple(_comments(head)))
        elif head.name == "file":
            self.looks = {}
        elif head.name == "tag":
            markup = _look(head)
            if markup is not None:
                self.looks[id] = markup

    def _comment(self, id: str, notes: tuple[FileNote, ...]) -> None:
        """Keeps the comments of an id, which any segment of the file may name."""
        self._comments[id] = notes
        self._commented += len(id) + sum(_NOTE + len(note.text) for note in notes)
        if self._commented > _MOST_COMMENTED:
            raise UnreadableFile(
                f"the file has more than {_MOST_COMMENTED:,} characters of comments",
                hint="delete comments that are settled, or cut the file into several",
            )

    def read(self, segment: Segment12) -> Said:
        """What the `sdl:seg` of its number says; without one it is a draft."""
        notes = tuple(self._comments_of(segment))
        found = self._find(segment)
        if found is None:
            return Said(state=State.DRAFT, notes=notes)
        values = {key: value.text().strip() for key, value in _values(found).items()}
        conf = found.attributes.get("conf", "").lower()
        return Said(
            state=_OF_TRADOS.get(conf, State.DRAFT) if conf else State.INITIAL,
            author=values.get(_AUTHOR, ""),
            time=of_us_time(values.get(_TIME, "")),
            is_locked=found.attributes.get("locked", "").lower() in TRUE,
            notes=notes,
        )

    def target_attributes(self, state: State) -> dict[str, str]:
        """Nothing is said there."""
        return {}

    def write(
        self, edits: Edits, segment: Segment12, was: Said, filling: Filling, *, is_new_text: bool
    ) -> None:
        """State, and of a new text that somebody typed it, who, and when."""
        found = self._find(segment)
        if found is None:
            return
        if was.state is not filling.state:
            edits.set_attribute(found, "conf", _TRADOS.get(filling.state))
        if not is_new_text:
            return
        if found.attributes.get("origin", _TYPED) != _TYPED:
            edits.set_attribute(found, "origin", _TYPED)
        for name in _OF_ORIGIN:
            if name in found.attributes:
                edits.set_attribute(found, name, None)
        values = _values(found)
        if filling.author and _AUTHOR in values:
            edits.set_content(values[_AUTHOR], content(filling.author))
        if filling.time and _TIME in values:
            edits.set_content(values[_TIME], _us_time(filling.time))

    def _find(self, segment: Segment12) -> Place | None:
        """The `sdl:seg` of a segment."""
        if segment.unit is not self._unit:
            self._unit, self._segs = segment.unit, _segs(segment.unit)
        return self._segs.get(segment.mid)

    def _comments_of(self, segment: Segment12) -> Iterator[FileNote]:
        """The comments that marks around words of the two texts name, each once."""
        seen = set()
        for words in (segment.source_words, segment.target_words):
            for mark in () if words is None else words.inside("mrk"):
                key = mark.attributes.get(f"{TRADOS} cid", "")
                if mark.attributes.get("mtype") == _COMMENT and key not in seen:
                    seen.add(key)
                    yield from self._comments.get(key, ())


def _segs(unit: Place) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for defs in unit.children:
        for each in defs.children if defs.name == "seg-defs" else ():
            if each.name == "seg" and "id" in each.attributes:
                found.setdefault(each.attributes["id"], each)
    return found


def _look(tag: Place) -> Markup | None:
    """What a tag does to words: `<cf bold=True>` makes them bold, and two such things a style."""
    start = tag.find("bpt")
    text = "" if start is None else start.text().lower()
    said = [markup for name, markup in _LOOKS.items() if f"{name}=" in text]
    if not said:
        return None
    return said[0] if len(said) == text.count("=") == 1 else Markup.STYLE


def _values(seg: Place) -> dict[str, Place]:
    """By key: what is said once; that of an earlier origin stands deeper."""
    return {each.attributes.get("key", ""): each for each in seg.children if each.name == "value"}


def _comments(definition: Place) -> Iterator[FileNote]:
    for comment in definition.inside("Comment"):
        text = comment.text().strip()
        if text:
            said = comment.attributes
            time = iso_time(said.get("date", ""))
            yield FileNote(text=text, author=said.get("user", ""), time=time)


def of_us_time(text: str) -> str:
    """A time as Trados writes it, in UTC."""
    try:
        return f"{datetime.strptime(text, _US_TIME).isoformat()}Z"  # noqa: DTZ007
    except ValueError:
        return ""


def _us_time(text: str) -> str:
    return datetime.fromisoformat(text).strftime(_US_TIME)
