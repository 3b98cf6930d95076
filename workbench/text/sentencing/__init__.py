"""The parts of telling sentences apart: marks, pairs, list marks, and the rules of both scripts."""
