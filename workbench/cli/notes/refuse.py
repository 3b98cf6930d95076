"""Refuses proposed annotations: they are taken out and not proposed again.

ID is that of an annotation, or its beginning. Undo on the screen takes it back as one step.
"""

from workbench.cli._proposed import deciding
from workbench.services import preannotating

command = deciding(preannotating.refuse, "refused")
