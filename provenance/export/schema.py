"""The JSON Schema of the annotated document, for readers in other languages."""

from __future__ import annotations

import json

from provenance.document import SCHEMA_VERSION, AnnotatedDocument


def schema_text() -> str:
    """Return the JSON Schema (2020-12) of the annotated document, as the text that ships in `docs/`."""
    schema = AnnotatedDocument.model_json_schema(by_alias=True, mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "version": SCHEMA_VERSION}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
