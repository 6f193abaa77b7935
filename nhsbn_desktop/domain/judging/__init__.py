"""Judging, piece by piece: the rule language, the kinds of check, and what follows from types, lists and gates."""
