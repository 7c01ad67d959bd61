"""The jobs of `provenance registry`."""
