"""The record's revisions, oldest first, and the way from one to the next: Alembic, run from code that ships as code.

No `alembic.ini` and no folder of scripts to find on disk, so a wheel and a frozen build migrate as a checkout does. A
revision is never edited once it has been released. It is a module with `revision`, `down_revision` and `upgrade(op)`.
"""

from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

from nhsbn_desktop.record.migrations import (
    r0001_things_and_changes,
    r0002_changes_from_other_desks,
    r0003_one_record_for_many_desks,
)

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext, RevisionStep
    from sqlalchemy import Connection

REVISIONS: tuple[ModuleType, ...] = (
    r0001_things_and_changes,
    r0002_changes_from_other_desks,
    r0003_one_record_for_many_desks,
)


def migrate(connection: "Connection", revisions: tuple[ModuleType, ...] = REVISIONS) -> None:
    """Brings the record to the last of these revisions, inside the transaction that is open on this connection."""
    # Alembic takes 0.6 s to import and is needed only once in the life of a record, and again after an update.
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext, MigrationStep
    from alembic.script import Script
    from alembic.script.revision import RevisionMap

    scripts = {module.revision: Script(module, module.revision, module.__name__) for module in revisions}
    chain = RevisionMap(scripts.values)

    def steps(heads: tuple[str, ...], _: "MigrationContext") -> Iterable["RevisionStep"]:
        missing = list(chain.iterate_revisions("heads", heads or "base"))
        return [MigrationStep.upgrade_from_script(chain, scripts[step.revision]) for step in reversed(missing)]

    context = MigrationContext.configure(connection, opts={"fn": steps})
    context.run_migrations(op=Operations(context))
