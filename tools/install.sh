#!/usr/bin/env bash
# Installs the Debian or Ubuntu packages that building and testing need and that are missing.
set -euo pipefail

packages=(g++ cmake ninja-build ccache git pkg-config libboost-dev nlohmann-json3-dev
  libsqlitecpp-dev libsqlite3-dev libcpp-httplib-dev libgtest-dev libgmock-dev libbenchmark-dev
  libcli11-dev libfmt-dev libyaml-cpp-dev libpugixml-dev libssl-dev zlib1g-dev python3)

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [[ $status == *"install ok installed"* ]] || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

echo "Installing: ${missing[*]}"
sudo=()
[[ $(id -u) -eq 0 ]] || sudo=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -q
"${sudo[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
