"""An earlier English made to say the numbers of another source, each in the form it had."""
