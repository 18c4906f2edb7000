"""What can a trainer do in the chat? Each use case is one transaction, and each asks whether she may."""
