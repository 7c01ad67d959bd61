"""Small registries for tests, written as text and compiled in memory."""

from __future__ import annotations

from pathlib import Path

from provenance.registry.brief import Brief
from provenance.registry.build import compile_files
from provenance.registry.index import Registry
from provenance.registry.load import Source, parse_tree
from provenance.registry.overlay import with_overlay
from provenance.registry.schema import Outlet

EVIDENCE = "[{url: 'https://page.example/', retrieved: '2026-05-01', says: It says so}]"


def registry_of(*texts: str) -> Registry:
    """Return the registry of these files, the first one hand-made, all of them without problems."""
    sources = [Source(f"file-{number}.yaml", text.encode()) for number, text in enumerate(texts)]
    files, problems = parse_tree(sources)
    return Registry(compile_files(files, problems, [None, None], "0" * 64))


def overlaid(registry: Registry, folder: Path, text: str, name: str = "mine.yaml") -> Registry:
    """Return `registry` with a file of this text on top."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return with_overlay(registry, path, (str(path),))


def plain(outlet: Outlet) -> Brief:
    """Return what a brief reading of this outlet has to say."""
    names = dict.fromkeys(name.text for name in outlet.names)
    hosts = dict.fromkeys(domain.name for domain in outlet.domains)
    return Brief(outlet.name, outlet.kind, outlet.country, outlet.parent, outlet.languages, tuple(names), tuple(hosts))


CORE = f"""version: '1'
assessors:
  watch: {{name: Watch, url: 'https://watch.example/', licence: free, scale: {{A: good, B: bad}}}}
owners:
  state-of-norway: {{name: Norway, kind: state, country: NO}}
  nordlys: {{name: Nordlys Media, kind: company, country: NO,
    ownership: [{{owner: state-of-norway, relation: majority, since: '2010', evidence: {EVIDENCE}}}]}}
outlets:
  gazette:
    name: Harbour Gazette
    kind: newspaper
    country: NO
    languages: ['no']
    names: [{{text: HG, needs: credit}}, {{text: Havneavisen, lang: 'no'}}]
    domains:
      - harbourgazette.example
      - {{name: portal.example, path: /gazette}}
      - {{name: oldgazette.example, until: '2014'}}
      - {{name: shared.example, until: 2015-06}}
    accounts: ['x:Gazette', 'youtube:UCabc']
    ownership: [{{owner: nordlys, relation: wholly-owned, evidence: {EVIDENCE}}}]
    assessments: [{{assessor: watch, value: A, dated: '2025', evidence: {EVIDENCE}}}]
  gazette-english: {{name: Gazette in English, kind: site, parent: gazette, domains: [en.harbourgazette.example]}}
  evening: {{name: Evening Post, kind: newspaper, domains: [{{name: shared.example, since: 2015-07}}]}}
  portal: {{name: Portal, kind: platform, domains: [portal.example]}}
"""
