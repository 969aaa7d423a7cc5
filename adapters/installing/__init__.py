"""Slack's tokens: how many workspaces install one app, and with which token each is asked."""
