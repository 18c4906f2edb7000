"""A domain value becomes a screen: text, buttons, picture."""
