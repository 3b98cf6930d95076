"""The parts of finding an English phrase in whatever form it stands."""
