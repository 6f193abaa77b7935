"""Two workbooks side by side: which sheet, line and question of one is which of the other."""
