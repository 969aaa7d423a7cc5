"""
Draw the pictures of `docs/pictures.md` anew: `python -m tests.pictures`.

Needs `requirements/pictures.lock`, Chromium at `/usr/bin/chromium` and the Noto fonts, colour emoji
among them (on Debian `apt-get install chromium fonts-noto-core fonts-noto-color-emoji`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from playwright.async_api import async_playwright

from tests.pictures import discord, slack, terminal
from tests.pictures.scenes import ASKED, Scene, scenes

WHERE = Path(__file__).parents[2] / "docs" / "pictures"
WIDTH = 700  # pixels


async def main() -> None:
    """Each scene in the look of each platform, light and dark."""
    shown = await scenes()
    WHERE.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = await browser.new_page(viewport={"width": WIDTH, "height": 100})
        for scene in shown:
            for file, html in _drawn(scene):
                await page.set_content(html)
                await page.screenshot(path=WHERE / file, full_page=True)
        await browser.close()


def _drawn(scene: Scene) -> Iterator[tuple[str, str]]:
    for theme in ("light", "dark"):
        yield f"discord-{scene.name}-{theme}.png", discord.page(scene, theme)
        if scene.name in ASKED:
            yield f"slack-{scene.name}-{theme}.png", _on_slack(scene, theme)
        else:
            yield f"terminal-{scene.name}-{theme}.png", terminal.page(scene, theme)


def _on_slack(scene: Scene, theme: str) -> str:
    return slack.page(ASKED[scene.name], scene.replies[0], theme)


if __name__ == "__main__":
    asyncio.run(main())
