"""The parts of a workbook written in the Network's own form."""
