"""How does a company hand its modules to another one, so that the other can tell who made them?

A pack is one zip file: `pack.yaml` says what it is and lists every file with its SHA-256, `pack.sig` signs
those bytes. Everything here takes bytes and gives values; only `shelf` reads a folder, `writing` changes
one and `fetch` asks a server.
"""
