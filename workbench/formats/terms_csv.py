"""A term list as comma-separated values, in the columns of the lists in glossary/.

Read too with semicolons, tabs or bars between the cells, and in any encoding. A cell that a
spreadsheet would calculate is written behind an apostrophe and read without it.

Cannot hold: terms in languages other than Chinese and English, properties of single terms, forms
that a program derived, line breaks within terms.
"""

from workbench.formats._delimited_terms import delimited_terms

FORMAT = delimited_terms("terms-csv", "term list, comma-separated", ".csv", read="", written=",")
