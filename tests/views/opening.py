"""A page opened by Streamlit's own test runner, and what it says."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def opened(page: str, **query: str) -> AppTest:
    test = AppTest.from_string(f"from views import {page}\n{page}.render()", default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


def words(test: AppTest) -> str:
    """Everything that the page says, with what makes labels safe taken out again."""
    kinds = ("title", "header", "markdown", "caption", "text", "info", "error", "button")
    found = [element for kind in kinds for element in getattr(test, kind)]
    said = [getattr(e, "value", "") for e in found if not hasattr(e, "label")]
    said += [e.label for e in (*test.button, *test.page_link, *test.metric)]
    return "\n".join(map(str, said)).replace("\\", "").replace("\u2060", "")


def drawn(test: AppTest, key: str) -> dict[str, Any]:
    """What one of our components is given to draw."""
    mounted = (element.proto for element in test.get("bidi_component"))
    (data,) = (json.loads(one.json) for one in mounted if one.id.endswith(f"-{key}"))
    return json.loads(data["drawn"])


def found(test: AppTest) -> str:
    """Everything that the list of claims found says."""
    return "\n".join(
        line
        for hit in drawn(test, "search_hits")["hits"]
        for line in ("".join(run for run, _ in hit["words"]), hit["by"], hit["why"], *hit["also"])
    )


def addresses(test: AppTest) -> set[str]:
    return {f"{link.proto.page}?{link.proto.query_string}" for link in test.page_link}
