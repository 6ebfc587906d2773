"""Every benchmark stands in `make bench`, or here with the reason why it does not."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
NOT_IN_MAKE = {
    "growth.py": "takes half an hour; tests/test_growth.py runs a part of it",
    "models.py": "compares packages that have to be named",
}


def test_every_benchmark_is_run_by_make_bench_or_there_is_a_reason() -> None:
    programs = {
        path.name
        for path in (ROOT / "bench").glob("*.py")
        if 'if __name__ == "__main__"' in path.read_text(encoding="utf-8")
    }
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.partition("\nbench:")[2].partition("\n\n")[0]
    missing = {name for name in programs if f"bench/{name}" not in recipe}
    assert missing == set(NOT_IN_MAKE)
