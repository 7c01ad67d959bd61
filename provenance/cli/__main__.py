"""`python -m provenance.cli` is `provenance`."""

import sys

from provenance.cli import main

sys.exit(main())
