"""The registry of outlets and owners: schema, loading, compiled form, look-ups, checks."""
