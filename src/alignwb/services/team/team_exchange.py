"""What an exchange with the team did."""

from dataclasses import dataclass

from alignwb.engines.team.team_server import RefusedError


@dataclass(slots=True)
class TeamExchange:
    """What went to and fro.

    Attributes:
        sent: How many changes of units the server took.
        fetched: How many came from there.
        waiting: How many are still to be sent.
        terms_sent: How many changes of terms the server took.
        terms_fetched: How many came from there.
        terms_waiting: How many are still to be sent.
        unreadable_terms: How many there are no rows of a glossary, and are passed over.
        refusal: Why the server does not take them; None if it does.
    """

    sent: int = 0
    fetched: int = 0
    waiting: int = 0
    terms_sent: int = 0
    terms_fetched: int = 0
    terms_waiting: int = 0
    unreadable_terms: int = 0
    refusal: RefusedError | None = None
