"""Books in EPUB 2 and 3, as source texts that are written back in English.

The title comes first, then the chapters in the order of the spine, then the table of contents:
that of EPUB 3, or where there is none that of EPUB 2 (NCX). Where a book has both, the second is
filled from the first and from the headlines, and so are the titles in the heads of chapters, which
no reader sees. Footnotes and what `alt` and `title` say are read; pictures of text and drawings are
not. A book whose text is protected (DRM) is refused; obfuscated fonts do no harm. Only pages whose
texts are other ones are written anew, and the language of the book is English then.
"""

from __future__ import annotations

from workbench.formats._epub_book import read_source
from workbench.formats._epub_written import write_filled
from workbench.plugins import Format

FORMAT = Format(
    name="epub",
    title="a book in EPUB",
    suffixes=(".epub",),
    holds="source",
    read_source=read_source,
    write_filled=write_filled,
)
