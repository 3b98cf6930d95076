"""Resolves annotations: nothing is left to do about them."""

from workbench.cli._note_states import setting
from workbench.model.annotations import AnnotationState

command = setting(AnnotationState.RESOLVED)
