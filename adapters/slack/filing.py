"""Files and pictures of replies, uploaded: what is somebody's own goes to nobody else."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from slack_sdk.web.async_client import AsyncWebClient

from adapters import pictures
from adapters.bounded import CHUNK, beginning
from adapters.failures import done
from bot.events import MOST_ATTACHED, Attached
from bot.replies import File, Picture, Reply, Theme
from bot.text import shortened

_THEME = Theme.LIGHT  # Slack does not tell a person's own; light is what it begins with
_ALT = 1_000  # characters of a picture's description; the message says the whole of it


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is uploaded to; thread: None for the channel itself."""

    channel: str
    thread: str | None = None


def has(reply: Reply) -> bool:
    """Whether there is something to upload."""
    return any(isinstance(block, File | Picture) for block in reply.blocks)


async def upload(
    client: AsyncWebClient,
    reply: Reply,
    own: Callable[[], Awaitable[Spot]],
    shown: Callable[[], Awaitable[Spot]],
) -> bool:
    """
    Upload what a reply holds; whether all its files arrived, of which its message says only names.

    own: where files go, for their receiver alone; shown: where pictures go. A picture that does
    not arrive is no loss: its message says all it shows.
    """
    made, arrived = await pictures.drawn(reply, _THEME) | pictures.written(reply), True
    for block in reply.blocks:
        if isinstance(block, File):
            sent = _uploaded(client, own, block.name, made[block.name])
            arrived = await done("a file", sent) and arrived
        elif isinstance(block, Picture) and block.name in made:
            alt = shortened(block.alt, _ALT)
            sent = _uploaded(client, shown, block.name, made[block.name], alt)
            await done("a picture", sent, level=logging.WARNING)
    return arrived


async def fetch(client: AsyncWebClient, told: Mapping[str, Any]) -> Attached | None:
    """
    A file that somebody added to a form, None where it is kept elsewhere; told: by Slack of it.

    The token goes to Slack alone. Raises what aiohttp raises, and where Slack gives no file.
    """
    address = str(told.get("url_private_download") or told["url_private"])
    asked, known = urlsplit(address), urlsplit(client.base_url)
    theirs = asked.scheme == "https" and str(asked.hostname).endswith(".slack.com")
    ours = theirs or asked[:2] == known[:2]
    if not ours or client.session is None:
        return None
    headers = {"Authorization": f"Bearer {client.token}"}
    async with client.session.get(address, headers=headers, allow_redirects=False) as answer:
        answer.raise_for_status()
        if answer.status != 200:  # without the scope Slack leads to where one signs in
            raise ValueError(answer.status)
        content = await beginning(answer.content.iter_chunked(CHUNK), MOST_ATTACHED + 1)
    return Attached(str(told.get("name")), content)


async def _uploaded(
    client: AsyncWebClient,
    where: Callable[[], Awaitable[Spot]],
    name: str,
    content: bytes,
    alt: str | None = None,
) -> None:
    spot = await where()
    await client.files_upload_v2(
        channel=spot.channel,
        thread_ts=spot.thread,
        filename=name,
        title=name,
        file=content,
        alt_txt=alt,
    )
