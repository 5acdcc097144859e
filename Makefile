# This project's own jobs. Those with images are in docker/images.mk, for any project.

.DEFAULT_GOAL := images

BIN := .build/release
EXECUTABLES := build-image run-image transfer-image publish-image
STAMP := $(BIN)/.tools
ORBYTER_BIN := $(BIN)
ORBYTER_TOOLS := $(STAMP)
ORBYTER_ENGINE := engine
SOURCES := $(shell find Sources -name '*.swift' -o -name '*.sh' -o -name '*.py' 2>/dev/null)
# Every script of a shell, by its first line.
SCRIPTS := $(shell git grep -lE '^\#!/.*sh$$' -- .ci docker Sources Tests 2>/dev/null)
DOCKERFILES := $(wildcard docker/*/Dockerfile)
TOOLS := .build/tools/bin
# One file that needs no Swift library, stripped. On macOS the library is part of the system.
RELEASE := -c release $(if $(filter Darwin,$(shell uname)),,--static-swift-stdlib -Xlinker -s)
PREFIX ?= /usr/local
# The reference of run.cfg, and what prints it with its tables as the executables have them.
KEYS_PAGE := Sources/RUN-CFG.md
KEY_TABLES = swift build --product pages >&2 && .build/debug/pages <$(KEYS_PAGE)
# What `make test` builds; IMAGE@ENVIRONMENT is one as that environment has it. The others are gigabytes.
SMALL_IMAGES := base orbyter-base-sys cicd dev multistage accelerated serve serve@production
# How many inputs `make fuzz` makes, and from where it starts.
COUNT ?= 300000
SEED ?=

# What docker info reaches; where that is nothing, one is installed and started.
.PHONY: engine
engine:
	@docker/engine up

.PHONY: tools bench test test-all test-images test-small-images test-newcomer test-notebook check unit integration short-fuzz lint readme fmt fuzz setup pages hooks install uninstall clean
.SUFFIXES:

tools: $(STAMP) ## compile the four executables

$(STAMP): Package.swift $(SOURCES)
	@swift build $(RELEASE)
	@touch $@

test: check integration test-small-images ## everything that must pass; what CI runs

# Runs every part, also after one has failed, and names those that failed at the end.
test-all: export ORBYTER_ALL = 1
test-all: ## and what takes longer
	@failed=; for part in check integration test-images test-newcomer test-notebook; do \
	  $(MAKE) --no-print-directory $$part || failed="$$failed $$part"; \
	done; [ -z "$$failed" ] || { echo "failed:$$failed" >&2; exit 1; }

test-newcomer: engine
	@Tests/Integration/newcomer

test-notebook: tools engine
	@Tests/Integration/notebook

test-images: tools engine ## build all images of this project and run their own tests
	@Tests/Integration/images

test-small-images: tools engine
	@Tests/Integration/images $(SMALL_IMAGES)

check: lint unit pages short-fuzz ## format, warnings, scripts, Dockerfiles, pages, unit tests

lint: setup
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests
	@shellcheck -x $(SCRIPTS)
	@$(if $(DOCKERFILES),$(TOOLS)/hadolint $(DOCKERFILES))
	@.ci/steps >/dev/null
	@docker/readme | diff docker/README.md - || { echo 'the table of images has changed; run: make readme' >&2; exit 1; }
	@! grep -rn 'Command("docker"' Sources || { echo 'the engine has a client of its own: Command.docker' >&2; exit 1; }
	@find Sources -name '*.swift' -exec awk 'FNR == 221 { print FILENAME ": more than 220 lines"; bad = 1 } END { exit bad }' {} + >&2
	@find Sources -name '*.swift' | sed 's|/[^/]*$$||' | sort | uniq -c | \
	  awk '$$1 > 24 { print $$2 ": " $$1 " Swift files, and 24 are the most"; bad = 1 } END { exit bad }' >&2

unit:
	@swift build --build-tests
	@swift test --skip-build --skip '^IntegrationTests\.'

# Behind the unit tests where both are asked for: what is broken there takes less time to see.
integration: $(STAMP) | $(filter check,$(MAKECMDGOALS)) ## the executables with real engines, a registry and ssh
	@swift build --build-tests
	@ORBYTER_BIN='$(CURDIR)/$(BIN)' Tests/Integration/run

short-fuzz:
	@swift build $(RELEASE) --product fuzz && $(BIN)/fuzz --seed 1

bench: tools engine ## measure beside bare docker and the predecessor, into Tests/Bench/RESULTS.md
	@docker/engine setup busybox dockerutils sshd registry zstd pv ip
	@PYTHONDONTWRITEBYTECODE=1 Tests/Bench/bench

fmt: ## format the sources
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

readme: ## write the tables of docker/README.md and Sources/RUN-CFG.md
	@draft=$$(docker/readme) && printf '%s\n' "$$draft" >docker/README.md
	@draft=$$($(KEY_TABLES)) && printf '%s\n' "$$draft" >$(KEYS_PAGE)

pages:
	@draft=$$($(KEY_TABLES)) && printf '%s\n' "$$draft" | diff $(KEYS_PAGE) - || \
	  { echo 'the tables of keys have changed; run: make readme' >&2; exit 1; }

fuzz: ## COUNT= mutated inputs, from SEED=
	@swift build $(RELEASE) --product fuzz
	@$(BIN)/fuzz --count $(COUNT) $(if $(SEED),--seed $(SEED))

setup: ## install what the tests need
	@docker/engine setup shellcheck hadolint

# Nobody's own hook is lost.
hooks: ## check before every commit
	@hook=$$(git rev-parse --git-path hooks)/pre-commit text='#!/bin/sh\nexec make check\n'; \
	if [ -e "$$hook" ] && ! printf "$$text" | cmp -s - "$$hook"; then \
	  echo "$$hook is there already; add to it: make check" >&2; exit 1; \
	fi; mkdir -p "$${hook%/*}" && printf "$$text" >"$$hook" && chmod +x "$$hook"

# Where everything goes below PREFIX, by the conventions of make, man and the shells.
ROOT = $(call orbyter-quote,$(DESTDIR)$(PREFIX))
MAN := share/man/man1
BASH := share/bash-completion/completions
ZSH := share/zsh/site-functions
FISH := share/fish/vendor_completions.d
INSTALLED := $(foreach tool,$(EXECUTABLES),bin/$(tool) $(MAN)/$(tool).1 $(BASH)/$(tool) $(ZSH)/_$(tool) \
  $(FISH)/$(tool).fish) include/orbyter/images.mk include/orbyter/lock

install: tools ## put the executables, images.mk and its script, man pages and completions below PREFIX=
	@root=$(ROOT); mkdir -p $(foreach folder,$(sort $(dir $(INSTALLED))),"$$root/$(folder)"); \
	for tool in $(EXECUTABLES); do \
	  install -m 755 "$(BIN)/$$tool" "$$root/bin/" && \
	  "$(BIN)/$$tool" --man >"$$root/$(MAN)/$$tool.1" && \
	  "$(BIN)/$$tool" --completion bash >"$$root/$(BASH)/$$tool" && \
	  "$(BIN)/$$tool" --completion zsh >"$$root/$(ZSH)/_$$tool" && \
	  "$(BIN)/$$tool" --completion fish >"$$root/$(FISH)/$$tool.fish" || exit 1; \
	done; \
	install -m 644 docker/images.mk "$$root/include/orbyter/images.mk" && \
	install -m 755 docker/lock "$$root/include/orbyter/lock"

uninstall: ## remove exactly those
	@root=$(ROOT); rm -f $(foreach file,$(INSTALLED),"$$root/$(file)"); \
	rmdir "$$root/include/orbyter" 2>/dev/null || true

clean: ## remove what was compiled
	@rm -rf .build

include docker/images.mk
