"""What may the company see? Read model, plan, figures, closing; no type here names a person."""
