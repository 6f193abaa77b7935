"""The trust at whose desk this is: a specification says what is asked, the trust says who answers."""

from dataclasses import dataclass, replace

from nhsbn_desktop.domain.collection import Collection

ORGANISATION = "organisation"  # the one key: a record is one trust's


@dataclass(frozen=True, slots=True)
class Organisation:
    """Name and ODS code as the Network knows them; `localities` submit on their own, `trust` is the name under which
    the trust as a whole submits. No name: nobody has said yet which trust it is."""

    name: str = ""
    ods_code: str = ""
    localities: tuple[str, ...] = ()
    trust: str = "Trust"

    @property
    def key(self) -> str:
        return ORGANISATION

    @classmethod
    def of(cls, collection: Collection) -> "Organisation":
        """Who takes part in this collection."""
        return cls(collection.organisation, collection.ods_code, collection.localities, collection.trust)

    def taking_part_in(self, collection: Collection) -> Collection:
        """The collection as this trust takes part in it. One that was read out of a workbook keeps its own units."""
        if collection.inferred:
            return replace(collection, organisation=self.name or collection.organisation, ods_code=self.ods_code)
        return replace(
            collection,
            organisation=self.name,
            ods_code=self.ods_code,
            localities=self.localities,
            trust=self.trust,
        )

    def with_unit(self, unit: str) -> "Organisation":
        """With one more locality that submits on its own."""
        known = unit in (*self.localities, self.trust)
        return self if known else replace(self, localities=(*self.localities, unit))
