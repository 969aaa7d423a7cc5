"""An app that many workspaces install: how they do so, and with which token each is asked."""
