"""What can a button say? A value for each kind, by conversation; bot.callbacks writes and reads them."""
