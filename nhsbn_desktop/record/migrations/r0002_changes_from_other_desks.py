"""Changes made on another desk: each keeps where it was first made and its maker's signature; a record has a name."""

import secrets
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

revision = "0002"
down_revision = "0001"


def upgrade(op: "Operations") -> None:
    for table, name in (("change", "origin"), ("change", "signature"), ("head", "desk")):
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.execute("CREATE UNIQUE INDEX change_origin ON change (origin) WHERE origin <> ''")  # nothing is taken in twice
    op.execute(sa.text("UPDATE head SET desk = :desk").bindparams(desk=secrets.token_hex(8)))
