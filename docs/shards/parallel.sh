#!/usr/bin/env bash
# GNU parallel: docs/shards/parallel.sh sweep.yaml [SHARDS]
# A shard in which a run did not pass ends with 1; the others go on, and the merge says it again.
shards=${2:-$(nproc)}
seq 0 $((shards - 1)) | parallel \
  windtunnel sweep "$1" --jobs 1 --quiet --shard "{}/$shards" --out "out/shard-{}"
exec windtunnel merge out/shard-*
