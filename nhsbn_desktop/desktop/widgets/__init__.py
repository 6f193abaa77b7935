"""The small parts that everything is laid out with."""
