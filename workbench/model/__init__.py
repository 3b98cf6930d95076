"""The vocabulary: frozen values that every layer shares.

No I/O and no text logic. The words are those of XLIFF 2.1, TMX 1.4b, TBX (ISO 30042) and the
W3C Web Annotation model. What comes from a file and what comes from the store are two types, so
that no identity is ever optional.
"""
