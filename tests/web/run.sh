#!/usr/bin/env bash
# Opens the pages in Chromium: run.sh PAGE_FOLDER. Status 77: it cannot be done here.
set -euo pipefail
cd "$(dirname "$0")"
export WINDTUNNEL_PAGE=$1
if ! command -v npm >/dev/null; then
  echo "Skipped: npm is not on this machine."
  exit 77
fi
if ! command -v "${CHROMIUM:-chromium}" >/dev/null; then
  echo "Skipped: chromium is not on this machine."
  exit 77
fi
if [[ ! -f $WINDTUNNEL_PAGE/dist/index.html ]]; then
  echo "Skipped: this build has no pages."
  exit 77
fi
if [[ ! -d node_modules || package-lock.json -nt node_modules ]]; then
  npm ci --no-progress >/dev/null || { echo "Skipped: npm cannot fetch playwright."; exit 77; }
  touch node_modules
fi
exec node --test --test-concurrency=1 ./*.test.mjs
