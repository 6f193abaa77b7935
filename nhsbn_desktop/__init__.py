"""A desktop program for taking part in NHS Benchmarking Network collections."""

__version__ = "0.1.0"
