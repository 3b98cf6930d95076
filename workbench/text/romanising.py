"""Names of people in Latin letters.

The spelling is that of GB/T 28039-2011: surname, space, given name as one word. A person who has a
Latin spelling elsewhere keeps it, and a name that Han characters only transcribe gets none.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.text.folding import fold
from workbench.text.names.established import Established, find_established
from workbench.text.names.given import Given, read_given
from workbench.text.names.places import romanise_place
from workbench.text.names.romanised import Origin, Romanised
from workbench.text.names.spelling import without_tones, word
from workbench.text.names.surnames import Surname, find_surname
from workbench.text.names.transcription import DOT, is_minority, is_transcribed

__all__ = ["Origin", "Romanised", "romanise_person", "romanise_place"]

_STANDARD = "GB/T 28039-2011"
_LONGEST_GIVEN = 2


def romanise_person(han: str, *, region: str = "CN") -> Romanised:
    """The Latin form of a person's name in either script.

    `region` is the ISO 3166 code of the person's home, if it is known: for HK, MO and TW the
    pinyin becomes an alternative that needs looking up, since people there spell for themselves.
    """
    name = "".join(han.split())
    known = find_established(name)
    if known:
        return _established(name, known)
    if is_minority(name):
        return _unread(name, Origin.MINORITY, "of a minority of China, spelled by its own language")
    if DOT in fold(name) or is_transcribed(name):
        return _unread(name, Origin.FOREIGN, "transcribed from another language")
    surname = find_surname(name) or find_surname(fold(name))
    if surname is None or len(name) < 2:
        return _without_surname(name)
    return _elsewhere(_read(name, surname), region)


def _established(name: str, known: Established) -> Romanised:
    return Romanised(
        han=name,
        text=known.latin,
        origin=Origin(known.kind),
        alternatives=known.others,
        source=known.source,
    )


def _unread(name: str, origin: Origin, why: str) -> Romanised:
    return Romanised(
        han=name,
        text="",
        origin=origin,
        doubts=(f"{name} is {why}: its Latin spelling must be looked up.",),
    )


def _without_surname(name: str) -> Romanised:
    """Pen names and titles too: their pinyin as one word is only an alternative (冰心 Bingxin)."""
    unread = _unread(name, Origin.UNKNOWN, "not a surname and a given name that can be read")
    if not name or not all("\u3400" <= character <= "\u9fff" for character in name):
        return unread
    reading = word(read_given(name).syllables)
    return replace(unread, reading=reading, alternatives=(without_tones(reading),))


def _read(name: str, surname: Surname) -> Romanised:
    rest = name[len(surname.han) :]
    family, second = [surname.reading], None
    if len(rest) > _LONGEST_GIVEN:
        second = find_surname(fold(rest))
        if second:
            family.append(second.reading)
            rest = rest[len(second.han) :]
    given = read_given(rest)
    reading = _joined(family, given.syllables)
    alternatives = [
        *(_joined([other, *family[1:]], given.syllables) for other in surname.others),
        *(_joined(family, other) for other in given.alternatives),
    ]
    return Romanised(
        han=name,
        text=without_tones(reading),
        reading=reading,
        alternatives=tuple(
            dict.fromkeys(
                form for form in map(without_tones, alternatives) if form != without_tones(reading)
            )
        ),
        doubts=(*_doubts(surname, given), *_doubts_of_shape(second, rest)),
        source=_STANDARD,
    )


def _joined(family: list[str], given: tuple[str, ...]) -> str:
    """Both surnames of a double one with a hyphen, then the given name."""
    surname = "-".join(word([part]) for part in family)
    return f"{surname} {word(given)}" if given else surname


def _doubts(surname: Surname, given: Given) -> list[str]:
    letters = without_tones(surname.reading)
    others = [other for other in surname.others if without_tones(other) != letters]
    sentences = []
    if others:
        named = " or ".join(word([other]) for other in others)
        sentences.append(
            f"The surname {surname.han} is usually {word([surname.reading])}, also {named}."
        )
    sentences += [
        f"{character} in the given name is read {chosen} here; {other} is also in use."
        for character, chosen, other in given.doubtful
    ]
    return sentences


def _doubts_of_shape(second: Surname | None, given: str) -> list[str]:
    if second:
        return [f"Read as a double surname that ends in {second.han}."]
    if len(given) > _LONGEST_GIVEN:
        return ["The given name is longer than two characters: it may be a transcription."]
    return [] if given else ["There is a surname and no given name."]


def _elsewhere(read: Romanised, region: str) -> Romanised:
    if region in ("CN", ""):
        return read
    return Romanised(
        han=read.han,
        text="",
        reading=read.reading,
        origin=Origin.UNKNOWN,
        alternatives=(read.text, *read.alternatives),
        doubts=(
            f"A person of {region} spells the name in a way of their own, which must be looked up.",
            *read.doubts,
        ),
        source=read.source,
    )
