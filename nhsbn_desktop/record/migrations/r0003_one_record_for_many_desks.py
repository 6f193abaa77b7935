"""One record for many desks, on PostgreSQL: the server numbers and seals each change, and says who may write what.

A change is the only thing a desk may write. The server compares it with what stands, numbers it, seals it, leaves the
thing as the change says and tells every desk; a change that the person's role or section does not carry is refused.
A file on one computer needs none of this.
"""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

revision = "0003"
down_revision = "0002"

_OF_OWNER = "SECURITY DEFINER SET search_path = {schema}, pg_temp"  # so that a desk needs no right to write a thing

# As Python's json.dumps writes a text: the seal is the same wherever it is worked out.
_AS_JSON = """
CREATE FUNCTION record_json(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    plain text := to_json(words)::text;
    told text := '';
    letter text;
    code integer;
BEGIN
    IF words IS NULL THEN RETURN 'null'; END IF;
    IF octet_length(plain) = length(plain) AND strpos(plain, chr(127)) = 0 THEN RETURN plain; END IF;
    FOREACH letter IN ARRAY regexp_split_to_array(plain, '') LOOP
        code := ascii(letter);
        IF code < 127 THEN told := told || letter;
        ELSIF code < 65536 THEN told := told || '\\u' || lpad(to_hex(code), 4, '0');
        ELSE told := told || '\\u' || to_hex(55296 + ((code - 65536) >> 10))
                          || '\\u' || to_hex(56320 + ((code - 65536) & 1023));
        END IF;
    END LOOP;
    RETURN told;
END $$"""

_SEAL = """
CREATE FUNCTION record_seal(sealed_before text, made change) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = {schema}, pg_temp AS $$
    SELECT encode(sha256(convert_to(
        '[' || concat_ws(',', record_json(sealed_before), made.number, record_json(made.at), record_json(made."by"),
            record_json(made.act), record_json(made.kind), record_json(made.key), record_json(made.before),
            record_json(made.after), record_json(made.why), made.undoes, made.batch,
            CASE WHEN made.origin <> '' OR made.signature <> ''
                 THEN record_json(made.origin) || ',' || record_json(made.signature) END)
        || ']', 'UTF8')), 'hex')
$$"""

_KEEPS_THE_RECORD = """
CREATE FUNCTION record_is_kept_by_me() RETURNS boolean LANGUAGE sql STABLE {of_owner} AS $$
    SELECT pg_has_role(session_user, relowner, 'USAGE') FROM pg_class WHERE oid = '{schema}.change'::regclass
$$"""

# The role the record itself gives to whoever signed in: the account's name is the person's key.
_MY_ROLE = """
CREATE FUNCTION record_role() RETURNS text LANGUAGE sql STABLE {of_owner} AS $$
    SELECT body::jsonb ->> 'role' FROM thing WHERE kind = 'Person' AND key = session_user::text
$$"""

_MAY_LOOK = """
CREATE FUNCTION record_may_look() RETURNS boolean LANGUAGE sql STABLE {of_owner} AS $$
    SELECT record_is_kept_by_me() OR record_role() IS NOT NULL
$$"""

_MAY_WRITE = """
CREATE FUNCTION record_may_write(by_whom text, what text, of_kind text, named text, from_desk text)
RETURNS boolean LANGUAGE plpgsql STABLE {of_owner} AS $$
DECLARE
    my_role text := record_role();
    rights kind_right%ROWTYPE;
    parts text[] := string_to_array(named, '/');
    my_section text;
    answer text;
BEGIN
    IF record_is_kept_by_me() THEN RETURN true; END IF;
    IF from_desk <> '' THEN  -- made and signed elsewhere; only who may take it in brings it here
        RETURN EXISTS (SELECT FROM act_right WHERE act = 'from another desk' AND role = my_role);
    END IF;
    IF my_role IS NULL OR by_whom <> session_user::text THEN RETURN false; END IF;
    IF NOT EXISTS (SELECT FROM act_right WHERE act = what AND role = my_role) THEN RETURN false; END IF;
    SELECT * INTO rights FROM kind_right WHERE kind = of_kind;
    IF NOT FOUND OR NOT my_role = ANY (rights.roles) THEN RETURN false; END IF;
    IF NOT my_role = ANY (rights.own_section) THEN RETURN true; END IF;
    my_section := array_to_string(parts[rights.begins : cardinality(parts) - rights.ends], '/');
    IF rights.by_answer THEN
        answer := my_section;
        SELECT pair ->> 1 INTO my_section FROM thing, jsonb_array_elements(body::jsonb -> 'of') AS pair
        WHERE thing.kind = 'AnswersBySection' AND thing.key = parts[1] AND pair ->> 0 = answer;
    END IF;
    RETURN EXISTS (SELECT FROM thing WHERE kind = 'PlanEntry' AND key = parts[1] || '/' || my_section
            AND session_user::text IN (body::jsonb ->> 'lead', body::jsonb ->> 'contributor'))
        OR EXISTS (SELECT FROM thing WHERE kind = 'MetricPlan'
            AND key = parts[1] || '/' || my_section || '/' || split_part(answer, '[', 1)
            AND session_user::text = body::jsonb ->> 'contributor');
END $$"""

_TAKE = """
CREATE FUNCTION change_is_taken() RETURNS trigger LANGUAGE plpgsql {of_owner} AS $$
DECLARE
    last head%ROWTYPE;
    stands text;
    given text := NEW.seal;
    -- NULL where it was never set: it must not answer for the comparison below
    moving boolean := record_is_kept_by_me() AND COALESCE(current_setting('nhsbn.moving', true), '') = 'on';
BEGIN
    SELECT * INTO STRICT last FROM head WHERE trail = 1 FOR UPDATE;
    IF NOT record_may_write(NEW."by", NEW.act, NEW.kind, NEW.key, NEW.origin) THEN
        RAISE EXCEPTION 'this account may not write this change' USING ERRCODE = '42501';
    END IF;
    SELECT body INTO stands FROM thing WHERE kind = NEW.kind AND key = NEW.key;
    IF stands IS DISTINCT FROM NEW.before AND NEW.origin = '' AND NOT moving THEN
        RAISE EXCEPTION 'changed since' USING ERRCODE = 'NH001', DETAIL = NEW.kind || ' ' || NEW.key;
    END IF;
    NEW.number := last.number + 1;
    IF NEW.batch <= 0 THEN NEW.batch := NEW.number + NEW.batch; END IF;  -- -2: the third of its commit
    IF NEW.batch > NEW.number OR NEW.undoes >= NEW.number THEN
        RAISE EXCEPTION 'a change belongs to what came before it' USING ERRCODE = '23514';
    END IF;
    NEW.seal := record_seal(last.seal, NEW);
    IF given <> '' AND given <> NEW.seal THEN
        RAISE EXCEPTION 'the trail has gone on' USING ERRCODE = 'NH002';
    END IF;
    UPDATE head SET number = NEW.number, seal = NEW.seal,
        program = COALESCE(substring(current_setting('application_name') FROM '^nhsbn-desktop (.+)$'), program);
    IF NEW.after IS NULL THEN DELETE FROM thing WHERE kind = NEW.kind AND key = NEW.key;
    ELSE INSERT INTO thing VALUES (NEW.kind, NEW.key, NEW.after)
         ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body;
    END IF;
    RETURN NEW;
END $$"""

_TELL = """
CREATE FUNCTION change_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('nhsbn_record', session_user::text); RETURN NULL; END $$"""

_TRIGGERS = (
    "CREATE TRIGGER change_is_taken BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION change_is_taken()",
    "CREATE TRIGGER change_is_told AFTER INSERT ON change FOR EACH STATEMENT EXECUTE FUNCTION change_is_told()",
    """CREATE TRIGGER file_is_kept BEFORE UPDATE OR DELETE ON kept_file
       FOR EACH ROW EXECUTE FUNCTION change_is_kept()""",
    """CREATE TRIGGER file_stays BEFORE TRUNCATE ON kept_file
       FOR EACH STATEMENT EXECUTE FUNCTION change_is_kept()""",
)

_POLICIES = (
    *(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY" for table in ("thing", "change", "head", "kept_file")),
    *(
        f"CREATE POLICY may_look ON {table} FOR SELECT USING ((SELECT record_may_look()))"
        for table in ("thing", "change", "head", "kept_file")
    ),
    """CREATE POLICY may_write ON change FOR INSERT
       WITH CHECK (record_may_write(by, act, kind, key, origin))""",
    """CREATE POLICY may_keep ON kept_file FOR INSERT
       WITH CHECK (kept_by = session_user::text AND (SELECT record_may_look()))""",
)


def upgrade(op: "Operations") -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    _make_tables(op)
    schema = op.get_bind().execute(sa.text("SELECT quote_ident(current_schema())")).scalar_one()
    for function in (_AS_JSON, _SEAL, _KEEPS_THE_RECORD, _MY_ROLE, _MAY_LOOK, _MAY_WRITE, _TAKE, _TELL):
        op.get_bind().exec_driver_sql(
            function.replace("{of_owner}", _OF_OWNER).replace("{schema}", schema).replace("%", "%%")
        )
    for statement in (*_TRIGGERS, *_POLICIES):
        op.execute(statement)


def _make_tables(op: "Operations") -> None:
    text, texts = sa.Text(), sa.ARRAY(sa.Text())
    op.create_table(
        "kept_file",
        sa.Column("sha256", text, primary_key=True),
        sa.Column("suffix", text, nullable=False),
        sa.Column("kept_by", text, nullable=False, server_default=sa.text("SESSION_USER")),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("sha256 = encode(sha256(content), 'hex')", name="kept_file_is_what_it_says"),
    )
    op.execute("ALTER TABLE kept_file ALTER content SET STORAGE EXTERNAL")  # a workbook is packed already
    op.create_table("act_right", sa.Column("act", text, primary_key=True), sa.Column("role", text, primary_key=True))
    op.create_table(
        "kind_right",
        sa.Column("kind", text, primary_key=True),
        sa.Column("roles", texts, nullable=False),
        sa.Column("own_section", texts, nullable=False),
        sa.Column("begins", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
        sa.Column("by_answer", sa.Boolean, nullable=False),
    )
