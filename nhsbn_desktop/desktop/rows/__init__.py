"""What tables and panels show: frozen rows worked out from what services give."""
