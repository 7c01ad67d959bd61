"""Many pages: reading files and records, annotating them in order, writing documents."""
