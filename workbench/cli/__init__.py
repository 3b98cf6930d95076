"""The command line: a module is a command, a package is a group of them.

What begins with an underscore is shared; `program` is the whole.
"""
