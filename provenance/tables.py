"""Data files that ship inside the packages: lists of words and forms, which people edit and code only reads."""

from __future__ import annotations

from typing import Any


def packaged(package: str, name: str) -> Any:
    """Return the YAML file `data/<name>.yaml` of `package` as plain values, read anew at each call.

    >>> packaged("provenance.fetch", "media")["pages"][0]
    'text/html'
    """
    import pkgutil

    import yaml

    raw = pkgutil.get_data(package, f"data/{name}.yaml")
    if raw is None:
        raise FileNotFoundError(f"data/{name}.yaml is missing from the installed package {package}")
    return yaml.load(raw, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - neither builds objects
