# 每个目标都先备好自己要用的东西：make run 和 make test 在新机器上可直接执行。
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 7860
FILES ?= corpus/sources
PASSAGES ?= 1000 10000 100000
DOCUMENTS ?= 5 1000

.PHONY: setup run test lint index bench clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet torch==2.13.0
	$(BIN)/python -m pip install --quiet -e '.[ocr,dev]'
	touch $@

setup: $(VENV)/.ready

index: setup
	$(BIN)/python -m index build

run: setup
	@$(BIN)/python -m index verify >/dev/null 2>&1 || $(BIN)/python -m index reread 2>/dev/null || $(BIN)/python -m index build
	$(BIN)/python app.py --host $(HOST) --port $(PORT)

test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy

# make bench：检索与问答随规模的增长（PASSAGES、DOCUMENTS 改规模，一百万段要二十来分钟），再测读取速度（FILES=目录换一批文件）
bench: setup
	$(BIN)/python -m eval.bench_retrieval --passages $(PASSAGES) --documents $(DOCUMENTS)
	$(BIN)/python -m eval.bench_loading $(FILES)

clean:
	rm -rf $(VENV) var build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
