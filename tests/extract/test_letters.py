"""What would make the parser give up on the rest of a page does not."""

from __future__ import annotations

import pytest

from provenance.document import Page
from provenance.extract import extract

FIRST = "The council of the harbour town voted on Monday to keep the ferry to the islands for another ten years."
SECOND = "The mayor said that the line would be paid for by the county, and that fares would stay as they are."


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("</html>", id="page-ends"),
        pytest.param("</body></html>", id="both-end"),
        pytest.param("</BODY >\n</HTML>\n<html><body>", id="second-page"),
        pytest.param("</div></body>", id="body-ends"),
    ],
)
def test_text_behind_an_early_end_is_read(between: str) -> None:
    """Menus are put together from files that are pages of their own; browsers read on behind their ends."""
    page = f"<html><body><div><p>{FIRST}</p>{between}<div><p>{SECOND}</p></div></body></html>"
    assert extract(Page(html=page)).text.split("\n") == [FIRST, SECOND]
