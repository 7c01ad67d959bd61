"""What a site says of itself: trust.txt, ads.txt, sellers.json, its organisation in JSON-LD, its imprint links.

The site's own statements, each with the file it stands in, its line, and the digest of the file's bytes. They are shown
beside the registry and never become part of it: nobody has checked them.
"""

from __future__ import annotations

from provenance.declared.asking import ask
from provenance.declared.files import KINDS, DeclaredFile, Said, read_file, read_folder
from provenance.declared.report import Beside, Link, beside_registry, reciprocity

__all__ = [
    "KINDS",
    "Beside",
    "DeclaredFile",
    "Link",
    "Said",
    "ask",
    "beside_registry",
    "read_file",
    "read_folder",
    "reciprocity",
]
