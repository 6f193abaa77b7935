"""What must not leave in a workbook: where it hides, and taking it out."""
