# The commands of the README. Each installs what is missing first.

JOBS ?= $(shell nproc)

.PHONY: build test install clean

install:
	@tools/install.sh

build: install
	cmake --preset release
	cmake --build --preset release -j $(JOBS)

test: install
	cmake --preset ci
	cmake --build --preset ci -j $(JOBS)
	ctest --test-dir build/ci --output-on-failure -j 2

clean:
	rm -rf build
