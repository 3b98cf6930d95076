"""The concordance: where a string stands in the texts of a memory, from one character on."""
