"""What the pages for people tell is what there is: commands, links, pictures, sentences."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.command_groups import GROUPS
from bot.commands import EVERY

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
GUIDES = ["members.md", "moderators.md", "workshops.md", "es/preguntar.md", "es/moderar.md"]
TOLD = [("members.md", "member"), ("moderators.md", "moderator")]
TOLD += [("es/preguntar.md", "member"), ("es/moderar.md", "moderator")]
NAMES = {name for info in EVERY for name in (info.names.en, info.names.es)}
GROUPED = {name for group in GROUPS for name in (group.names.en, group.names.es)}
SPOKEN = {"refugio", *GROUPED}  # before a command, on Slack and on Discord


def test_every_page_stands_in_the_navigation() -> None:
    """Whoever adds a page adds it to mkdocs.yml; decisions stand in their list."""
    listed = set(re.findall(r"[\w/.-]+\.md", (ROOT / "mkdocs.yml").read_text("utf-8")))
    records = {f"decisions/{each.name}" for each in (DOCS / "decisions").glob("0*.md")}
    pages = {each.relative_to(DOCS).as_posix() for each in DOCS.rglob("*.md")}
    index = (DOCS / "decisions" / "index.md").read_text("utf-8")

    assert pages - records == listed
    assert [] == [each for each in records if Path(each).name not in index]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_to_files_lead_somewhere(page: Path) -> None:
    """Pages and pictures alike: the site's builder says nothing of a missing picture."""
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    inside = [each for each in links if not each.startswith(("http:", "https:", "mailto:"))]

    assert [] == [each for each in inside if not (page.parent / each).exists()]


@pytest.mark.parametrize("page", GUIDES)
def test_commands_are_the_catalogues(page: str) -> None:
    """Whatever a guide tells people to type behind a slash."""
    text = (DOCS / page).read_text("utf-8")
    named = set(re.findall(r"(?:^› |`)/([\w-]+)", text, re.MULTILINE))

    assert named
    assert set() == named - NAMES - SPOKEN


@pytest.mark.parametrize(("page", "role"), TOLD)
def test_what_the_bot_says_on_a_page_it_says(page: str, role: str, tmp_path: Path) -> None:
    """Each line of a conversation, typed at a terminal without the encoder."""
    text = (DOCS / page).read_text("utf-8")
    for number, told in enumerate(re.findall(r"^```text\n(.*?)^```$", text, re.DOTALL | re.M)):
        typed = re.findall(r"^› (.*)$", told, re.MULTILINE)
        shown = shown_to(typed, role, tmp_path / str(number))
        lines = [line.removesuffix(" ...") for line in told.splitlines() if line[:1] != "›"]

        assert [] == [line for line in lines if line not in shown]


def shown_to(typed: list[str], role: str, folder: Path) -> str:
    """All that `refugio chat` shows, on one line."""
    folder.mkdir()
    wanted = {"REFUGIO_DATA": str(folder), "REFUGIO_SEMANTIC": "off", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "adapters.cli", "chat", "--as", role]
    done = subprocess.run(  # noqa: S603  our own program
        command, input="\n".join(typed), capture_output=True, text=True, env=wanted, cwd=ROOT,
        check=True, encoding="utf-8",
    )  # fmt: skip
    return " ".join(done.stdout.split())


def test_the_site_fetches_nothing_from_elsewhere() -> None:
    """No font, no script of a foreign server, no counting."""
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))

    assert site["theme"]["font"] is False
    assert "analytics" not in site.get("extra", {})
    assert "{% block libs %}{% endblock %}" in (ROOT / ".ci/site/main.html").read_text("utf-8")


def test_pages_in_spanish_say_so() -> None:
    """To screen readers, and by the labels of search and links: all under "Español", no others."""
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    [spanish] = [part["Español"] for part in site["nav"] if "Español" in part]
    told = (ROOT / ".ci/site/partials/language.html").read_text("utf-8")
    pages = {page.removesuffix(".md") for each in spanish for page in each.values()}
    named = {each.removesuffix(".html") for each in re.findall(r"[\w-]+\.html", told)}

    assert 'page.url is startingwith("es/")' in told
    assert {each for each in pages if not each.startswith("es/")} == named - {"en"}
