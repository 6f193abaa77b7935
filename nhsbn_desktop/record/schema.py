"""The record's tables at its latest revision: things, the changes that made them, and the head of that trail."""

from sqlalchemy import ARRAY, Boolean, CheckConstraint, Column, Index, Integer, LargeBinary, MetaData, Table, Text, text

# Keys are compared byte by byte, so that everything under "AOP-2025-26/" lies together, whatever the server's language.
_KEY = Text().with_variant(Text(collation="C"), "postgresql")

tables = MetaData()

thing = Table(
    "thing",
    tables,
    Column("kind", Text, primary_key=True),
    Column("key", _KEY, primary_key=True),
    Column("body", Text, nullable=False),
)

change = Table(
    "change",
    tables,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", _KEY, nullable=False),
    Column("why", Text, nullable=False),
    Column("undoes", Integer, nullable=False),
    Column("batch", Integer, nullable=False),
    Column("seal", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("origin", Text, nullable=False, server_default=""),  # DESK/NUMBER of a change first made on another desk
    Column("signature", Text, nullable=False, server_default=""),
    Index("change_key", "key"),
    Index("change_batch", "batch"),
    Index("change_undoes", "undoes"),
    Index(
        "change_origin", "origin", unique=True, sqlite_where=text("origin <> ''"), postgresql_where=text("origin <> ''")
    ),
)

# One row: the last change's number and seal, so that a trail cut short is noticed, and the program that wrote it.
head = Table(
    "head",
    tables,
    Column("trail", Integer, CheckConstraint("trail = 1"), primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("seal", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("desk", Text, nullable=False, server_default=""),  # this record's name to all others, given once
)

# On a server only. Who may write what is worked out there, by the two last and the people and the plan on record.
server_tables = MetaData()

kept_file = Table(
    "kept_file",
    server_tables,
    Column("sha256", Text, primary_key=True),
    Column("suffix", Text, nullable=False),
    Column("kept_by", Text, nullable=False, server_default=text("SESSION_USER")),
    Column("content", LargeBinary, nullable=False),
)

act_right = Table(
    "act_right", server_tables, Column("act", Text, primary_key=True), Column("role", Text, primary_key=True)
)

kind_right = Table(
    "kind_right",
    server_tables,
    Column("kind", Text, primary_key=True),
    Column("roles", ARRAY(Text), nullable=False),
    Column("own_section", ARRAY(Text), nullable=False),  # those of the roles that write in their own section alone
    Column("begins", Integer, nullable=False),  # where in the key's parts the section or answer begins, from 1
    Column("ends", Integer, nullable=False),  # how many parts come after it
    Column("by_answer", Boolean, nullable=False),  # it is an answer's code there, not a section
)
