"""A translation memory as comma-separated values, to be read.

Semicolons, tabs or bars may stand between the cells, in any encoding. A header names the columns:
source and target, or their languages (`zh`, `en-US`, 中文), and author, time and document where it
has them; what is called otherwise is kept as a property. Without a header the first two columns
are read, and their text tells which is Chinese.
"""

from __future__ import annotations

from workbench.formats._unit_table import read_table
from workbench.plugins import Format

FORMAT = Format(
    name="units-csv",
    title="translation memory, comma-separated",
    suffixes=(".csv",),
    holds="source, target, author, time, document, properties",
    read_units=read_table,
)
