"""The first record: things, changes that refuse to be altered or removed, and the head of the trail."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

revision = "0001"
down_revision = None

_SQLITE_GUARDS = (
    """CREATE TRIGGER change_is_kept BEFORE UPDATE ON change
       BEGIN SELECT RAISE(ABORT, 'a change is never altered'); END""",
    """CREATE TRIGGER change_stays BEFORE DELETE ON change
       BEGIN SELECT RAISE(ABORT, 'a change is never removed'); END""",
    # INSERT OR REPLACE would remove the old row without asking the trigger above.
    """CREATE TRIGGER change_is_not_replaced BEFORE INSERT ON change
       WHEN EXISTS (SELECT 1 FROM change WHERE number = NEW.number)
       BEGIN SELECT RAISE(ABORT, 'a change is never altered'); END""",
)

_POSTGRESQL_GUARDS = (
    """CREATE FUNCTION change_is_kept() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'a change is never altered or removed'; END $$""",
    """CREATE TRIGGER change_is_kept BEFORE UPDATE OR DELETE ON change
       FOR EACH ROW EXECUTE FUNCTION change_is_kept()""",
    """CREATE TRIGGER change_stays BEFORE TRUNCATE ON change
       FOR EACH STATEMENT EXECUTE FUNCTION change_is_kept()""",
)


def upgrade(op: "Operations") -> None:
    text, key = sa.Text(), sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "thing",
        sa.Column("kind", text, primary_key=True),
        sa.Column("key", key, primary_key=True),
        sa.Column("body", text, nullable=False),
    )
    op.create_table(
        "change",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, text, nullable=False) for name in ("at", "by", "act", "kind")),
        sa.Column("key", key, nullable=False),
        sa.Column("why", text, nullable=False),
        sa.Column("undoes", sa.Integer, nullable=False),
        sa.Column("batch", sa.Integer, nullable=False),
        sa.Column("seal", text, nullable=False),
        sa.Column("before", text),
        sa.Column("after", text),
    )
    for column in ("key", "batch", "undoes"):
        op.create_index(f"change_{column}", "change", [column])
    head = op.create_table(
        "head",
        sa.Column("trail", sa.Integer, sa.CheckConstraint("trail = 1"), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("seal", text, nullable=False),
        sa.Column("program", text, nullable=False),
    )
    op.bulk_insert(head, [{"trail": 1, "number": 0, "seal": "", "program": ""}])
    for guard in _SQLITE_GUARDS if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL_GUARDS:
        op.execute(guard)
