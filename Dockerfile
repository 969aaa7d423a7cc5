# The bot with everything it needs, run by a user without rights:
#   docker build -t refugio . && docker run --env-file .env -p 3000:3000 refugio
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
COPY requirements/run.lock requirements/run.lock
RUN python -m venv /opt/refugio \
    && /opt/refugio/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        --require-hashes -r requirements/run.lock
COPY pyproject.toml README.md LICENSE ./
COPY knowledge knowledge
COPY bot bot
COPY adapters adapters
RUN /opt/refugio/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
    --no-deps --no-build-isolation .

FROM ${BASE}
RUN useradd --system --uid 10001 --create-home refugio \
    && install --directory --owner refugio --mode 700 /data
COPY --from=build /opt/refugio /opt/refugio
# PYTHONDONTWRITEBYTECODE and a cache under /tmp let it run on a read-only file system.
ENV PATH=/opt/refugio/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    REFUGIO_CACHE=/tmp \
    REFUGIO_DATA=/data
USER 10001
WORKDIR /home/refugio
# What communities write, and the key that people's ids are hashed with.
VOLUME /data
# Slack over HTTP; Discord and Slack's Socket Mode need no open port.
EXPOSE 3000
ENTRYPOINT ["refugio"]
CMD ["run"]
