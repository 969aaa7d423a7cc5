"""
Draw the pictures of `docs/pictures.md` anew: `python -m tests.pictures`, with the beginning of a
name behind it (`slack-home`) those alone.

Needs `requirements/pictures.lock`, Chromium at `/usr/bin/chromium` and the Noto fonts, colour emoji
among them (on Debian `apt-get install chromium fonts-noto-core fonts-noto-color-emoji`).
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.async_api import async_playwright

from tests.pictures import discord, slack, slack_scenes, terminal
from tests.pictures.scenes import ASKED, Scene, scenes

WHERE = Path(__file__).parents[2] / "docs" / "pictures"
WIDTH = 700  # pixels
LARGE = 140_000  # bytes


async def main(wanted: str) -> None:
    """Each scene in the look of each platform, light and dark; wanted: how a name begins."""
    shown = await scenes()
    WHERE.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = await browser.new_page(viewport={"width": WIDTH, "height": 100})
        drawn = [each for scene in shown for each in _drawn(scene)] + await _only_on_slack()
        for file, html in drawn:
            if file.startswith(wanted):
                await page.set_content(html)
                await page.screenshot(path=WHERE / file, full_page=True)
                _lighten(WHERE / file)
        await browser.close()


def _lighten(file: Path) -> None:
    """Keep fewer shades of a large picture, so that a page of them loads quickly."""
    if file.stat().st_size > LARGE:
        Image.open(file).convert("RGB").quantize(128).save(file, optimize=True)


def _drawn(scene: Scene) -> Iterator[tuple[str, str]]:
    for theme in ("light", "dark"):
        yield f"discord-{scene.name}-{theme}.png", discord.page(scene, theme)
        if scene.name in ASKED:
            yield f"slack-{scene.name}-{theme}.png", _on_slack(scene, theme)
        elif not scene.said:
            yield f"terminal-{scene.name}-{theme}.png", terminal.page(scene, theme)


def _on_slack(scene: Scene, theme: str) -> str:
    return slack.page(scene.typed, scene.replies[0], theme)


async def _only_on_slack() -> list[tuple[str, str]]:
    return [
        (f"slack-{name}-{theme}.png", html)
        for theme in ("light", "dark")
        async for name, html in slack_scenes.pages(theme)
    ]


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else ""))
