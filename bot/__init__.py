"""The core of Refugio: it turns an event into a reply and imports no platform's library."""
