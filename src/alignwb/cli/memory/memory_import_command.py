"""The memory and files of other tools: `alignwb memory import` and `alignwb memory export`."""

import argparse
from pathlib import Path


def configure(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the actions."""
    imports = "write the units of a TMX, XLIFF 2 or TSV file to memory/, as TMX"
    importing = actions.add_parser("import", help=imports, description=imports)
    importing.add_argument("file", metavar="FILE", type=Path, help="a .tmx, .xlf or .tsv file")
    importing.add_argument(
        "--penalty",
        type=int,
        choices=range(100),
        default=0,
        metavar="N",
        help="take N percent off their match rate: they go to memory/penalty-N/",
    )
    exports = "write all that is remembered as one TMX file, each pair once"
    exporting = actions.add_parser("export", help=exports, description=exports)
    exporting.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        default=Path("memory.tmx"),
        help="file to write; default: memory.tmx in the current folder",
    )
    for action in (importing, exporting):
        action.add_argument("--replace", action="store_true", help="write over what is there")


def import_file(arguments: argparse.Namespace) -> int:
    """Write the file's units to the memory."""
    from alignwb.cli.printing.export_remarks import remark_written
    from alignwb.services.memory.transfer import import_memory
    from alignwb.services.project.project import find_project

    project = find_project(Path.cwd())
    written = import_memory(
        project, arguments.file, penalty=arguments.penalty, replace=arguments.replace
    )
    remark_written(written.path.relative_to(project.root), written.units, "unit")
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write the memory as a file; 1 if one of its files cannot be read."""
    from alignwb.cli.printing.export_remarks import remark_written
    from alignwb.cli.printing.output import remark
    from alignwb.services.memory.project_memory import open_memory
    from alignwb.services.memory.transfer import export_memory
    from alignwb.services.project.project import find_project

    with open_memory(find_project(Path.cwd())) as memory:
        written = export_memory(memory, arguments.output, replace=arguments.replace)
        remark_written(written.path, written.units, "unit")
        for problem in memory.problems:
            remark(f"left out: {problem.error.message}")
        return 1 if memory.problems else 0
