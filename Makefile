# Two commands do everything:  make run  (DEMO=1: on a throw-away home with sample cases),  make check
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

.PHONY: run check soak reliability load walk clean

run: $(VENV)/.app
ifdef DEMO
	@demo=$$(mktemp -d) && trap 'rm -rf "$$demo"' EXIT && \
	$(BIN)/tiaojie setup --home "$$demo" --committee 云溪县白杨镇青石村人民调解委员会 \
	  --place 云溪县白杨镇青石村 --mediator 江海平 --mediator 苏文英 && \
	$(BIN)/tiaojie import --home "$$demo" demo/*.json >/dev/null && \
	$(BIN)/tiaojie --home "$$demo"
else
	@$(BIN)/tiaojie
endif

check: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -m 'not soak and not alone' -n 2 --dist loadfile
	$(BIN)/pytest -m 'alone and not soak'

soak: $(VENV)/.dev
	$(BIN)/pytest -m soak

# Every numbered acceptance test, LONG=1 with its long form; writes docs/reliability.md.
reliability: $(VENV)/.dev
	LONG=$(LONG) $(BIN)/python -m tests.acceptance.figures

# Forty people over ssh for a minute; takes root and openssh-server.
load: $(VENV)/.dev
	$(BIN)/pytest -m soak tests/acceptance/test_session_load.py

# As root: the manual's chapter 22 from an empty Debian 12 (debootstrap) to a printed agreement.
walk: $(VENV)/.dev
	$(BIN)/pytest -m soak -s tests/acceptance/test_walk_debian.py

# Without compiled .pyc files every start takes more than twice as long.
$(VENV)/.app: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(BIN)/python -m compileall -q src $(VENV)/lib
	@touch $@

$(VENV)/.dev: $(VENV)/.app
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV)
