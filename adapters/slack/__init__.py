"""Refugio on Slack: mentions, direct messages, commands, buttons and App Home."""

from adapters.slack.app import create_app
from adapters.slack.service import Service

__all__ = ["Service", "create_app"]
