"""Which answers belong to which section, told to a server, so that it can keep each contributor to their own."""

from dataclasses import dataclass

from nhsbn_desktop.domain.collection import Collection


@dataclass(frozen=True, slots=True)
class AnswersBySection:
    """`of` is every answer's code with its section, in the order of the collection."""

    collection: str  # the collection's key
    of: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        return self.collection


def answers_by_section(collection: Collection) -> AnswersBySection:
    of = tuple((code, metric.section) for metric in collection.metrics for code in metric.codes)
    return AnswersBySection(collection.key, of)
