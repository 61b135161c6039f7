# What a newcomer needs is the first two; each prints what it does.

# Further arguments of `swift build`; CI makes warnings errors. Other arguments mean another build, so CI gives them to all.
SWIFT_FLAGS ?=

.PHONY: verify test data verify-full verify-benchmark compare-benchmark skew-bench serving-bench torture soak sanitize format lint clean help

# Verify this repository's pairs on the embedded default (SQLite), over the committed fixtures and real samples.
verify:
	@echo "== 1/3 system packages"
	@Scripts/install-packages build
	@echo "== 2/3 build (a first build fetches and compiles the dependencies, later ones take seconds)"
	@swift build $(SWIFT_FLAGS) --product featurestore
	@echo "== 3/3 verify: every feature in SQL against the same feature in Swift"
	@swift run --skip-build featurestore verify

# Tests run in parts, since those that keep the processors busy for long would starve those that watch over other processes.
engines = WarehouseTests|SQLFrontendTests|TableComparisonTests
online = OnlineTests|OnlinePostgresTests|ServerTests|AuditTests

# Run all tests. Those of PostgreSQL start and stop a server of their own in a temporary folder.
test:
	@echo "== 1/6 system packages"
	@Scripts/install-packages test
	@echo "== 2/6 build the tests"
	@swift build $(SWIFT_FLAGS) --build-tests
	@echo "== 3/6 test the engines against a temporary PostgreSQL, which the tests start and stop themselves"
	@swift test --skip-build --filter '$(engines)'
	@echo "== 4/6 test the online store on SQLite and PostgreSQL, the server with its clients, and the audit"
	@swift test --skip-build --filter '$(online)'
	@echo "== 5/6 test everything else"
	@swift test --skip-build --skip '$(engines)|$(online)|InitTests'
	@echo "== 6/6 build (in release; the first time compiles all of featurestore) and verify a package that featurestore init wrote"
	@swift test --skip-build --filter InitTests

# Build the full flights data set of 2013 in .data/flights: 336,776 flights and the questions asked about them.
data:
	@Scripts/install-packages data
	@python3 Data/flights.py --output .data/flights

# Verify all pairs over the full data set, on SQLite and on a PostgreSQL that is started for it.
verify-full: .data/flights/sample.yaml
	@Scripts/install-packages test
	@swift build -c release --product featurestore
	@Scripts/verify-full .data/flights

# Set a whole verify beside the same SQL alone, for the full data set once and twice: seconds, ratio, memory.
verify-benchmark: .data/flights/sample.yaml
	@Scripts/install-packages test
	@swift build -c release --product featurestore
	@swift build -c release --product SQLAlone
	@Benchmarks/verify-full .data/flights

.data/flights/sample.yaml:
	@$(MAKE) data

# Time `featurestore compare` against the engines alone, over a million rows a side.
compare-benchmark:
	@Scripts/install-packages test
	@swift build -c release --product featurestore
	@Benchmarks/Compare/compare.py

# Measure what verify finds with no fixture at all, over pairs whose right answers are known: detection, false alarms, causes.
skew-bench:
	@Scripts/install-packages build
	@Benchmarks/SkewBench/skew_bench.py

# Set serving beside Feast and beside SQLite alone: lookups, ingest, HTTP, memory.
serving-bench:
	@Scripts/install-packages bench
	@Benchmarks/Serving/serving_bench.py

# The long runs: what CI does shortly, for as long as it takes.
torture:
	@Scripts/install-packages test
	@swift build $(SWIFT_FLAGS) --build-tests
	@FEATURESTORE_FUZZ=100000 swift test --skip-build --filter ServerTests.FuzzTests
	@"$$(swift build $(SWIFT_FLAGS) --show-bin-path)"/OnlineTorture kill 500 20130310
	@"$$(swift build $(SWIFT_FLAGS) --show-bin-path)"/OnlineTorture power 400 1
	@"$$(swift build $(SWIFT_FLAGS) --show-bin-path)"/OnlineTorture power 400 2
	@"$$(swift build $(SWIFT_FLAGS) --show-bin-path)"/OnlineTorture full 1
	@"$$(swift build $(SWIFT_FLAGS) --show-bin-path)"/OnlineTorture two

# How long `make soak` loads a server over HTTP; an hour is 3600.
SOAK_SECONDS ?= 600

# Load a server with lookups, deliveries and erasures, and fail where its memory climbs with the work: decoded rows and SQLite's
# pages beyond their bounds, or all else by more than 1 MB a minute.
soak:
	@swift build $(SWIFT_FLAGS) --product featurestore
	@python3 Tests/ServerTests/Scripts/soak.py "$$(swift build $(SWIFT_FLAGS) --show-bin-path)"/featurestore $(SOAK_SECONDS)

# Run the tests of stores and servers under ThreadSanitizer (which Scripts/tsan-mutex.c tells of Swift's locks), then under
# AddressSanitizer (without its search for leaks, which finds what Foundation and static values keep; leaks are the soak's). Each
# builds everything anew, for far longer than CI should take: this runs by hand, before a release. One test at a time: instrumented
# and side by side they are so slow that what watches the clock gives up.
sanitize:
	@Scripts/install-packages test
	@swift build --build-tests --sanitize=thread --scratch-path .build/thread
	@clang -shared -fPIC -o .build/thread/tsan-mutex.so Scripts/tsan-mutex.c
	@LD_PRELOAD="$$PWD/.build/thread/tsan-mutex.so" TSAN_OPTIONS=exitcode=66 \
		swift test --no-parallel --skip-build --sanitize=thread --scratch-path .build/thread --filter 'OnlineTests|ServerTests'
	@ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=8 \
		swift test --no-parallel --sanitize=address --scratch-path .build/address --filter 'OnlineTests|ServerTests'

# Rewrite the sources in the committed format.
format:
	@swift format -i -r Package.swift Sources Features Tests Plugins Benchmarks

# Check the format of the sources.
lint:
	@swift format lint --strict -r Package.swift Sources Features Tests Plugins Benchmarks

# Remove what was built.
clean:
	@swift package clean

# Say what can be made.
help:
	@awk '/^# /{about = substr($$0, 3)} /^[a-z-]+:/{split($$1, name, ":"); if (about) printf "make %-12s %s\n", name[1], about; about = ""}' Makefile
