"""What a user can do, one file for each thing. Both faces, terminal UI and command line, use it."""
