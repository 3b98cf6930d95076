"""SDLXLIFF of Trados Studio, to be translated in place, and as a translation memory to be read.

States, locks and comments are those of its own elements; the original that it holds stays
as it is. A package (.sdlppx, .sdlrpx) is to be unpacked first.
"""

from workbench.formats._xliff_dialect import dialect

FORMAT = dialect(
    "sdlxliff", "SDLXLIFF of Trados Studio", ".sdlxliff", packages=(".sdlppx", ".sdlrpx")
)
