"""What did the trainer write? Text becomes a tree of what stands where; nothing is judged here."""
