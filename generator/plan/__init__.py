"""All models -> everything that will be drawn. Whatever needs two documents is decided here."""
