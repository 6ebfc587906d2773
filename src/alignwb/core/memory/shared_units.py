"""What becomes of units, as the members of a team tell each other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """The place of a unit among all that a person has confirmed.

    Attributes:
        project: The name of the project.
        document: The document in it.
        place: The segment in that ("p2/s1").
        source: Its source; another source is another unit.
    """

    project: str
    document: str
    place: str
    source: str


@dataclass(frozen=True, slots=True)
class SharedChange:
    """A unit that somebody confirmed, or took back.

    Attributes:
        id: A UUID made where it was confirmed: the same change is never counted twice.
        where: Its place.
        target: Its target; None if it was taken back.
        previous: The source before it; "" at the beginning.
        following: The source after it; "" at the end.
        confirmed_at: When, as ISO 8601 with its zone.
        author: Who; "" before the server has said so.
    """

    id: str
    where: UnitPlace
    target: str | None
    previous: str
    following: str
    confirmed_at: str
    author: str = ""
