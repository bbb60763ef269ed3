#!/usr/bin/env bash
# Installs the SDK where it is missing and runs its tests. Status 77: it cannot be had here.
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v npm >/dev/null; then
  echo "Skipped: npm is not on this machine."
  exit 77
fi
if [[ ! -d node_modules || package-lock.json -nt node_modules ]]; then
  npm ci --no-progress >/dev/null || { echo "Skipped: npm cannot fetch the SDK."; exit 77; }
  touch node_modules
fi
exec node --test test/
