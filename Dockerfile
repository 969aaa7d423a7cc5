# The bot with everything it needs, the encoder too, run by a user without rights:
#   docker build -t refugio . && docker run --env-file .env --read-only --tmpfs /tmp refugio
# compose.yaml has the whole of it; docs/operating.md says how to keep it.
# BASE: any image with Python 3.11 or newer and glibc; give one by its digest to build it again.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
COPY requirements/run.lock requirements/run.lock
COPY .ci/install .ci/install
RUN sh .ci/install libraries /opt/refugio
COPY pyproject.toml README.md LICENSE ./
COPY knowledge knowledge
COPY bot bot
COPY adapters adapters
RUN sh .ci/install refugio /opt/refugio

FROM ${BASE}
RUN useradd --system --uid 10001 --no-create-home --home-dir /data refugio \
    && install --directory --owner refugio --mode 700 /data
COPY --from=build /opt/refugio /opt/refugio
# All that is written goes to /data or /tmp, so that it runs on a read-only file system.
ENV PATH=/opt/refugio/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    REFUGIO_CACHE=/tmp \
    REFUGIO_DATA=/data \
    REFUGIO_MONITOR=9464 \
    LOG_FORMAT=json
USER 10001
WORKDIR /data
# What communities write, and the key that people's ids are hashed with.
VOLUME /data
# Slack over HTTP; Discord and Slack's Socket Mode need no open port. Health, readiness and metrics
# are on 9464, inside only, unless REFUGIO_MONITOR=0.0.0.0:9464.
EXPOSE 3000
STOPSIGNAL SIGTERM
# The first start on a slow machine reads the encoder, which takes up to a minute.
HEALTHCHECK --interval=30s --timeout=10s --start-period=90s --retries=3 \
    CMD ["refugio", "doctor", "--live"]
ENTRYPOINT ["refugio"]
CMD ["run"]
