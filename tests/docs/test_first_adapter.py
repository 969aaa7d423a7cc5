"""The adapter that docs/first-adapter.md builds runs as it is printed."""

from __future__ import annotations

import asyncio
import re
import socket
from pathlib import Path
from typing import Any

import pytest

from adapters.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "first-adapter.md"


def printed() -> dict[str, Any]:
    """What the page's pieces define, put together in their order."""
    pieces = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.M)
    names: dict[str, Any] = {"__name__": "line"}
    exec("\n\n".join(pieces), names)  # noqa: S102  our own page
    return names


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def connected(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection, as soon as somebody listens."""
    async with asyncio.timeout(60):
        while True:
            try:
                return await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                await asyncio.sleep(0.05)


async def test_the_adapter_answers_and_takes_a_button(tmp_path: Path, port: int) -> None:
    """A question is answered, and the number of a button leads on."""
    settings = Settings(data=tmp_path, cache=None, semantic=False)
    serving = asyncio.create_task(printed()["serve"](settings, port))
    reader, writer = await connected(port)

    async def say(line: str) -> str:
        writer.write(f"{line}\n".encode())
        return (await reader.readuntil(b"\n\n")).decode()

    answer = await say("how many people did Mexico deport in 2015?")
    button = re.search(r"^(\d+)\. Simpler$", answer, re.M)
    assert "176,726" in answer
    assert button

    simpler = await say(button[1])
    assert "176,726" in simpler
    assert simpler != answer
    assert "Asylum and the law" in await say("topics")

    writer.write_eof()
    assert await reader.read() == b""
    writer.close()
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
