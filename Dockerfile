# Pausenbrot as one container: not root, a read-only root file system is enough, data in /data.
# tests/test_container.py runs the same install and start commands in a clean folder.

FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY requirements.txt .
RUN python -m venv /opt/pausenbrot \
 && /opt/pausenbrot/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN /opt/pausenbrot/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && /opt/pausenbrot/bin/pip uninstall -y hatchling editables \
 && /opt/pausenbrot/bin/python -m content \
 && /opt/pausenbrot/bin/python -m bot.texts

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --create-home --home-dir /data --shell /usr/sbin/nologin pausenbrot
COPY --from=build /opt/pausenbrot /opt/pausenbrot
ENV PATH=/opt/pausenbrot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PAUSENBROT_DATA_DIR=/data
USER 10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s CMD ["pausenbrot", "doctor", "--alive"]
CMD ["pausenbrot", "run"]
