"""The casebook file: SQLite, opened, filled and asked. Knows rows, not what they mean to each other."""
