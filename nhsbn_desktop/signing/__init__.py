"""Signatures of people: what a statement's bytes are, who signed them, and where a person's key is kept."""
