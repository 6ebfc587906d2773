"""The memory that a team shares: on a PostgreSQL server, and what is on its way there."""
