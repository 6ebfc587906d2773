"""The paragraphs and other elements in pictures, text boxes and objects of Word."""

from collections.abc import Iterator

from alignwb.formats.documents.packages.xml_nodes import Node
from alignwb.formats.documents.word.word_runs import all_text


def outside_paragraphs(node: Node) -> Iterator[Node]:
    """The elements in an element, not those in paragraphs."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.name != "w:p":
            yield each
            waiting.extend(reversed(list(each.elements())))


def _outermost_paragraphs(node: Node) -> list[Node]:
    found: list[Node] = []
    waiting = list(reversed(list(node.elements())))
    while waiting:
        each = waiting.pop()
        if each.name == "w:p":
            found.append(each)
        else:
            waiting.extend(reversed(list(each.elements())))
    return found


def paragraphs_of(node: Node) -> Iterator[tuple[Node, list[Node]]]:
    """The outermost paragraphs in an element, each with its twins.

    What stands there once for each of several kinds of programs (mc:AlternateContent) is one, where
    the texts are the same.
    """
    if node.name == "mc:AlternateContent":
        branches = [_outermost_paragraphs(branch) for branch in node.elements()]
        texts = [[all_text(each) for each in branch] for branch in branches]
        others = [branch for branch, text in zip(branches, texts, strict=True) if text == texts[0]]
        for number, paragraph in enumerate(branches[0] if branches else ()):
            yield paragraph, [branch[number] for branch in others[1:]]
        for branch, text in zip(branches, texts, strict=True):
            if text != texts[0]:
                yield from ((paragraph, []) for paragraph in branch)
        return
    for each in node.elements():
        if each.name == "w:p":
            yield each, []
        else:
            yield from paragraphs_of(each)
