"""The tables on the server, as `alignwb team init` makes them."""

VERSION = 1

TABLES = (
    "CREATE SCHEMA IF NOT EXISTS alignwb",
    "CREATE TABLE IF NOT EXISTS alignwb.layout (version integer PRIMARY KEY)",
    f"INSERT INTO alignwb.layout VALUES ({VERSION}) ON CONFLICT DO NOTHING",  # noqa: S608
    """CREATE TABLE IF NOT EXISTS alignwb.change (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        author text NOT NULL DEFAULT session_user,
        source_lang text NOT NULL, target_lang text NOT NULL,
        project text NOT NULL, document text NOT NULL, place text NOT NULL,
        source text NOT NULL, target text, previous text NOT NULL, following text NOT NULL,
        confirmed_at timestamptz NOT NULL, received_at timestamptz NOT NULL DEFAULT now())""",
    # Numbers are given in the order of commits, or a reader that has seen 8 would miss 7.
    """CREATE OR REPLACE FUNCTION alignwb.in_turn() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(5021969); RETURN NULL; END $$""",
    "DROP TRIGGER IF EXISTS in_turn ON alignwb.change",
    """CREATE TRIGGER in_turn BEFORE INSERT ON alignwb.change
        FOR EACH STATEMENT EXECUTE FUNCTION alignwb.in_turn()""",
)
"""All of them may be run again where they were run before."""

SENT = (
    "id", "source_lang", "target_lang", "project", "document", "place", "source", "target",
    "previous", "following", "confirmed_at",
)  # fmt: skip
"""The columns that a member fills in; who and when received is the server's to say."""

FETCHED = (
    "number", "id", "author", "project", "document", "place", "source", "target", "previous",
    "following", "confirmed_at",
)  # fmt: skip


def granting(role: str, *, may_write: bool) -> tuple[str, ...]:
    """What lets a role of the database read, or read and write; nobody may change what is there."""
    name = '"' + role.replace('"', '""') + '"'
    reading = (
        f"GRANT USAGE ON SCHEMA alignwb TO {name}",
        f"GRANT SELECT ON alignwb.change, alignwb.layout TO {name}",
    )
    writing = f"GRANT INSERT ({', '.join(SENT)}) ON alignwb.change TO {name}"
    return (*reading, writing) if may_write else reading
