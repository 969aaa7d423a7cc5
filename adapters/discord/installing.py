"""The addresses by which the bot comes into a server, or goes along with a person."""

from __future__ import annotations

import base64
import binascii

import discord

# The least that everything works with; a server's admins may take away each of them again.
PERMISSIONS = discord.Permissions(
    view_channel=True,  # without it Discord tells of no mention
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,  # else an answer stands by itself, not as a reply
    attach_files=True,  # charts; without it they are shown in characters
)
_SCOPES = ("bot", "applications.commands")


def application(token: str) -> int | None:
    """Whose token it is, None where it does not tell: its first part is that number in base64."""
    first = token.partition(".")[0]
    try:
        number = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return int(number) if number.isdecimal() else None


def to_server(number: int) -> str:
    """Where somebody who manages a server adds the bot to it, with the least permissions."""
    return discord.utils.oauth_url(number, permissions=PERMISSIONS, scopes=_SCOPES)


def to_person(number: int) -> str:
    """Where anybody adds the commands that need no community for themselves, anywhere."""
    return discord.utils.oauth_url(number, scopes=_SCOPES[1:]) + "&integration_type=1"
