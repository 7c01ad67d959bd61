"""Turn the facts tables into registry files under `sources/`; run as `python -m scripts.imports`."""
