"""Opens annotations again, and accepts those that were proposed."""

from workbench.cli._note_states import setting
from workbench.model.annotations import AnnotationState

command = setting(AnnotationState.OPEN)
