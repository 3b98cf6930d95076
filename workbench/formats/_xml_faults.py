"""Why a file is no XML, in plain words."""

from __future__ import annotations

from xml.parsers import expat
from xml.parsers.expat import errors

OWN_ENTITIES = "the file declares its own entities, which is refused"
TAKE_ENTITIES_OUT = "take the declarations (<!ENTITY ...>) out if you trust the file"
EXPORT_AGAIN = "see whether it is the right file, and export it again from where it was made"
"""What to do about a file that is hostile or damaged beyond what its line tells."""

_SENTENCES = {
    errors.XML_ERROR_TAG_MISMATCH: "a tag is closed that is not open",
    errors.XML_ERROR_INVALID_TOKEN: "a byte or a sign stands here that XML does not allow",
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "an element has the same attribute twice",
    errors.XML_ERROR_UNBOUND_PREFIX: "the prefix of a name is not declared (xmlns)",
    errors.XML_ERROR_NO_ELEMENTS: "the file ends in the middle",
    errors.XML_ERROR_UNCLOSED_TOKEN: "the file ends within a tag",
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "the file ends within <![CDATA[",
    errors.XML_ERROR_PARTIAL_CHAR: "the file ends within a character",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "something stands after the end of the file's element",
    errors.XML_ERROR_UNDEFINED_ENTITY: "an entity is used that is declared nowhere",
    errors.XML_ERROR_BAD_CHAR_REF: "a reference is to a character that XML does not allow",
    errors.XML_ERROR_SYNTAX: "a tag is not written as XML wants it",
    errors.XML_ERROR_XML_DECL: "<?xml ...?> is not written as XML wants it",
    errors.XML_ERROR_MISPLACED_XML_PI: "<?xml ...?> stands elsewhere than at the beginning",
}


def plain_fault(error: expat.ExpatError) -> str:
    """A sentence without the place; what expat says where there is none of ours."""
    message = expat.ErrorString(error.code)
    return _SENTENCES.get(message, message)
