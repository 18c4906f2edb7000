"""What Alembic runs inside: a connection handed in, its transaction already begun."""

from alembic import context

from db.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by building it anew
    transaction_per_migration=False,
)
context.run_migrations()
