# Everything that a person does with the project.
PACKAGES = libicu-dev libsimdjson-dev libarchive-dev libzip-dev zlib1g-dev libstemmer-dev libxlsxwriter-dev \
  libexpat1-dev nettle-dev libxxhash-dev hunspell-id libboost-graph-dev librsvg2-bin libsqlite3-dev pkg-config python3
# What the tests' tools need beside that.
TOOL_PACKAGES = python3-numpy python3-pandas python3-openpyxl python3-jsonschema python3-venv strace valgrind binutils
PREFIX ?= /usr/local
# Where zsh looks for completions; in packages of Debian it is vendor-completions.
ZSH_FOLDER ?= site-functions
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# Debug builds with the modules optimised whose loops cost most, see Package.swift. Of one kind for all targets, so that
# none builds anew what another has built.
export TEXTMINE_FAST_TESTS = 1
# Where Swift builds: .ci/debian13 has a folder of its own.
BUILD = $(or $(SWIFTPM_BUILD_DIR),.build)
TEXTMINE = $(BUILD)/release/textmine
REPORT = textmine-report.html
SYMBOLS = .build/symbols
LIBRARIES = Hashing Lexicon Corpus Classifier Statistics Study
# For the peers in make bench, which may be in a virtual environment.
PYTHON ?= python3
# That of the packages above, for the tests' tools.
TOOLS_PYTHON ?= /usr/bin/python3
# Of the toolchain, which alone knows the form of its profiles.
LLVM_COV = $(dir $(shell readlink -f "$$(command -v swiftc)"))llvm-cov
ROOTS = /usr/share/hunspell/id_ID.dic
# What make fuzz-readers fuzzes.
FUZZ_READERS = json tables sheets archives packed dates codebooks
FUZZ_OPTIONS = -seed=$(or $(SEED),0) -max_total_time=$(or $(SECONDS),60) -print_final_stats=1 -verbosity=0
# What the model konten is built from: coded tweets, with a column for the account, and uncoded ones.
CODES = $(addprefix ../shared/data/labelled/,government.csv government-2.csv government-3.csv) $(CODED_TEXTS)
# Those of TWEETS that Benchmarks/konten/codes.csv has codes of.
CODED_TEXTS = .build/coded-texts.csv
UNCODED = $(TWEETS)
# The developers' shared tweets, beside the checkout.
TWEETS = ../shared/data/raw/tweets-id.jsonl.gz

.PHONY: setup setup-tools commit build test test-allocations test-tools python-package test-python test-python-quick test-spark bench-python cases journey oracle torture coverage-report test-debian13 test-headers sanitize lint format golden docs bench bench-check bench-lexicon \
  bench-accuracy bench-labels bench-label-speed bench-training-choice bench-archive-fit codebook-tables konten-model bench-reading coverage \
  inspect-check check-pages page test-page bench-page fuzz fuzz-readers fuzz-build browser \
  $(FUZZ_READERS:%=fuzz-%) demo manuals completions install install-built setup-deb deb test-deb test-deb13

setup:  # the system packages, unless they are all there
	@missing=$$(for package in $(PACKAGES); do dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null \
	  | grep -qx installed || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing" $$missing; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $$missing; \
	fi

setup-tools: PACKAGES += $(TOOL_PACKAGES)
setup-tools: setup  # the packages of the tests' tools, too

# What --version tells beside the version: the commit, with a + where files differ from it.
commit:
	@commit=$$(git describe --always --exclude '*' --dirty=+ 2>/dev/null); \
	if [ "$$(cat Resources/commit.h 2>/dev/null)" != "#define TEXTMINE_COMMIT \"$$commit\"" ]; then \
	  echo "#define TEXTMINE_COMMIT \"$$commit\"" > Resources/commit.h; touch Resources/resources.c; \
	fi

build: setup commit  # the release binary: the Swift runtime inside, modules optimised as one
	swift build -c release --product textmine --static-swift-stdlib \
	  -Xswiftc -cross-module-optimization

test: setup  # all tests
	swift test

test-allocations: setup  # that known words cost no memory, which only optimised code shows
	swift test -c release -Xswiftc -enable-testing --scratch-path .build-release-tests \
	  --filter AllocationTests

# The program that the tests' tools try: that of the last `make build` or `make test`.
TRIED = $(or $(PROGRAM),$(firstword $(wildcard $(TEXTMINE) .build/debug/textmine)))

test-tools: setup-tools  # the short forms of journey, oracle and torture; what --json prints by its schemas
	$(TOOLS_PYTHON) Tests/tools/journey.py $(TRIED) --runs 18
	$(TOOLS_PYTHON) Tests/tools/oracle.py $(TRIED) --runs 21
	$(TOOLS_PYTHON) Tests/tools/torture.py $(TRIED)
	$(TOOLS_PYTHON) Tests/tools/schemas.py $(TRIED) --quick

PYTEST = cd python && TEXTMINE=$(abspath $(TRIED)) ../.build/python/bin/pytest -p no:cacheprovider

python-package: setup-tools  # the package for Python, as one installs it, with what its tests need
	$(TOOLS_PYTHON) -m venv .build/python
	.build/python/bin/pip install --quiet './python[test]'

test-python: build python-package  # all tests of the package for Python
	$(PYTEST)

test-python-quick: python-package  # those of labelling and of what goes wrong, without optimisation a minute
	$(PYTEST) -m "not slow" -k "not file and not polars" tests/test_label.py tests/test_program.py \
	  tests/test_documents.py

test-spark: build python-package  # labels, reports and samples on two executors of Spark; Java 17; TWEETS_OF_SPARK=200000
	.build/python/bin/pip install --quiet './python[spark]'
	TEXTMINE_SPARK_TWEETS=$(or $(TWEETS_OF_SPARK),3000) && export TEXTMINE_SPARK_TWEETS && $(PYTEST) tests/test_spark.py

bench-python: build  # what the package for Python costs, in the environment that make test-python made
	.build/python/bin/python Benchmarks/python.py $(TEXTMINE)

cases: setup-tools build  # the shared cases of what strangers bring, where they are there
	$(TOOLS_PYTHON) Tests/tools/cases.py $(TEXTMINE) ../shared/cases

journey: setup-tools build  # the way of a study, with the edits that sheets undergo; SEED, RUNS
	$(TOOLS_PYTHON) Tests/tools/journey.py $(TEXTMINE) --runs $(or $(RUNS),400) --seed $(or $(SEED),1)

oracle: setup-tools build  # mutated tables and JSON by textmine and by pandas, openpyxl and json; SEED, RUNS
	$(TOOLS_PYTHON) Tests/tools/oracle.py $(TEXTMINE) --runs $(or $(RUNS),420) --seed $(or $(SEED),1)

coverage-report: setup  # how many lines and regions the tests reach
	swift test --enable-code-coverage --scratch-path .build-coverage
	$(LLVM_COV) export -summary-only -instr-profile .build-coverage/debug/codecov/default.profdata \
	  .build-coverage/debug/textminePackageTests.xctest -object .build-coverage/debug/textmine \
	  | $(TOOLS_PYTHON) Tests/tools/coverage.py Sources

torture: setup-tools build  # long forms: what is left when the system fails, journeys, readers beside others
	$(TOOLS_PYTHON) Tests/tools/torture.py $(TEXTMINE) --long
	$(TOOLS_PYTHON) Tests/tools/journey.py $(TEXTMINE) --runs 1440 --seed $(or $(SEED),1)
	$(TOOLS_PYTHON) Tests/tools/oracle.py $(TEXTMINE) --runs 2100 --seed $(or $(SEED),1)

sanitize: setup  # all tests with checks of memory and of threads, one after the other
	# Leaks are not looked for: XCTest and libxlsxwriter have some of their own.
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build-address --skip AllocationTests
	swift test --sanitize=thread --scratch-path .build-thread --skip AllocationTests

test-debian13:  # build and tests in a tree of Debian 13, as root; the first time it is fetched
	.ci/debian13

test-headers:  # the C and C++ parts against the headers of Debian 12 and 13
	.ci/headers

lint:  # style, and that the links between pages of docs lead somewhere, as CI checks it
	swift format lint --strict --recursive Package.swift Sources Tests Fuzz
	docs/manual.py .build/manual.docc

format:  # puts the style right
	swift format --in-place --recursive Package.swift Sources Tests Fuzz

golden: setup  # writes the expected outputs anew, for you to look at in the diff
	TEXTMINE_UPDATE_GOLDEN=1 swift test --filter Golden

docs: setup  # the manual and the documentation of the libraries as one site for a web server, into .build/docs/site
	swift build
	@for library in $(LIBRARIES); do \
	  echo "documenting $$library"; rm -rf $(SYMBOLS)/$$library; mkdir -p $(SYMBOLS)/$$library .build/docs; \
	  swift symbolgraph-extract -module-name $$library -output-dir $(SYMBOLS)/$$library \
	    -target $$(swiftc -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p') \
	    -minimum-access-level public -I .build/debug/Modules \
	    $$(printf -- '-Xcc -fmodule-map-file=%s ' Sources/System/*/module.modulemap \
	      .build/debug/CICU.build/module.modulemap .build/debug/CSimdjson.build/module.modulemap \
	      .build/debug/CGraph.build/module.modulemap .build/debug/Resources.build/module.modulemap .build/checkouts/Yams/Sources/CYaml/include/module.modulemap) && \
	  docc convert $$(ls -d Sources/$$library/$$library.docc 2>/dev/null) \
	    --additional-symbol-graph-dir $(SYMBOLS)/$$library \
	    --fallback-display-name $$library --fallback-bundle-identifier textmine.$$library \
	    --warnings-as-errors --output-dir .build/docs/$$library.doccarchive || exit 1; \
	done
	rm -rf .build/manual.docc .build/docs/site
	docs/manual.py .build/manual.docc
	docc convert .build/manual.docc --fallback-display-name Manual --fallback-bundle-identifier textmine.manual \
	  --warnings-as-errors --output-dir .build/docs/Manual.doccarchive
	docc merge .build/docs/Manual.doccarchive $(LIBRARIES:%=.build/docs/%.doccarchive) \
	  --synthesized-landing-page-name textmine --synthesized-landing-page-kind Documentation -o .build/docs/site

bench: build  # speed and accuracy, beside peers; the figures to commit go to Benchmarks/results
	swift build -c release --product corpus-bench --static-swift-stdlib \
	  -Xswiftc -cross-module-optimization
	Benchmarks/bench.py $(TEXTMINE) .build/release/corpus-bench
	$(PYTHON) Benchmarks/xlsx.py .build/release/corpus-bench
	$(MAKE) bench-lexicon

bench-check: setup-tools  # instructions of small runs beside those in Benchmarks/instructions.tsv
	$(TOOLS_PYTHON) Benchmarks/instructions.py $(TRIED)

bench-lexicon: setup  # all tables of Lexicon on one core: speed beside peers, words, memory, monsters
	swift build -c release --product lexicon-bench --static-swift-stdlib \
	  -Xswiftc -cross-module-optimization
	@$(PYTHON) Benchmarks/peers.py .build/release/lexicon-bench $(ROOTS)
	@for table in recognition allocations monsters; do echo; \
	  zcat $(TWEETS) | .build/release/lexicon-bench $$table $(ROOTS); done

bench-reading: setup  # how fast tables, JSON and spreadsheets are read on one core
	swift build -c release --product corpus-bench --static-swift-stdlib \
	  -Xswiftc -cross-module-optimization
	mkdir -p .build/bench
	python3 ../shared/bench/corpus.py v2 400000 .build/bench/v2.jsonl
	python3 ../shared/bench/corpus.py csv 2000000 .build/bench/tweets.csv
	.build/release/corpus-bench .build/bench/v2.jsonl .build/bench/tweets.csv
	$(PYTHON) Benchmarks/xlsx.py .build/release/corpus-bench

bench-accuracy: build  # models beside common baselines; needs scikit-learn, pandas and fasttext
	@$(PYTHON) Benchmarks/models.py $(TEXTMINE)

codebook-tables: setup  # what is worked out of Resources/codebooks beforehand, after one is edited
	TEXTMINE_UPDATE_TABLES=1 swift test --filter CodebookTablesTests

$(CODED_TEXTS): Benchmarks/konten/codes.csv Benchmarks/konten/join.py
	mkdir -p $(@D)
	Benchmarks/konten/join.py $(TWEETS) > $@.part
	mv $@.part $@

konten-model: build $(filter $(CODED_TEXTS),$(CODES))  # the model konten anew, from CODES and UNCODED; build again to have it inside
	$(TEXTMINE) train $(CODES) --codebook konten --unlabelled $(UNCODED) --share \
	  -o Resources/models/konten.model
	sha256sum < Resources/models/konten.model | cut -c 1-64 > Resources/models/konten.sha256

bench-labels: build  # labels on accounts nobody has seen, beside peers; needs scikit-learn and pandas
	@$(PYTHON) Benchmarks/labels.py $(TEXTMINE)

bench-label-speed: build  # the default model's time beside that of keywords
	Benchmarks/label_speed.py $(TEXTMINE)

bench-archive-fit: build  # how often label says that an archive is unlike what the model knows
	Benchmarks/archive_fit.py $(TEXTMINE)

bench-training-choice: build  # whether codes chosen for training teach more than random ones
	Benchmarks/training_choice.py $(TEXTMINE)

coverage: build  # how often intervals hold the truth, as Benchmarks/results has it; some ten minutes
	swift build -c release --product coverage
	@Benchmarks/coverage.py $(TEXTMINE) .build/release/coverage

inspect-check: build  # what inspect says of the shared files against an independent count
	Benchmarks/inspect_check.py $(TEXTMINE) ../shared/data

fuzz: setup  # random bytes into tokenizer and analyzer, SECONDS long (60); SEED repeats a run
	TEXTMINE_FUZZ=1 swift build -c release --scratch-path .build-fuzz --sanitize=fuzzer -Xswiftc -enable-testing --product fuzz
	mkdir -p .build-fuzz/tokens
	SWIFT_BACKTRACE=enable=no .build-fuzz/release/fuzz -artifact_prefix=.build-fuzz/ -dict=Fuzz/tokens.dict \
	  $(FUZZ_OPTIONS) \
	  .build-fuzz/tokens Fuzz/seeds/tokens

# What readers are fuzzed from beside Fuzz/seeds.
SEEDS_json = ../shared/data/formats/api-v1 ../shared/data/formats/twarc2
SEEDS_tables = ../shared/data/formats/snscrape ../shared/data/formats/tags \
  ../shared/data/formats/tweet-harvest

fuzz-readers: $(FUZZ_READERS:%=fuzz-%)  # random bytes into every reader, SECONDS each (60)

fuzz-build: setup
	TEXTMINE_FUZZ=1 swift build -c release --scratch-path .build-fuzz --sanitize=fuzzer \
	  -Xswiftc -enable-testing --product fuzz-readers

$(FUZZ_READERS:%=fuzz-%): fuzz-%: fuzz-build
	mkdir -p .build-fuzz/$*
	TEXTMINE_FUZZ_TARGET=$* SWIFT_BACKTRACE=enable=no .build-fuzz/release/fuzz-readers \
	  -artifact_prefix=.build-fuzz/$*- -dict=Fuzz/readers.dict -max_len=8192 -timeout=20 \
	  $(FUZZ_OPTIONS) \
	  .build-fuzz/$* Fuzz/seeds/$* $(wildcard $(SEEDS_$*))

MANY = 100000
browser: setup  # Chromium, and in an environment of Python what drives it
	@dpkg-query -W -f '$${db:Status-Status}' chromium 2>/dev/null | grep -qx installed \
	  || ($(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium python3-venv)
	python3 -m venv .build/pages-python
	.build/pages-python/bin/pip install --quiet html5lib axe-playwright-python networkx

check-pages: browser  # report pages in a real browser (screenshots into .build/pages), networks against networkx
	@test -x $(TEXTMINE) || $(MAKE) build
	.build/pages-python/bin/python Tests/Pages/check.py $(TEXTMINE) .build/pages $(MANY)
	.build/pages-python/bin/python Tests/tools/networks.py $(TEXTMINE)

# The programs that the local page is tried with: of the last build.
SERVED = $(or $(firstword $(wildcard .build/release/textmine-serve .build/debug/textmine-serve)),.build/debug/textmine-serve)
test-page: browser  # the local page in a real browser, by keys, without script, and killed; PICTURES=FOLDER takes screenshots
	@test -x $(SERVED) || swift build --product textmine-serve
	.build/pages-python/bin/python Tests/Pages/serve.py $(SERVED) $(TRIED) $(PICTURES)

bench-page: build  # the local page with 200,000 tweets: adding, pages, codes of four coders at once, memory
	swift build -c release --product textmine-serve --static-swift-stdlib \
	  -Xswiftc -cross-module-optimization
	$(TOOLS_PYTHON) Benchmarks/serve.py .build/release/textmine-serve

page: setup  # the local page: builds it, and opens the example in the browser
	swift build -c release --product textmine-serve --static-swift-stdlib \
	  -Xswiftc -cross-module-optimization
	.build/release/textmine-serve textmine-study --add Examples/kabupaten-archive.zip

demo: build  # a report on the example archive
	@$(TEXTMINE) report Examples/kabupaten-archive.zip --lang en -o $(REPORT)

manuals: build  # manual pages of the program and of each command
	rm -rf $(BUILD)/manuals
	$(TEXTMINE) --experimental-dump-help | debian/manuals.py "$$($(TEXTMINE) --version | cut -d " " -f 1)" \
	  "$$(git log -1 --format=%cs 2>/dev/null || date +%F)" $(BUILD)/manuals

completions: build  # for bash, zsh and fish
	mkdir -p $(BUILD)/completions
	@for shell in bash zsh fish; do \
	  $(TEXTMINE) --generate-completion-script $$shell | sed "1{/^#!/d}" > $(BUILD)/completions/textmine.$$shell || exit 1; done

install: build manuals completions install-built  # program, manual pages and completions into $(PREFIX)

INTO = $(DESTDIR)$(PREFIX)
install-built:  # what is built already
	install -D -s $(TEXTMINE) $(INTO)/bin/textmine
	[ ! -x $(TEXTMINE)-serve ] || { install -D -s $(TEXTMINE)-serve $(INTO)/bin/textmine-serve && \
	  install -D -m 644 -t $(INTO)/share/applications debian/textmine-serve.desktop; }
	install -D -m 644 -t $(INTO)/share/man/man1 $(BUILD)/manuals/*.1
	install -D -m 644 $(BUILD)/completions/textmine.bash $(INTO)/share/bash-completion/completions/textmine
	install -D -m 644 $(BUILD)/completions/textmine.zsh $(INTO)/share/zsh/$(ZSH_FOLDER)/_textmine
	install -D -m 644 $(BUILD)/completions/textmine.fish $(INTO)/share/fish/vendor_completions.d/textmine.fish

DEB_PACKAGES = debhelper dpkg-dev lintian debootstrap
setup-deb: PACKAGES += $(DEB_PACKAGES)
setup-deb: setup

DEB = $(BUILD)/deb/textmine_$(shell sed -n '1s/.*(\(.*\)).*/\1/p' debian/changelog)_$(shell dpkg --print-architecture).deb
deb: setup-deb  # the Debian package, into .build/deb
	debian/rules clean binary
	lintian --fail-on error $(DEB)

test-deb: deb  # installs, uses and removes it in a clean tree of Debian 12; as root, the first time it is fetched
	.ci/deb bookworm $(DEB)

test-deb13:  # the same for Debian 13, built in the tree of .ci/debian13
	.ci/debian13 make deb
	.ci/deb trixie .build-debian13/swift/deb/$(notdir $(DEB))
