"""What does a Bot API server answer? A second door that knows only the Bot API."""
