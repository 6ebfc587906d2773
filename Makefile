# Everything sets itself up: uv if it is here, else python3 -m venv and pip.
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: run test check check-static format bench docs clean

run: $(STAMP)
	$(BIN)/alignwb edit

test: $(STAMP)
	$(BIN)/pytest -n auto --dist worksteal

check: check-static test

check-static: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(STAMP): pyproject.toml constraints.txt
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[dev]'; \
	else \
	  python3 -m venv $(VENV) && \
	  $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'; \
	fi
	@touch $(STAMP)

bench: $(STAMP)
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/drafting.py
	$(BIN)/python bench/screen.py
	$(BIN)/python bench/review.py
	$(BIN)/python bench/session.py
	$(BIN)/python bench/files.py
	$(BIN)/python bench/interchange.py
	$(BIN)/python bench/documents.py
	$(BIN)/python bench/memory.py
	$(BIN)/python bench/terms.py
	$(BIN)/python bench/term_loop.py
	$(BIN)/python bench/checks.py
	$(BIN)/python bench/keystrokes.py
	$(BIN)/python bench/completion.py --latency-only
	$(BIN)/python bench/term_guesses.py
	$(BIN)/python bench/team.py --units 200000
	$(BIN)/python bench/choice.py
	$(BIN)/python bench/learning.py
	$(BIN)/python bench/confidence.py
	$(BIN)/python bench/kept.py
	$(BIN)/python bench/fidelity.py
	$(BIN)/python bench/codes.py
	@if [ -n "$$ALIGNWB_BENCH_DATA" ]; then \
	  $(BIN)/python bench/terms_held_out.py && $(BIN)/python bench/sentence_cuts.py && \
	  $(BIN)/python bench/align_archive.py; \
	fi
	@if [ -n "$$ALIGNWB_BENCH_DATA" ] && $(BIN)/python -c "import torch" 2>/dev/null; then \
	  $(BIN)/python bench/tuning.py; \
	fi
	$(BIN)/python bench/scoring.py
	$(BIN)/python bench/alignment.py
	$(BIN)/python bench/alignment_cost.py
	$(BIN)/python bench/alignment_parts.py
	$(BIN)/python bench/words.py

# Pages and pictures made by the program itself.
docs: $(STAMP)
	$(BIN)/alignwb edit --keys > docs/keys.md
	$(BIN)/python docs/pictures.py
	$(BIN)/python docs/review_pictures.py

clean:
	rm -rf $(VENV)
