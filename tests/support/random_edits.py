"""Edits as a translator might make them, from any source of randomness."""

from random import Random

from alignwb.core.beads import bead_edits, review_queue
from alignwb.core.beads.distant_beads import MarkedBlock, fetch
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.repairs import paragraph_edits
from alignwb.core.bitext.repairs.source_edits import correct_source, restore_source
from alignwb.core.bitext.segment import (
    Dismissal,
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.errors import EditError

WORDS = ("the", "house", "“Lebedev”", "aarde[^2]", "שלום", "é", "🙂", "42", "line\nbreak", "<b>&")


def random_text(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(0, 6)))


def random_bitext(random: Random, paragraphs: int = 3, segments: int = 4) -> Bitext:
    """A bitext as after an import, or with some work done already."""
    bitext = Bitext(
        "document",
        "seeds/document.txt",
        tuple(
            Paragraph(
                f"p{number}",
                random.choice([Kind.PARAGRAPH, Kind.HEADING]),
                tuple(
                    Segment(f"s{n}", f"Zin {number}.{n} van Lebedev[^{n}] is kort.")
                    for n in range(1, random.randint(1, segments) + 1)
                ),
            )
            for number in range(1, paragraphs + 1)
        ),
    )
    for _ in range(random.choice([0, 5])):
        edit = random_edit(random, bitext)
        bitext = edits.apply(bitext, edit) if edit else bitext
    return bitext


def random_ref(random: Random, bitext: Bitext) -> SegmentRef:
    return random.choice([ref for ref, _ in bitext.segments()])


def random_draft(random: Random) -> Draft:
    texts = [random_text(random) for _ in range(random.randint(1, 2))]
    hypotheses = tuple(Hypothesis(text, -random.random()) for text in texts)
    reworded = tuple((word, random.choice(WORDS)) for word in random.sample(WORDS, 2))
    return Draft(
        "argos",
        "translate-nl_en",
        "1.0",
        hypotheses,
        reworded=reworded if random.random() < 0.3 else (),
    )


def random_drafts(random: Random, bitext: Bitext) -> dict[SegmentRef, Draft]:
    refs = [ref for ref, _ in bitext.segments()]
    return {ref: random_draft(random) for ref in random.sample(refs, k=min(len(refs), 3))}


def random_edit(random: Random, bitext: Bitext, *, in_paragraphs: bool = False) -> Edit | None:
    """An edit that fits, made with one of the builders; None where a builder has nothing to do.

    in_paragraphs: whether the document stays cut into the same paragraphs.
    """
    ref = random_ref(random, bitext)
    segment = bitext.segment(ref)
    builders = (
        _target,
        _target,
        _chosen_draft,
        _status,
        _note,
        _dismissal,
        _split,
        _merge,
        _bead,
        _bead,
        *[_source, _source if in_paragraphs else _paragraphs] * 2,
    )
    try:
        edit = random.choice(builders)(random, bitext, ref, segment)
    except EditError:
        return None
    return None if in_paragraphs and edit and edit.paragraphs else edit


def _target(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    status = random.choice([None, None, Status.CONFIRMED])
    return edits.set_target(bitext, ref, random_text(random) or "x", status=status)


def _chosen_draft(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    return edits.set_target(
        bitext,
        ref,
        random_text(random) or "x",
        status=Status.DRAFT,
        origin=random.choice([Origin(OriginKind.TM, "memory", 80), None]),
    )


def _status(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    if not segment.target:
        return edits.set_target(bitext, ref, "")
    return edits.set_status(bitext, ref, random.choice(list(Status)[1:]))


def _dismissal(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    kind = random.choice(["number", "name"])
    dismissal = Dismissal(kind, random_text(random), random_text(random))
    return edits.set_dismissed(bitext, ref, (*segment.dismissed[:1], dismissal))


def _note(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    return edits.set_note(bitext, ref, random_text(random))


def _split(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    return edits.split_segment(
        bitext,
        ref,
        random.randint(0, len(segment.source)),
        random.randint(0, len(segment.target)),
    )


def _merge(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    return edits.merge_with_next(bitext, ref)


def _source(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    if random.random() < 0.3:
        return restore_source(bitext, ref)
    text = segment.source.replace("Zin", "Zm") if random.random() < 0.5 else random_text(random)
    return correct_source(bitext, ref, text)


def _paragraphs(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    if random.random() < 0.5:
        return paragraph_edits.join_with_next(bitext, ref.paragraph)
    return paragraph_edits.divide_before(bitext, ref)


def random_regrouping(random: Random, bitext: Bitext) -> Edit | None:
    """Other beads of the same sentences, or one that is noted; None where that does not fit."""
    ref = random_ref(random, bitext)
    try:
        return _regrouping(random, bitext, ref)
    except EditError:
        return None


def _regrouping(random: Random, bitext: Bitext, ref: SegmentRef) -> Edit | None:
    side = random.choice(list(Side))
    match random.randint(0, 5):
        case 0:
            return bead_edits.split_bead(bitext, ref, random.randint(0, 2), random.randint(0, 2))
        case 1:
            return bead_edits.merge_beads(bitext, ref)
        case 2:
            return bead_edits.make_null(bitext, ref)
        case 3:
            return edits.set_note(bitext, ref, random_text(random))
        case 4:
            return fetch(bitext, MarkedBlock(random_ref(random, bitext), side), ref)
        case _:
            return bead_edits.shift(bitext, ref, side, random.choice([True, False]))


def _bead(random: Random, bitext: Bitext, ref: SegmentRef, segment: Segment) -> Edit | None:
    side, flag = random.choice(list(Side)), random.choice([True, False])
    match random.randint(0, 7):
        case 0:
            return bead_edits.split_bead(bitext, ref, random.randint(0, 2), random.randint(0, 2))
        case 1:
            return bead_edits.merge_beads(bitext, ref)
        case 2:
            return bead_edits.make_null(bitext, ref)
        case 3:
            return bead_edits.swap_targets(bitext, ref)
        case 4:
            return bead_edits.edit_side(bitext, ref, Side.TARGET, random_text(random))
        case 5:
            return review_queue.flag(bitext, ref, flag)
        case 6:
            return fetch(bitext, MarkedBlock(random_ref(random, bitext), side), ref)
        case _:
            return bead_edits.shift(bitext, ref, side, flag)
