# One build serves everything: the command, the demo and the tests. `make` alone makes it.
#
#   make setup    fetch the native libraries into .deps; FULLCOURT_WITHOUT_TORCH=1 leaves out torch, the large one
#   make build    the one build
#   make demo     the whole way from box scores to forecasts on a small league
#   make test     every test; those of the dashboard fetch Chromium and Playwright, and are skipped where that is not possible
#   make browser  fetch Chromium and Playwright, to have them beforehand
#   make examples build the programs under Examples, into .build/examples
#   make bench    benchmarks: prints, asserts nothing about time
#   make fuzz     libFuzzer against every parser, FUZZ_SECONDS (600) in all; see Fuzz/run
#   make hostile  ROUNDS of damaged model texts (the suites named Hostile..., longer than in make test)
#   make crash    kill -9 at chosen and random moments, failing disks, races: an hour or more; see docs/RELIABILITY.md
#   make sanitize the tests with AddressSanitizer and with ThreadSanitizer, each in a build of its own; see scripts/sanitize
#   make manual   man page and shell completions into .build/manual
#   make reference  the library's reference as web pages into .build/reference (DocC)
#   make install  command, man page and completions into PREFIX (/usr/local); libraries stay in .deps of this folder
#   make format   write the house style; make lint checks it
#   make clean    remove the build, keep the libraries

SWIFT ?= swift
CONFIGURATION := -c release -Xswiftc -enable-testing
OURS := Sources Tests Examples Package.swift
PROGRAM := .build/release/fullcourt

.PHONY: build setup libraries demo test browser bench fuzz hostile crash sanitize manual reference install format lint clean examples

build: libraries
	$(SWIFT) build $(CONFIGURATION) --build-tests

setup:
	scripts/setup.sh

# Servers have deadlines and clients have patience: beside hundreds of tests that keep every thread busy they would wait for their
# turn and not for each other.
OVER_SOCKETS := ServerTests|ServeTests

# What tests and demo need. Where all is in place this takes no time.
libraries:
	@scripts/setup.sh

demo: build
	$(PROGRAM) demo

test: build
	$(SWIFT) test $(CONFIGURATION) --skip-build --skip '$(OVER_SOCKETS)'
	$(SWIFT) test $(CONFIGURATION) --skip-build --filter '$(OVER_SOCKETS)'
	scripts/dashboard.sh test --program $(PROGRAM)
	FULLCOURT_PROGRAM=$(PROGRAM) scripts/schemathesis.sh test

# Chromium and a pinned Playwright, for the tests of the dashboard, which fetch them too. Nothing else needs them.
browser:
	scripts/dashboard.sh setup

examples: libraries
	scripts/examples.sh

bench: build
	FULLCOURT_BENCH=1 $(SWIFT) test $(CONFIGURATION) --skip-build --filter Benchmarks

fuzz: libraries
	Fuzz/run

ROUNDS ?= 200000
hostile: build
	FULLCOURT_FUZZ_ROUNDS=$(ROUNDS) $(SWIFT) test $(CONFIGURATION) --skip-build --filter Hostile

crash: build
	SWIFT="$(SWIFT)" CONFIGURATION="$(CONFIGURATION)" scripts/crash/run

sanitize: libraries
	SWIFT="$(SWIFT)" scripts/sanitize

manual: build
	scripts/manual.py $(PROGRAM) .build/manual

reference: build
	scripts/reference

PREFIX ?= /usr/local
install: manual
	install -d $(PREFIX)/bin $(PREFIX)/lib $(PREFIX)/share/man/man1 $(PREFIX)/share/bash-completion/completions \
	  $(PREFIX)/share/zsh/site-functions $(PREFIX)/share/fish/vendor_completions.d
	install $(PROGRAM) $(PREFIX)/bin/fullcourt
	install -d $(PREFIX)/share/fullcourt
	cp -r Sources/Server/Dashboard $(PREFIX)/share/fullcourt/dashboard.new
	rm -rf $(PREFIX)/share/fullcourt/dashboard && mv $(PREFIX)/share/fullcourt/dashboard.new $(PREFIX)/share/fullcourt/dashboard
	ln -sfn $(CURDIR)/.deps/lib $(PREFIX)/lib/fullcourt
	install -m 644 .build/manual/fullcourt.1 $(PREFIX)/share/man/man1/fullcourt.1
	install -m 644 .build/manual/fullcourt.bash $(PREFIX)/share/bash-completion/completions/fullcourt
	install -m 644 .build/manual/_fullcourt $(PREFIX)/share/zsh/site-functions/_fullcourt
	install -m 644 .build/manual/fullcourt.fish $(PREFIX)/share/fish/vendor_completions.d/fullcourt.fish

format:
	$(SWIFT) format -i -r $(OURS)

lint:
	$(SWIFT) format lint --strict -r $(OURS)

clean:
	rm -rf .build
