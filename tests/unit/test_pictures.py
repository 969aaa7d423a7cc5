"""The page of pictures shows each one there is, and says what is on it."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = re.compile(r"!\[([^\]]*)\]\((?:docs/)?pictures/([^)]+)\)")
MOST = 150_000  # bytes of one


def test_every_picture_is_shown_and_told() -> None:
    """None is missing, none is left over, and each has a sentence for who cannot see it."""
    shown = SHOWN.findall((DOCS / "pictures.md").read_text("utf-8"))

    assert sorted(path.name for path in (DOCS / "pictures").iterdir()) == sorted(
        name for _, name in shown
    )
    assert all(told.endswith(".") for told, _ in shown)


def test_readme_shows_one_of_each_platform() -> None:
    """They stand in the platforms' sections, told as well."""
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    for title, name in (("On Discord", "discord-"), ("On Slack", "slack-")):
        section = readme.split(f"## {title}\n")[1].split("\n## ")[0]
        [(told, file)] = SHOWN.findall(section)
        assert file.startswith(name)
        assert (DOCS / "pictures" / file).is_file()
        assert told.endswith(".")


def test_pictures_are_small() -> None:
    """A page of them loads quickly."""
    assert all(path.stat().st_size < MOST for path in (DOCS / "pictures").iterdir())
