"""Parallel text as one page for a browser or for print, which asks nothing of the network.

Source and target stand side by side or one above the other; each pair has a link of its own
(`#p12`). What has no English yet is marked in words and by a dashed frame, not by colour alone.
Terms lead to the glossary, marks to their footnotes and notes, all at the end of the page and with
links back. Everything can be read without the script, which adds switches (layout, script of the
Chinese, states, colours), a search in both languages, and cards for terms and notes. Other scripts
are told by the characters that differ.

As a source text, a page of the web: its title, every text that a reader sees in the order of the
page, and what `alt`, `title`, `placeholder`, `aria-label` and the description and keywords of the
head say. Scripts, styles, comments and what is marked as not to be translated are passed over. The
encoding is what the bytes are (GB 18030, Big5, UTF-8, UTF-16), and a hint what the page says of it.
Two line breaks in a row, or one before an indent, part paragraphs. It is written back with the
English in the places of the texts and everything else as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._footnotes import expected_beside_pairs
from workbench.formats._html_document import read_source, write_filled
from workbench.formats._page_around import expected_whole
from workbench.formats._page_read import read_footnotes, read_pairs
from workbench.formats._page_written import write_page
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from workbench.model.exchange import ParallelText


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes the page in UTF-8 with its style sheet and its script in it."""
    return write_page(parallel, out)


FORMAT = Format(
    name="html",
    title="bilingual page for reading and print",
    suffixes=(".html", ".htm"),
    read_suffixes=(".xhtml", ".xht"),
    holds="source, target, state, notes, footnotes, markup, terms, earlier wordings",
    read_source=read_source,
    write_filled=write_filled,
    carries=frozenset(
        {
            Carries.UNTRANSLATED,
            Carries.KIND,
            Carries.STATE,
            Carries.CODES,
            Carries.NOTES,
            Carries.ALIGNMENT,
            Carries.TERMS,
            Carries.HISTORY,
        }
    ),
    shows_scripts=True,
    write=write,
    has_arrangements=True,
    expected=expected_whole,
    read_back=read_pairs,
    read_footnotes=read_footnotes,
    expected_footnotes=expected_beside_pairs,
)
