"""Which sentences of a paragraph answer to which of its English."""
