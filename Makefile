# The commands of the README. Each installs what is missing first.

JOBS ?= $(shell nproc)

.PHONY: build demo test test-terraform fuzz clean

build:
	@tools/install.sh build
	cmake --preset release
	cmake --build --preset release -j $(JOBS) --target windtunnel

# The main job, end to end, driven by the AWS CLI and boto3.
demo:
	@tools/install.sh build demo
	@$(MAKE) --no-print-directory build
	tools/python-boto3 examples/first-cluster/demo.py build/release/windtunnel

test:
	@tools/install.sh build test
	cmake --preset ci
	cmake --build --preset ci -j $(JOBS)
	ctest --test-dir build/ci --output-on-failure -j $(JOBS) -LE "slow|terraform"

# Real Terraform against each configuration of tests/clients/terraform; most of the time it sleeps.
test-terraform: test
	ctest --test-dir build/ci --output-on-failure -j 6 -L terraform

# Every codec and the query language, a minute each.
fuzz:
	@tools/install.sh build test fuzz
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS) --target ec2_fuzz query_fuzz json_fuzz xml_fuzz cbor_fuzz cluster_query_fuzz
	ctest --test-dir build/fuzz --output-on-failure -j $(JOBS) -L slow

clean:
	rm -rf build
