"""Large data of a component as one string, unpacked in the browser.

Streamlit encodes a component's data twice in every run, whether it changed or not. A string that is JSON
already passes in a hundredth of the time that its lists and tables take.
"""

from __future__ import annotations

import json
from typing import Any


def packed(content: dict[str, Any]) -> str:
    """The content as JSON for `JSON.parse`."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
