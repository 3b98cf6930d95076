"""MQXLIFF of memoQ, to be translated in place, and as a translation memory to be read.

States, locks and comments are those of its own attributes. A package (.mqxlz) is to be
unpacked first.
"""

from workbench.formats._xliff_dialect import dialect

FORMAT = dialect("mqxliff", "MQXLIFF of memoQ", ".mqxliff", packages=(".mqxlz",))
