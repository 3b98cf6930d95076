"""Merging two copies of one project, row by row: what is the same has the same identity.

Both journals say what was changed in one copy and is not known in the other. What was changed in
theirs alone is taken; what was changed in both is a conflict, mine stands, and theirs is kept
beside it. `merge` is the whole; every other file is one family of tables.
"""
