"""MXLIFF of Phrase (Memsource), to be translated in place, and as a translation memory to be read.

States and locks are those of its own attributes; its tags, such as `{1>`, are text.
"""

from workbench.formats._xliff_dialect import dialect

FORMAT = dialect("mxliff", "MXLIFF of Phrase (Memsource)", ".mxliff")
