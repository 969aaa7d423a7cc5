"""
Draw the pictures of `docs/pictures.md` anew: `python -m tests.pictures`.

Needs `requirements/pictures.lock`, Chromium at `/usr/bin/chromium` and the Noto fonts, colour emoji
among them (on Debian `apt-get install chromium fonts-noto-core fonts-noto-color-emoji`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import async_playwright

from adapters.compose import build_engine
from adapters.settings import Settings
from bot.engine import Engine
from bot.events import Ask, ConversationId, Visibility
from bot.replies import Reply
from tests.pictures import discord, slack

WHERE = Path(__file__).parents[2] / "docs" / "pictures"
WIDTH = 700  # pixels

ASKED = {
    "answer": "how many people did Mexico deport in 2015?",
    "did-you-mean": "did they detain children",
    "decline": "who won the election?",
    "help": "my visa expires next week, can I ask for asylum?",
}


async def main() -> None:
    """Each reply in the look of each platform, light and dark."""
    engine = build_engine(Settings())
    WHERE.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = await browser.new_page(viewport={"width": WIDTH, "height": 100})
        for name, question in ASKED.items():
            reply = await _asked(engine, question)
            for file, html in _drawn(name, question, reply):
                await page.set_content(html)
                await page.screenshot(path=WHERE / file, full_page=True)
        await browser.close()


def _drawn(name: str, question: str, reply: Reply) -> Iterator[tuple[str, str]]:
    for theme in ("light", "dark"):
        yield f"discord-{name}-{theme}.png", discord.page(question, reply, theme)
        yield f"slack-{name}-{theme}.png", slack.page(question, reply, theme)


async def _asked(engine: Engine, question: str) -> Reply:
    who, at = ConversationId(question), datetime(2026, 1, 1, 12, tzinfo=UTC)
    return await engine.handle(Ask(question, who, at, visibility=Visibility.PRIVATE))


if __name__ == "__main__":
    asyncio.run(main())
