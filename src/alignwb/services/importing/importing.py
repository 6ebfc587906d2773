"""Importing a source document: the file into `seeds/`, its paragraphs into a bitext."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.core.languages.coded_sentences import CodedSplitter
from alignwb.core.languages.long_sentences import CuttingSplitter
from alignwb.core.languages.ports import Splitter
from alignwb.core.reading.blocks import Block, ReadDocument, client_paragraph
from alignwb.core.shell_words import argument
from alignwb.errors import FormatError, ProjectError
from alignwb.files.file_bytes import read_bytes, read_bytes_if_there
from alignwb.formats.atomic import write_atomically
from alignwb.formats.file_kinds import read_document
from alignwb.formats.xliff import write_xliff
from alignwb.services.importing.reimporting import refuse_saved_work, with_kept_drafts, worked_on
from alignwb.services.importing.suspicions import Suspicion, suspicions_about, suspicions_about_cuts
from alignwb.services.project.config import Config
from alignwb.services.project.document_languages import other_languages
from alignwb.services.project.folders import make_folder
from alignwb.services.project.originals import digest_of, is_client_bitext
from alignwb.services.project.project import Document, Project, real_path
from alignwb.services.session.replacing import replacing_document
from alignwb.services.session.saved_file import read_work


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What importing one file did, or would do.

    Attributes:
        document: The document of the project that was imported.
        bitext: Its bitext.
        read: Its blocks, and the repairs in them.
        is_copied: Whether the file was copied into `seeds/`; not if it was there already.
        is_written: Whether anything was written; not in a trial.
        remarks: What is to be said of what was read, and of its languages.
        suspicions: What speaks against the source being what it should be.
    """

    document: Document
    bitext: Bitext
    read: ReadDocument
    is_copied: bool
    is_written: bool
    remarks: tuple[str, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()


def import_document(
    project: Project,
    path: Path,
    splitter: Splitter,
    *,
    encoding: str | None = None,
    replace: bool = False,
    anyway: bool = False,
    is_trial: bool = False,
) -> ImportResult:
    """Bring a source file into a project.

    A file from elsewhere is copied to `seeds/`, byte for byte.  An existing bitext is not replaced
    unless `replace` is asked for and nobody has worked on it; the new one keeps the drafts of the
    sentences they share.  A text in another language is refused, unless it is to come in `anyway`.
    Sentences longer than anyone writes are cut.  A trial writes nothing.  Raises FormatError if it
    is no text, ProjectError if it cannot be read or would replace something; nothing has changed.
    """
    if is_client_bitext(path):
        raise FormatError(
            f"{path}: this is a bitext, not a source", hint="It goes in with `import_bitext`."
        )
    _refuse_review(path)
    read = read_document(path, encoding)
    config, cutting = project.config, CuttingSplitter(splitter)
    suspicions = _suspicions(path, read, config, anyway=anyway)
    document = project.document_from(seed := _seed(project, path))
    bitext = bitext_from_blocks(
        document.name,
        seed.relative_to(project.root).as_posix(),
        read,
        cutting,
        languages=read.languages_among((config.source_lang, config.target_lang)),
        digest=digest_of(read_bytes(path)) if read.has_places else "",
        encoding=(encoding or "") if read.has_places else "",
    )
    if is_trial:
        refuse_saved_work(project, document, may_replace=replace)
    else:
        with replacing_document(project, document) as replaced:
            refuse_saved_work(project, document, may_replace=replace)
            if document.is_imported:
                bitext = with_kept_drafts(project, document, replaced, bitext)
            with _copied(path, seed):
                make_folder(project.translations)
                replaced.write(write_xliff(bitext), no_wider_than=(path,))
    is_copied = real_path(path) != real_path(seed)
    told = (*suspicions, *suspicions_about_cuts(cutting.cut))
    remarks = (*read.remarks, *filter(None, [other_languages(bitext, config)]))
    return ImportResult(document, bitext, read, is_copied, not is_trial, remarks, told)


def _refuse_review(path: Path) -> None:
    """Raise FormatError if a file is a review, whose changes belong into its document."""
    if path.suffix.casefold() != ".docx":
        return
    # Only here is a table in Word looked into that is no source.
    from alignwb.formats.reviewed.review_reader import rows_if_review

    rows = rows_if_review(read_bytes(path), path)
    if rows is not None:
        names = ", ".join(dict.fromkeys(row.document for row in rows if row.document))
        command = f"alignwb apply-review {quote(str(path))}"
        raise FormatError(
            f"{path}: this is a review of {names or 'a document'}, not a document to translate",
            hint=f"What the reviewer has changed goes in with: {command}",
        )


def import_bitext(
    project: Project, path: Path, *, replace: bool = False, is_trial: bool = False
) -> tuple[Document, Bitext]:
    """Bring a bitext of another tool into a project: a copy in `translations/`, byte for byte.

    Another copy goes to `seeds/`, as the file that is written back.  A document of that name is not
    replaced unless `replace` is asked for and nobody has worked on it.  A trial writes nothing.
    Raises FormatError if the file is damaged, ProjectError if it cannot be read or would replace
    something; nothing has changed then.
    """
    data = read_bytes(path)
    bitext = read_work(data, path).bitext
    if path.name.startswith("."):
        raise ProjectError(
            f"{path}: a hidden file cannot be a document", hint="Give it a name without the dot."
        )
    copy = project.translations / path.name
    known = {document.name: document for document in project.documents()}
    document = known.get(path.stem) or Document(path.stem, None, copy)
    if real_path(path) == real_path(document.bitext):
        raise ProjectError(
            f"{path} is a document of the project already",
            hint=f"Work on it with: alignwb edit {argument(document.name)}",
        )
    if is_trial:
        refuse_saved_work(project, document, may_replace=replace)
        return document, bitext
    with replacing_document(project, document) as replaced:
        refuse_saved_work(project, document, may_replace=replace)
        if document.is_imported and replaced.present_work(may_write=False).has_edits:
            raise worked_on(project, document)
        with _kept_as_sent(project, path, data, bitext):
            make_folder(project.translations)
            replaced.write(data, no_wider_than=(path,))
    return document, bitext


def _suspicions(
    path: Path, read: ReadDocument, config: Config, *, anyway: bool
) -> tuple[Suspicion, ...]:
    """What speaks against the source.  Raises FormatError if that is enough to refuse it."""
    if not read.blocks:
        what = "text but page numbers" if read.repairs else "text to translate"
        raise FormatError(f"{path}: there is no {what} in it", hint="Is it the right file?")
    source_lang, _ = read.languages_among((config.source_lang, config.target_lang))
    suspicions = suspicions_about(read, source_lang, path)
    mistake = next((each for each in suspicions if each.is_mistake), None)
    if mistake and not anyway and not read.is_bilingual:
        raise FormatError(f"{path}: {mistake.text}", hint=mistake.hint)
    return suspicions


def bitext_from_blocks(
    name: str,
    original: str,
    read: ReadDocument,
    splitter: Splitter,
    *,
    languages: tuple[str, str] = ("nl", "en"),
    digest: str = "",
    encoding: str = "",
) -> Bitext:
    """A bitext without targets: a paragraph (p1, p2 …) for each block, a segment a sentence.

    name: of the document.  original: its source file, relative to the project.  digest: of that
    file, where it is written back in its own format.  encoding: that it was read in, if one was
    named.
    """
    paragraphs = tuple(
        _paragraph(f"p{number}", block, splitter) for number, block in enumerate(read.blocks, 1)
    )
    return Bitext(
        name,
        original,
        paragraphs,
        *languages,
        original_digest=digest,
        original_encoding=encoding,
    )


def _paragraph(paragraph_id: str, block: Block, splitter: Splitter) -> Paragraph:
    if block.segments:
        return client_paragraph(paragraph_id, block)
    # A cell of a table is a segment, or more of them.
    cells = block.text.split("\t") if block.is_row else (block.text,)
    coded = CodedSplitter(splitter, block.codes)
    sentences = [text for cell in cells for text in coded.split(cell) or (cell,)]
    segments = tuple(Segment(f"s{number}", text) for number, text in enumerate(sentences, 1))
    places = (block.place,) if block.place else ()
    return Paragraph(
        paragraph_id,
        block.kind,
        segments,
        block.page,
        block.lines,
        client_notes=(block.comment,) if block.comment else (),
        places=places,
        codes=block.codes,
        layout=block.layout,
    )


def _seed(project: Project, path: Path) -> Path:
    """The path of the source in the project.  Raises ProjectError if it is taken."""
    if path.name.startswith("."):
        raise ProjectError(
            f"{path}: a hidden file cannot be a document", hint="Give it a name without the dot."
        )
    seed = project.seeds / path.name
    same_name = [
        each
        for document in project.documents()
        if document.seed and document.name == path.stem
        for each in (document.seed, *document.rival_seeds)
        if each.name != path.name
    ]
    if same_name:
        raise ProjectError(
            f"{path}: the project has a document {path.stem} already, from {same_name[0]}",
            hint="Rename one of the two files.",
        )
    if read_bytes_if_there(seed) not in (None, read_bytes(path)):
        raise ProjectError(
            f"{seed}: another file of this name is there already",
            hint=f"Rename {path} before importing it; of a new version of that file, alignwb draft"
            " then fills in what is translated already. Where nobody has worked on that one, copy"
            f" the new one over it, then: alignwb import --replace {argument(seed)}",
        )
    return seed


@contextmanager
def _kept_as_sent(project: Project, path: Path, data: bytes, bitext: Bitext) -> Iterator[None]:
    """Keep a client's bitext as it was sent, and take that back if what follows fails.

    Not that of a document whose source is here, or was in the project it was made in.
    """
    copy = project.seeds / path.name
    sources = (each.seed for each in project.documents() if each.name == path.stem)
    is_of_source = any(each is not None and each.name != path.name for each in sources)
    before = read_bytes_if_there(copy)
    if is_of_source or bitext.original.startswith(f"{project.seeds.name}/") or before == data:
        yield
        return
    make_folder(copy.parent)
    write_atomically(copy, data, no_wider_than=(path,))
    try:
        yield
    except BaseException:  # an interrupt too; it is raised again
        with suppress(OSError):
            if before is None:
                copy.unlink()
            else:
                write_atomically(copy, before, no_wider_than=(path,))
        raise


@contextmanager
def _copied(path: Path, seed: Path) -> Iterator[None]:
    """Copy the source to its place, and take it away again if what follows fails."""
    is_new = not seed.exists()
    if is_new:
        make_folder(seed.parent)
        write_atomically(seed, read_bytes(path), no_wider_than=(path,))
    try:
        yield
    except BaseException:  # an interrupt too; it is raised again
        if is_new:
            with suppress(OSError):
                seed.unlink()
        raise
