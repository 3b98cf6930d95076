"""The label sets that a new project begins with: entities, queries, notes, and review by MQM.

The review labels are the error types of the MQM core typology (themqm.org), named as it names
them. Keys are one letter or figure each and no two the same, so that any label is one key away.
Signs are letters and marks that are one column wide in every terminal.
"""

from __future__ import annotations

from workbench.model.annotations import NewLabel, Purpose


def _labels(
    group: str, purpose: Purpose, *rows: tuple[str, str, str, str, str]
) -> tuple[NewLabel, ...]:
    return tuple(
        NewLabel(
            name=name,
            group=group,
            purpose=purpose,
            colour=colour,
            sign=sign,
            key=key,
            description=description,
        )
        for name, key, sign, colour, description in rows
    )


ENTITIES = _labels(
    "entities",
    Purpose.MARK,
    ("person", "p", "P", "#7aa2f7", "a person, with or without the office"),
    ("place", "l", "L", "#73daca", "a place: 昆明, 朝阳区"),
    ("organ", "o", "O", "#bb9af7", "an organ of state or Party, a company, a body"),
    ("work", "w", "W", "#b4a7d6", "a law, a document, a book: 《民法典》"),
    ("term", "t", "T", "#9ece6a", "a term of the field"),
    ("date", "d", "D", "#e0af68", "a date or a period: 1979年, 十四五"),
    ("number", "n", "N", "#ff9e64", "a number with its unit: 3亿元, 半数"),
    ("quotation", "q", '"', "#c0caf5", "words of somebody else, in quotation marks"),
)
QUERIES = _labels(
    "queries",
    Purpose.QUERY,
    ("query", "?", "?", "#f7768e", "a question to the client"),
    ("missing-characters", "m", "_", "#f7768e", "characters that the scan has lost"),
    ("doubtful-name", "b", "&", "#f7768e", "a name whose reading or identity is not certain"),
    ("contradiction", "k", "%", "#f7768e", "the source contradicts itself"),
)
NOTES = _labels(
    "notes",
    Purpose.FOOTNOTE,
    ("translator-note", "f", "*", "#2ac3de", "译者注: a numbered note of the export"),
)
MQM = _labels(
    "mqm",
    Purpose.REVIEW,
    ("terminology", "y", "y", "#db4b4b", "a term is not the one that holds here"),
    ("accuracy/mistranslation", "i", "i", "#db4b4b", "the target says something else"),
    ("accuracy/omission", "u", "u", "#db4b4b", "something of the source is missing"),
    ("accuracy/addition", "a", "a", "#db4b4b", "the target says more than the source"),
    ("accuracy/untranslated", "x", "x", "#db4b4b", "something was left in Chinese"),
    ("linguistic/grammar", "g", "g", "#db4b4b", "grammar or word form"),
    ("linguistic/spelling", "e", "e", "#db4b4b", "spelling"),
    ("linguistic/punctuation", "c", "c", "#db4b4b", "punctuation or quotation marks"),
    ("style", "s", "s", "#db4b4b", "awkward, wordy, or not of this kind of text"),
    ("locale", "j", "j", "#db4b4b", "form of numbers, dates, names or addresses"),
    ("audience", "h", "h", "#db4b4b", "the reader will not understand it"),
    ("layout", "z", "z", "#db4b4b", "design, markup, line breaks"),
    ("other", "0", "0", "#db4b4b", "an error of another type"),
)
READY_SETS: dict[str, tuple[NewLabel, ...]] = {
    "entities": ENTITIES,
    "queries": QUERIES,
    "notes": NOTES,
    "mqm": MQM,
}
"""By the name of the set."""
READY_LABELS: tuple[NewLabel, ...] = (*ENTITIES, *QUERIES, *NOTES, *MQM)
"""All of them, in the order in which they are offered."""
