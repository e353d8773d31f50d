# tierce: the commands of the README, and those of its developers. `make help` lists them.

BUILD ?= build
PREFIX ?= $(BUILD)/prefix
CARGO ?= cargo
JOBS ?= 2
export CARGO
# An S3 server that the tests of the store start.
export TIERCE_S3_SERVER := $(abspath target/s3/debug/tierce-s3-server)

.PHONY: help demo test test-rust s3-server test-c test-consumers test-oracle test-python test-fortran test-mpi test-julia test-long lint header golden symbols licences \
        install setup fuzz bench bench-python bench-store bench-zarr bench-zfp audit clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: setup install ## build, install into build/prefix, and pack a simulation (or DATA=array.npy) as a Zarr array
	@sh scripts/demo.sh "$(PREFIX)" "$(BUILD)" "$(DATA)"

test: setup lint test-rust test-c test-consumers test-oracle test-fortran test-mpi test-julia test-python ## everything that runs in minutes

test-rust: setup s3-server ## unit and integration tests of the Rust side
	$(CARGO) test --locked --quiet
	$(CARGO) test --locked --quiet --manifest-path tests/ctest/Cargo.toml --target-dir target

s3-server: setup ## the S3 server of the tests
	$(CARGO) build --locked --quiet --manifest-path tests/s3/Cargo.toml --target-dir target/s3

test-c: setup install ## C and C++ programs: plain, under sanitizers, under valgrind; every example
	@sh scripts/test-c.sh "$(PREFIX)" "$(BUILD)" $(JOBS)

test-consumers: setup install s3-server ## programs that find the installed package in every way; each area built alone
	@sh tests/consumers/run.sh "$(abspath $(PREFIX))" "$(abspath $(BUILD))/consumers" "$(abspath $(BUILD))/cmake/cargo"
	@sh scripts/features.sh "$(abspath $(BUILD))/features"

test-oracle: setup install s3-server ## the reference implementations from PyPI, both directions
	@sh scripts/test-oracle.sh "$(PREFIX)" "$(BUILD)"

test-python: setup install s3-server ## the Python package, with the suites of those it stands in for
	@sh scripts/test-python.sh "$(BUILD)"

test-julia: setup install ## the Julia package, against Python's packages; skipped where there is no Julia, but not in CI
	@sh scripts/test-julia.sh "$(PREFIX)" "$(BUILD)"

test-mpi: setup install s3-server ## a simulation on many ranks that writes shared Zarr arrays
	@sh scripts/test-mpi.sh "$(PREFIX)" "$(BUILD)"

test-fortran: setup install ## the Fortran module: every kind and rank, valgrind, zarr-python, programs that find it installed
	@sh scripts/test-fortran.sh "$(PREFIX)" "$(BUILD)" $(JOBS)

test-long: setup install s3-server ## the slow tests: 64 MiB of everything, longer hostile input; stores against radosgw and Azurite
	@sh scripts/test-oracle.sh "$(PREFIX)" "$(BUILD)" --long
	ZSTD_SLOW_TESTS=1 sh scripts/test-python.sh "$(BUILD)"
	sh scripts/radosgw.sh "$(BUILD)/radosgw" $(CARGO) test --locked --quiet --lib store::s3::radosgw -- --test-threads=2
	$(CARGO) clippy --locked --quiet --features cloud --all-targets --target-dir target/cloud -- -D warnings
	sh scripts/azurite.sh "$(BUILD)/azurite" $(CARGO) test --locked --quiet --features cloud --lib --target-dir target/cloud store::cloud::

lint: setup ## formatting and clippy, warnings as errors
	$(CARGO) fmt --check
	$(CARGO) clippy --locked --quiet --all-targets -- -D warnings
	python3 scripts/licences.py --check

header: ## write include/tierce.h anew
	TIERCE_BLESS=1 $(CARGO) test --locked --quiet --test header header_is_current

golden: ## add bytes of new formats to tests/golden
	TIERCE_BLESS=1 $(CARGO) test --locked --quiet --test golden --test golden_arrays --test golden_blosc --test golden_zfp --test golden_zarr

symbols: install ## write tests/abi/symbols.txt anew
	sh tests/abi/check.sh --bless "$(abspath $(PREFIX))"

licences: ## write THIRD-PARTY-LICENSES.txt anew
	python3 scripts/licences.py

install: setup ## build with CMake and install into PREFIX
	@cmake -S cmake -B $(BUILD)/cmake -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_MESSAGE=LAZY > $(BUILD)/cmake.log || { cat $(BUILD)/cmake.log; exit 1; }
	@env -u MAKEFLAGS -u MAKELEVEL cmake --build $(BUILD)/cmake
	@cmake --install $(BUILD)/cmake --prefix $(PREFIX) > $(BUILD)/install.log || { cat $(BUILD)/install.log; exit 1; }

setup:
	@mkdir -p $(BUILD)
	@sh scripts/setup.sh

fuzz: ## each decoder, 10 minutes (SECONDS_EACH=600), with a nightly toolchain
	bash fuzz/run.sh $(or $(SECONDS_EACH),600)

bench: setup install ## against the native libraries and numcodecs; report in target/bench
	@sh scripts/bench.sh "$(PREFIX)" "$(BUILD)" $(BENCH_ARGS)

bench-python: setup install ## the Python package against those it stands in for; report in target/bench
	@sh scripts/bench-python.sh "$(PREFIX)" "$(BUILD)" $(BENCH_ARGS)

bench-store: setup install ## stores in S3 against raw HTTP, s3dlio and obstore, with nginx as server; report in target/bench
	@sh scripts/bench-store.sh "$(PREFIX)" "$(BUILD)" $(BENCH_ARGS)

bench-zarr: setup install ## Zarr arrays against zarr-python and TensorStore, in files and in memory; report in target/bench
	@sh scripts/bench-zarr.sh "$(PREFIX)" "$(BUILD)" $(BENCH_ARGS)

bench-zfp: setup ## zfp against its C library: the same bytes, and how fast, on one thread and two
	@sh scripts/bench-zfp.sh "$(BUILD)" $(BENCH_ARGS)

audit: ## licences, bans and sources of all dependencies
	@sh scripts/audit.sh

clean: ## remove what was built
	rm -rf $(BUILD) target fuzz/target
