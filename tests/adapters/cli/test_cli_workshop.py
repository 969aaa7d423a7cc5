"""`refugio workshop`, run as a program."""

from __future__ import annotations

from pathlib import Path

from tests.adapters.cli.conftest import Refugio


def test_to_standard_output(refugio: Refugio) -> None:
    """As Markdown, the same each time; another seed makes another quiz."""
    asked = ("workshop", "--minutes", "30", "--topic", "border", "--topic", "returns")
    first, again, other = refugio(*asked), refugio(*asked), refugio(*asked, "--seed", "2")

    text = first.stdout.decode()
    assert text.startswith("# Workshop: Mexico as a country of refuge\n")
    assert "30 minutes on: Violence, returns and deportations; The U.S. border" in text
    assert first.stdout == again.stdout
    assert first.stdout != other.stdout


def test_to_a_file(refugio: Refugio, tmp_path: Path) -> None:
    """In the format of its ending or the one that is named; a file that is there stays."""
    page, named = tmp_path / "taller.html", tmp_path / "taller.txt"
    refugio("workshop", "--language", "es", str(page))
    refugio("workshop", "--language", "es", "--format", "html", str(named))
    again = refugio("workshop", str(page))

    assert page.read_text("utf-8").startswith('<!DOCTYPE html>\n<html lang="es">')
    assert page.read_bytes() == named.read_bytes()
    assert 1 == again.returncode
    assert 'lang="es"' in page.read_text("utf-8")


def test_what_it_refuses(refugio: Refugio) -> None:
    """A topic that there is not, with those that there are; a length that is none."""
    topic = refugio("workshop", "--topic", "moon")
    length = refugio("workshop", "--minutes", "5")

    assert 1 == topic.returncode
    assert "There is no topic 'moon'. There are: refuge-history, " in topic.stderr.decode()
    assert 2 == length.returncode
    assert "15<=x<=240" in length.stderr.decode()
