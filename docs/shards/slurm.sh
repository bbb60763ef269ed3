#!/usr/bin/env bash
# Slurm: sbatch docs/shards/slurm.sh sweep.yaml
# Which share is its own, each task reads from SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT.
# When all are done: windtunnel merge out/shard-*
#SBATCH --job-name=windtunnel
#SBATCH --array=0-15
#SBATCH --cpus-per-task=2
#SBATCH --time=00:30:00
exec windtunnel sweep "$1" --jobs "$SLURM_CPUS_PER_TASK" --out "out/shard-$SLURM_ARRAY_TASK_ID"
