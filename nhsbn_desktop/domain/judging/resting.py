"""Lets Python's search for circles of objects rest while rules are made ready: they hold none, and there are many."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Looking again and again at a growing heap took two thirds of the time for 20,000 metrics. What is made meanwhile
    is let go of as ever, by counting references."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
