"""Pages with every trouble that repair is for, and what would be right for each line."""

from __future__ import annotations

import itertools
import random
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bench import _news
from workbench.text.counting import is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bench._paragraphs import Text

_NEVER_FIRST = "，。、；：？！”’）》」』〉】"
_HALF = str.maketrans("，；：？！（）", ",;:?!()")
_LATIN = re.compile("[A-Za-z]")
_LEAST_PART = 13
"""Characters of a paragraph to each side of the end of a column."""
_OMITTED = -1
"""The paragraph of a line that belongs to none."""
WIDTHS = tuple(range(12, 41))
"""In characters of two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a broken page, and what is right for it."""

    text: str
    paragraph: int
    """Lines with one number are one paragraph; below 0, the line is to be omitted."""
    cuts: frozenset[int] = frozenset()
    """Code points that were put in."""
    indent: int = 0
    gap: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a page is set, and what went wrong with it."""

    width: int
    """Of a line, in characters; 0 where only the ends of columns break paragraphs."""
    is_indented: bool
    has_gaps: bool
    breaking: str
    """What is done with a mark that would begin a line: `strict`, `pull` or `hang`."""
    troubles: frozenset[str] = field(default_factory=frozenset)

    @property
    def layout(self) -> str:
        """What tells paragraphs apart."""
        indent = "indented" if self.is_indented else "flush"
        return f"{indent}, {'blank lines' if self.has_gaps else 'no blank lines'}"


TROUBLES = ("inserts", "furniture", "spaces", "bars", "half-width", "lost indents", "spread")
"""What may be wrong with a page; `spread` is a blank line after every line."""
_LIKELY = (0.45, 0.4, 0.2, 0.2, 0.3, 0.15, 0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenPage:
    """A page and how it was made."""

    setting: Setting
    lines: tuple[Line, ...]
    genre: str

    @property
    def text(self) -> str:
        """The page as a file has it."""
        return "\n".join(
            "\n" * line.gap + " " * (line.indent % 2) + "\u3000" * (line.indent // 2) + line.text
            for line in self.lines
        )

    @property
    def joins(self) -> set[tuple[int, int]]:
        """The pairs of lines that are one paragraph, the second after the first."""
        last: dict[int, int] = {}
        found = set()
        for index, line in enumerate(self.lines):
            if line.paragraph >= 0:
                if line.paragraph in last:
                    found.add((last[line.paragraph], index))
                last[line.paragraph] = index
        return found

    @property
    def omits(self) -> set[int]:
        """The lines that belong to no paragraph."""
        return {index for index, line in enumerate(self.lines) if line.paragraph < 0}

    @property
    def cuts(self) -> set[tuple[int, int]]:
        """Line and code point of every character that was put in, but in omitted lines."""
        return {
            (index, at)
            for index, line in enumerate(self.lines)
            if line.paragraph >= 0
            for at in line.cuts
        }


def broken(text: Text, number: int, *, in_columns: bool = False) -> BrokenPage:
    """A page made of a text, whose number decides how it is set: in lines or in long columns."""
    chance = random.Random(number * 7919 + 1)
    troubles = {name for name, p in zip(TROUBLES, _LIKELY, strict=True) if chance.random() < p}
    is_indented = chance.random() < 0.5
    setting = Setting(
        width=0 if in_columns else WIDTHS[number % len(WIDTHS)],
        is_indented=is_indented,
        has_gaps=in_columns or chance.random() < 0.3,
        breaking=chance.choice(("strict", "pull", "hang")),
        troubles=frozenset(troubles - ({"lost indents"} if not is_indented else set())),
    )
    lines = list(_set(text, setting, chance))
    if "furniture" in troubles:
        lines = list(_with_furniture(lines, chance))
    return BrokenPage(
        setting=setting,
        lines=tuple(_spoiled(line, setting, chance) for line in lines),
        genre=text.genre,
    )


def set_lines(paragraphs: Iterable[str], setting: Setting, chance: random.Random) -> str:
    """The text of paragraphs that are set without titles and troubles."""
    return "\n".join(
        line.text for each in paragraphs for line in _paragraph(each, 1, setting, chance)
    )


def _set(text: Text, setting: Setting, chance: random.Random) -> Iterator[Line]:
    """The lines of a page of one or two articles."""
    paragraphs = list(text.paragraphs)
    middle = len(paragraphs) // 2 if len(paragraphs) > 7 else len(paragraphs)
    number = 0
    for article in (paragraphs[:middle], paragraphs[middle:]):
        if not article:
            continue
        for title in _news.titles(chance):
            for part in _wrapped(title, setting, 0):
                number += 1
                yield _alone(part, number, chance, setting)
        if chance.random() < 0.7:
            number += 1
            yield _alone(_news.byline(chance), number, chance, setting)
        for at, paragraph in enumerate(article):
            if at and chance.random() < 0.12:
                number += 1
                yield _alone(_news.subheading(chance), number, chance, setting)
            number += 2
            yield from _paragraph(paragraph, number, setting, chance)
        if chance.random() < 0.6:
            number += 1
            for at, part in enumerate(_wrapped(_news.credit(chance), setting, 0)):
                yield Line(text=part, paragraph=number, gap=setting.has_gaps and not at)
        number += 1


def _alone(text: str, number: int, chance: random.Random, setting: Setting) -> Line:
    """A line that is a paragraph; on an indented page it may be centred or not."""
    room = 2 * (setting.width or WIDTHS[-1]) - columns(text)
    is_centred = setting.is_indented and room > 8 and chance.random() < 0.4
    return Line(
        text=text,
        paragraph=number,
        indent=room // 2 if is_centred else 0,
        gap=int(setting.has_gaps),
    )


def _paragraph(text: str, number: int, setting: Setting, chance: random.Random) -> Iterator[Line]:
    """The lines of a paragraph, with what a page puts between them."""
    indent = 4 if setting.is_indented else 0
    parts = _wrapped(text, setting, indent) if setting.width else _in_columns(text, chance)
    resumes, least = False, 3 if setting.width else 1
    where = chance.randrange(1, len(parts)) if len(parts) > least and chance.random() < 0.15 else 0
    for at, part in enumerate(parts):
        if at and at == where and "inserts" in setting.troubles:
            yield from _inserted(number, setting, chance)
            resumes = setting.has_gaps and chance.random() < 0.5
        is_cut = part.endswith("-") and at + 1 < len(parts) and f"{part}{parts[at + 1]}" not in text
        yield Line(
            text=part,
            paragraph=number,
            indent=0 if at else indent,
            gap=int((setting.has_gaps and not (at and setting.width)) or resumes),
            cuts=frozenset({len(part) - 1} if is_cut else ()),
        )
        resumes = False


def _inserted(number: int, setting: Setting, chance: random.Random) -> Iterator[Line]:
    """A headline or a caption amid a paragraph; the blank lines are its own."""
    maker = chance.choice((_news.caption, _news.caption, _news.subheading))
    text = maker(chance)
    for at, part in enumerate(_wrapped(text, setting, 0)[:2]):
        yield replace(
            _alone(part, 10_000 + number, chance, setting), gap=int(setting.has_gaps and not at)
        )


def _wrapped(text: str, setting: Setting, indent: int) -> list[str]:
    """A text cut at the width; the first line has so many columns less."""
    lines: list[str] = []
    room = 2 * setting.width - indent
    while setting.width and columns(text) > room:
        end = _end(text, room)
        head, tail = text[:end], text[end:]
        hyphen = ""
        if _LATIN.match(tail) and _LATIN.match(head[-1]):
            head, tail, hyphen = _within_word(head, tail)
        elif setting.breaking == "pull" and tail[0] in _NEVER_FIRST:
            while len(head) > 2 and tail[0] in _NEVER_FIRST:
                head, tail = head[:-1], head[-1] + tail
        elif setting.breaking == "hang":
            while tail and tail[0] in _NEVER_FIRST:
                head, tail = head + tail[0], tail[1:]
        lines.append(head.strip() + hyphen)
        text = tail.strip()
        room = 2 * setting.width
    return [*lines, text] if text else lines


def _in_columns(text: str, chance: random.Random) -> list[str]:
    """A text that the end of a column breaks, or two, anywhere."""
    places = range(_LEAST_PART, len(text) - _LEAST_PART)
    count = min(len(places), chance.choice((0, 1, 1, 2)))
    cuts = [0, *sorted(chance.sample(places, count)), len(text)]
    parts = [text[start:end].strip() for start, end in itertools.pairwise(cuts)]
    return [part for part in parts if part]


def columns(text: str) -> int:
    """How wide a text is in print: what is no ASCII takes two columns."""
    return sum(1 if character.isascii() else 2 for character in text)


def _end(text: str, room: int) -> int:
    """How many code points of a text take up the room."""
    end = width = 0
    while end < len(text) and width + columns(text[end]) <= room:
        width += columns(text[end])
        end += 1
    return end


def _within_word(head: str, tail: str) -> tuple[str, str, str]:
    """A Latin word is hyphenated if there is enough of it on both sides, or goes to the next."""
    before = re.search("[A-Za-z]+$", head)
    after = re.match("[A-Za-z]+", tail)
    if before and after and len(before[0]) > 3 and len(after[0]) > 2:
        return head[:-1], head[-1] + tail, "-"
    if before and len(before[0]) < len(head):
        return head[: -len(before[0])], before[0] + tail, ""
    return head, tail, ""


def _with_furniture(lines: list[Line], chance: random.Random) -> Iterator[Line]:
    """The lines with page numbers and running heads between them."""
    length = chance.randrange(12, 30)
    head = chance.choice(
        ("临江日报 2021年7月1日 星期四", "东海法制报", "《乡村周刊》2020年第3期", "")
    )
    style = chance.choice(("— {} —", "第 {} 页", "{} / {}", "- {} -", "{}", "第{}页 共{}页"))
    total = len(lines) // length + 1
    for page in range(total):
        part = lines[page * length : (page + 1) * length]
        if head:
            yield Line(text=head, paragraph=_OMITTED, gap=chance.randrange(2))
        yield from part
        if part:
            yield Line(text=style.format(page + 1, total), paragraph=_OMITTED)


def _spoiled(line: Line, setting: Setting, chance: random.Random) -> Line:
    """A line as OCR reads it."""
    if "spread" in setting.troubles:
        line = replace(line, gap=line.gap + 1)
    if line.indent and "lost indents" in setting.troubles and chance.random() < 0.2:
        line = replace(line, indent=0)
    if "half-width" in setting.troubles and chance.random() < 0.7:
        line = replace(line, text=line.text.translate(_HALF))
    if line.paragraph < 0:
        return line
    if "spaces" in setting.troubles:
        line = _spaced(line, chance)
    if "bars" in setting.troubles and chance.random() < 0.2:
        line = _barred(line, chance)
    return line


def _spaced(line: Line, chance: random.Random) -> Line:
    """Spaces between Han characters, here and there or throughout."""
    share = chance.choice((0.0, 0.0, 0.05, 0.9))
    text, cuts = "", set()
    for at, character in enumerate(line.text):
        is_between = at and is_han(character) and is_han(line.text[at - 1])
        if at in line.cuts:
            cuts.add(len(text))
        if is_between and chance.random() < share:
            cuts.add(len(text))
            text += " "
            if at in line.cuts:
                cuts.add(len(text))
        text += character
    return replace(line, text=text, cuts=frozenset(cuts))


def _barred(line: Line, chance: random.Random) -> Line:
    """A stray mark at an edge of a line."""
    mark = chance.choice(("|", "| ", "¦", "· ", "~", "|"))
    if chance.random() < 0.5:
        moved = frozenset(at + len(mark) for at in line.cuts)
        return replace(line, text=mark + line.text, cuts=moved | set(range(len(mark))))
    start = len(line.text)
    tail = mark[::-1]
    cuts = line.cuts | set(range(start, start + len(tail)))
    return replace(line, text=line.text + tail, cuts=frozenset(cuts))
