"""Accepts proposed annotations: they are open from then on.

ID is that of an annotation, or its beginning. Undo on the screen takes it back as one step.
"""

from workbench.cli._proposed import deciding
from workbench.services import preannotating

command = deciding(preannotating.accept, "accepted")
