"""Tables of ratings to overlays: each on its own scale, in its own words, with its licence and lineage."""
