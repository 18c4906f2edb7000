"""How do modules of others come to a company, and its own to others? Shown first, taken with a yes."""
