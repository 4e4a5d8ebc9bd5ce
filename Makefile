# Everything that a person does with the project.
PACKAGES = libicu-dev libsimdjson-dev libarchive-dev libstemmer-dev libxlsxwriter-dev libexpat1-dev \
  nettle-dev libxxhash-dev \
  hunspell-id pkg-config python3
PREFIX ?= /usr/local
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
TEXTMINE = .build/release/textmine
REPORT = textmine-report.html

.PHONY: setup build test lint format golden bench coverage fuzz demo install

setup:  # the system packages, unless they are all there
	@missing=$$(for package in $(PACKAGES); do dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null \
	  | grep -qx installed || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing" $$missing; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $$missing; \
	fi

build: setup  # the release binary: the Swift runtime inside, modules optimised as one
	swift build -c release --product textmine --static-swift-stdlib \
	  -Xswiftc -cross-module-optimization

test: setup  # all tests
	swift test

lint:  # style, as CI checks it
	swift format lint --strict --recursive Package.swift Sources Tests

format:  # puts the style right
	swift format --in-place --recursive Package.swift Sources Tests

golden: setup  # writes the expected outputs anew, for you to look at in the diff
	TEXTMINE_UPDATE_GOLDEN=1 swift test --filter Golden

bench: build  # speed and accuracy; the figures to commit go to Benchmarks/results
	Benchmarks/bench.py $(TEXTMINE)

coverage: build  # how often intervals hold the truth, as Benchmarks/results has it; some ten minutes
	swift build -c release --product coverage
	@Benchmarks/coverage.py $(TEXTMINE) .build/release/coverage

fuzz: setup  # random bytes into tokenizer and analyzer, SECONDS long (60)
	TEXTMINE_FUZZ=1 swift build -c release --scratch-path .build-fuzz --sanitize=fuzzer -Xswiftc -enable-testing --product fuzz
	SWIFT_BACKTRACE=enable=no .build-fuzz/release/fuzz -artifact_prefix=.build-fuzz/ -dict=Fuzz/tokens.dict -max_total_time=$(or $(SECONDS),60) -print_final_stats=1

demo: build  # a report on the example archive
	@$(TEXTMINE) report Examples/kabupaten-archive.zip --lang en -o $(REPORT)

install: build  # into $(PREFIX)/bin
	install -D $(TEXTMINE) $(DESTDIR)$(PREFIX)/bin/textmine
