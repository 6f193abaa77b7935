"""The way out to the NHS Benchmarking Network and back: the outbox, the package and its receipt."""
