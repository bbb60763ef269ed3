#!/usr/bin/env bash
# Installs the Debian or Ubuntu packages that are missing for what is asked:
#
#   tools/install.sh [build] [demo] [test] [bench] [fuzz]
set -euo pipefail

build=(g++ cmake ninja-build ccache git pkg-config libboost-dev nlohmann-json3-dev
  libsqlitecpp-dev libsqlite3-dev libgtest-dev libgmock-dev libbenchmark-dev
  libcli11-dev libfmt-dev libyaml-cpp-dev libpugixml-dev libssl-dev zlib1g-dev python3)
packages=("${build[@]}")
# Reports and the console are made with Node, from wherever it is.
command -v npm >/dev/null || packages+=(npm)
for part in "$@"; do
  case $part in
    build) ;;
    demo | test)
      # The clients that drive the endpoint; one that is already there, from wherever, will do.
      command -v aws >/dev/null || packages+=(awscli)
      "$(dirname "$0")/python-boto3" -c "" 2>/dev/null || packages+=(python3-boto3)
      if [[ $part == test ]]; then
        command -v dig >/dev/null || packages+=(bind9-dnsutils)
        packages+=(lld python3-pip python3-setuptools python3-wheel python3-pytest)
        command -v chromium >/dev/null || packages+=(chromium)
      fi
      ;;
    bench) packages+=(nginx-light wrk) ;;
    fuzz) packages+=(clang) ;;
    *)
      echo "install.sh: '$part' is not one of build, demo, test, bench, fuzz" >&2
      exit 2
      ;;
  esac
done

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
available=()
for package in "${missing[@]}"; do
  # Some releases of Ubuntu have no package of the AWS CLI.
  if [[ $package == awscli ]] && ! apt-cache show awscli >/dev/null 2>&1; then
    "${sudo[@]}" apt-get install -y -q --no-install-recommends pipx
    "${sudo[@]}" env PIPX_BIN_DIR=/usr/local/bin PIPX_HOME=/opt/pipx pipx install awscli
    continue
  fi
  available+=("$package")
done
[[ ${#available[@]} -eq 0 ]] ||
  "${sudo[@]}" apt-get install -y -q --no-install-recommends "${available[@]}"
