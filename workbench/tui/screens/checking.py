"""What is checked before a wording is confirmed."""

from __future__ import annotations

from workbench.text.substance import has_text
from workbench.tui.screens.source import SourceSide

_MOST = 4
"""Missing codes that the foot names; the panel shows all."""


class Checking(SourceSide):
    """What is checked before a wording is confirmed."""

    def _stops_at_codes(self) -> bool:
        """Says which codes are missing that must not be; the same wording does not stop twice."""
        if not self.work.pair.segment.codes:
            return False
        from workbench.text.carrying import lacking  # late: most texts have no codes
        from workbench.text.code_faults import code_labels

        lost = lacking(self.work.pair.segment.codes, self.work.codes)
        wording = (self.work.row, self.work.target.text)
        if not lost or wording == self._told_codes or not has_text(self.work.target.plain_text):
            return False
        self._told_codes = wording
        labels = code_labels(lost[:_MOST]) + (" …" if len(lost) > _MOST else "")
        self.say(f"missing {labels}; ^6 inserts, Enter confirms", is_warning=True)
        return True

    def _code_faults(self) -> str:
        """What is wrong with the codes of the active pair, with its number; empty for nothing."""
        segment = self.work.pair.segment
        if not segment.codes and not self.work.codes:
            return ""
        from workbench.text.code_faults import told_faults  # late, as above

        faults = told_faults(segment.codes, self.work.codes)
        return f"pair {segment.number} has codes {faults}" if faults else ""
