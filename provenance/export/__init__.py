"""The annotated document in other forms: on a terminal, as a schema."""
