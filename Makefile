# The commands of the README. Each installs what is missing first.

JOBS ?= $(shell nproc)
# Real Terraform against each configuration of tests/clients/terraform and the one of examples.
TERRAFORM_JOBS ?= 4

.PHONY: build demo test build-tests run-tests run-terraform bench fuzz clean

build:
	@tools/install.sh build
	cmake --preset release
	cmake --build --preset release -j $(JOBS) --target windtunnel

# The main job, end to end, driven by the AWS CLI and boto3.
demo:
	@tools/install.sh build demo
	@$(MAKE) --no-print-directory build
	tools/python-boto3 examples/first-cluster/demo.py build/release/windtunnel

# The tests, and beside them Terraform, which sleeps most of the time; without it on this machine
# its tests say that they were skipped.
test: build-tests
	@$(MAKE) --no-print-directory --output-sync=target -j 2 run-tests run-terraform

build-tests:
	@tools/install.sh build test
	cmake --preset ci
	cmake --build --preset ci -j $(JOBS)

run-tests:
	ctest --test-dir build/ci --output-on-failure -j $(JOBS) -LE "slow|terraform"

# In a folder of its own, so that two runs of ctest do not write one log.
run-terraform:
	ctest --test-dir build/ci/tests/clients --output-on-failure -j $(TERRAFORM_JOBS) -L terraform

# Speed and size beside their references, in one table.
bench:
	@tools/install.sh build bench
	cmake --preset release
	cmake --build --preset release -j $(JOBS) --target windtunnel kernel_bench placement_bench \
	  stack_bench ecs_service_bench closed_loop_bench
	tests/bench/run.py build/release

# Every codec and the query language, a minute each.
fuzz:
	@tools/install.sh build test fuzz
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS) --target ec2_fuzz query_fuzz json_fuzz xml_fuzz cbor_fuzz cluster_query_fuzz
	ctest --test-dir build/fuzz --output-on-failure -j $(JOBS) -L slow

clean:
	rm -rf build
