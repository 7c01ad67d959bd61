"""Compiles the registry while a wheel is built, so that an installed package starts at once and reads no YAML."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRegistry(BuildHookInterface):  # type: ignore[misc, type-arg]
    """Puts the compiled registry into `provenance/data/` of a wheel; an editable install compiles when it is used."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the registry. Raises `RegistryError` with every problem of the sources."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from provenance.registry.build import compile_tree
            from provenance.registry.shipped import PARTS
        finally:
            sys.path.remove(str(root))
        self._folder = Path(tempfile.mkdtemp(prefix="provenance-registry-"))
        targets = [self._folder / part for part in PARTS]
        compile_tree(root / "sources.yaml", targets)
        for target in targets:
            build_data["force_include"][str(target)] = f"provenance/data/{target.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder the compiled files were made in."""
        if hasattr(self, "_folder"):
            shutil.rmtree(self._folder)
