"""The collection workbook: opening it safely, reading its answers, and writing a patched copy. Never the original."""
