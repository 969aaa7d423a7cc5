"""The files of the Slack of our own: announced, sent, and shared in one place."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.adapters.slack.block_kit import RefusedError

_NAME = re.compile(r"[a-z0-9-]{1,80}\.[a-z]{3,4}")


@dataclass
class Upload:
    """A file as it arrived, and where it was shared."""

    name: str
    length: int
    alt: str
    content: bytes = b""
    channel: str = ""
    thread: str | None = None


class Uploads:
    """All files that were announced."""

    def __init__(self) -> None:
        self.all: list[Upload] = []

    def expect(self, given: dict[str, Any]) -> str:
        if len(given.get("alt_txt", "")) > 1_000:
            raise RefusedError("alt_txt_too_large")
        self.all.append(Upload(given["filename"], int(given["length"]), given.get("alt_txt", "")))
        return f"F{len(self.all)}"

    async def take(self, request: web.Request) -> web.Response:
        upload = self.all[int(request.match_info["id"][1:]) - 1]
        upload.content = await request.read()
        assert upload.length == len(upload.content)
        return web.Response(text=f"OK - {upload.length}")

    def shared(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        [file] = json.loads(given["files"])
        upload = self.all[int(file["id"][1:]) - 1]
        assert upload.content
        assert file["title"] == upload.name
        assert _NAME.fullmatch(upload.name), "a file's name is ours"
        upload.channel, upload.thread = given["channel_id"], given.get("thread_ts")
        return [{"id": file["id"], "title": file["title"]}]
