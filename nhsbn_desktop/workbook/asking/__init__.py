"""What a workbook asks: its front matter, headers, questions, their types and answer cells."""
