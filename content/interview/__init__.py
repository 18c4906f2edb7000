"""How does what a practitioner knows become a unit, without her seeing a file?

Somebody asks, she answers in short messages. An interview is a value that can be kept as JSON and gone on
with another day; from all its answers follows a draft that passes the check of the content.
"""
