"""What `refugio doctor` says of how the bot is invited."""

from __future__ import annotations

from collections.abc import Iterator


def found(token: str) -> Iterator[tuple[bool, str]]:
    """Each address with whether it could be made; the token itself is in none of them."""
    from adapters.discord import installing

    number = installing.application(token)
    if number is None:
        remedy = "copy it again from discord.com/developers"
        yield False, f"DISCORD_TOKEN does not tell whose it is, so no invite link; {remedy}"
        return
    yield True, f"invite to a server: {installing.to_server(number)}"
    yield True, f"for one person, anywhere: {installing.to_person(number)}"
