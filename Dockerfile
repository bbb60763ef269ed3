# The binary alone, without a shared library, on nothing. Built with what Debian 12 has.
#
#   docker build -t windtunnel . && docker run --rm -p 4566:4566 windtunnel

FROM debian:12-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends \
    g++ cmake ninja-build git pkg-config python3 libboost-dev nlohmann-json3-dev libsqlitecpp-dev \
    libsqlite3-dev libgtest-dev libgmock-dev libcli11-dev libfmt-dev libyaml-cpp-dev libpugixml-dev \
    libssl-dev zlib1g-dev && rm -rf /var/lib/apt/lists/*
COPY . /source
RUN cd /source && cmake --preset release -B /build -DWT_STATIC=ON \
  && cmake --build /build --target windtunnel \
  && mkdir -p /staging/state /staging/tmp

FROM scratch
COPY --from=build /build/windtunnel /windtunnel
# State and snapshots; nobody owns the process.
COPY --from=build --chown=65534:65534 /staging/state /state
COPY --from=build --chown=65534:65534 /staging/tmp /tmp
USER 65534:65534
EXPOSE 4566
VOLUME /state
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s CMD ["/windtunnel", "health"]
ENTRYPOINT ["/windtunnel"]
CMD ["serve", "--address", "0.0.0.0", "--snapshots", "/state/snapshots"]
