"""The tables on the server, as `alignwb team init` makes them."""

from dataclasses import dataclass

VERSION = 2


@dataclass(frozen=True, slots=True)
class SharedTable:
    """A table of what the members tell each other, to which rows are added and nothing else.

    Attributes:
        name: Its name.
        types: The types of the columns that a member fills in, by their names; who and when
            received is the server's to say.
        fetched: The columns that are read, in the order that they come in; `number` is the first.
    """

    name: str
    types: dict[str, str]
    fetched: tuple[str, ...]

    @property
    def sent(self) -> tuple[str, ...]:
        """The columns that a member fills in."""
        return tuple(self.types)


UNITS = SharedTable(
    "alignwb.change",
    {
        "id": "uuid", "source_lang": "text", "target_lang": "text", "project": "text",
        "document": "text", "place": "text", "source": "text", "target": "text",
        "previous": "text", "following": "text", "confirmed_at": "timestamptz",
    },
    (
        "number", "id", "author", "project", "document", "place", "source", "target", "previous",
        "following", "confirmed_at",
    ),
)  # fmt: skip

TERMS = SharedTable(
    "alignwb.term_change",
    {
        "id": "uuid", "source_lang": "text", "target_lang": "text", "project": "text",
        "source": "text", "target": "text", "status": "text", "pos": "text", "note": "text",
        "variants": "text[]", "is_there": "boolean", "changed_at": "timestamptz",
    },
    (
        "number", "id", "author", "project", "source", "target", "status", "pos", "note",
        "to_json(variants)", "is_there", "changed_at",
    ),
)  # fmt: skip

_SHARED = (UNITS, TERMS)

# Numbers are given in the order of commits, or a reader that has seen 8 would miss 7.
_IN_TURN = """CREATE OR REPLACE FUNCTION alignwb.in_turn() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock(5021969); RETURN NULL; END $$"""


def _in_turn(table: SharedTable) -> tuple[str, str]:
    return (
        f"DROP TRIGGER IF EXISTS in_turn ON {table.name}",
        f"""CREATE TRIGGER in_turn BEFORE INSERT ON {table.name}
            FOR EACH STATEMENT EXECUTE FUNCTION alignwb.in_turn()""",
    )


# A database of the first layout has roles already: they may do with terms what they may with units.
_SAME_ROLES = f"""DO $$
    DECLARE each record; role text;
    BEGIN
        FOR each IN
            SELECT DISTINCT grantee, privilege_type FROM information_schema.column_privileges
            WHERE table_schema = 'alignwb' AND table_name = 'change' AND grantee <> current_user
        LOOP
            role := quote_ident(each.grantee);
            IF each.grantee = 'PUBLIC' THEN role := 'PUBLIC'; END IF;
            IF each.privilege_type = 'SELECT' THEN
                EXECUTE 'GRANT SELECT ON {TERMS.name} TO ' || role;
            ELSIF each.privilege_type = 'INSERT' THEN
                EXECUTE 'GRANT INSERT ({", ".join(TERMS.sent)}) ON {TERMS.name} TO ' || role;
            END IF;
        END LOOP;
    END $$"""  # noqa: S608 - our own names

TABLES = (
    "CREATE SCHEMA IF NOT EXISTS alignwb",
    "CREATE TABLE IF NOT EXISTS alignwb.layout (version integer PRIMARY KEY)",
    f"INSERT INTO alignwb.layout VALUES ({VERSION}) ON CONFLICT DO NOTHING",  # noqa: S608
    f"""CREATE TABLE IF NOT EXISTS {UNITS.name} (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        author text NOT NULL DEFAULT session_user,
        source_lang text NOT NULL, target_lang text NOT NULL,
        project text NOT NULL, document text NOT NULL, place text NOT NULL,
        source text NOT NULL, target text, previous text NOT NULL, following text NOT NULL,
        confirmed_at timestamptz NOT NULL, received_at timestamptz NOT NULL DEFAULT now())""",
    f"""CREATE TABLE IF NOT EXISTS {TERMS.name} (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        author text NOT NULL DEFAULT session_user,
        source_lang text NOT NULL, target_lang text NOT NULL, project text NOT NULL,
        source text NOT NULL, target text NOT NULL, status text NOT NULL, pos text NOT NULL,
        note text NOT NULL, variants text[] NOT NULL, is_there boolean NOT NULL,
        changed_at timestamptz NOT NULL, received_at timestamptz NOT NULL DEFAULT now())""",
    _IN_TURN,
    *(statement for table in _SHARED for statement in _in_turn(table)),
    _SAME_ROLES,
)
"""All of them may be run again where they were run before."""


def granting(role: str, *, may_write: bool) -> tuple[str, ...]:
    """What lets a role of the database read, or read and write; nobody may change what is there."""
    name = '"' + role.replace('"', '""') + '"'
    tables = ", ".join((*(table.name for table in _SHARED), "alignwb.layout"))
    reading = (f"GRANT USAGE ON SCHEMA alignwb TO {name}", f"GRANT SELECT ON {tables} TO {name}")
    writing = (
        f"GRANT INSERT ({', '.join(table.sent)}) ON {table.name} TO {name}" for table in _SHARED
    )
    return (*reading, *writing) if may_write else reading
