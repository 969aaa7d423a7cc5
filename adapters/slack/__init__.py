"""Refugio on Slack: mentions, direct messages, commands, buttons and App Home."""

from adapters.slack.app import Service, create_app

__all__ = ["Service", "create_app"]
