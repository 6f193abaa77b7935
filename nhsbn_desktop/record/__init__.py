"""The record: every change a person made, who made it and when, and things as they stand because of it."""
