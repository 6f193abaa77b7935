"""A section pack that was issued: which submission it was made from, for whom, and which of its sections."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PackIssued:
    """`id` is in the pack itself; `base` is the SHA-256 (hex) of the kept workbook it was made from."""

    submission: str  # the submission's key
    id: str
    base: str
    reading: str  # the SHA-256 (hex) of the workbook that was on record then: which cell is which answer
    sections: tuple[str, ...]
    to: str  # a person's key, or empty
    file_name: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.id}"
