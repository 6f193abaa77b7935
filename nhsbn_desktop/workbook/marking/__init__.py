"""How findings are shown in a copy of the workbook."""
