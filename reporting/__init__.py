"""What may the company see? No type here names a person."""
