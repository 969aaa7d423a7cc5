"""What people do in chat, one module for each kind of act; `bot.engine` sends events here."""
