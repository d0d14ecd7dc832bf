"""The facts expected of real documents, for tests that may read them; they lie beside the checkout."""

import json
from pathlib import Path
from typing import Any

REAL_CASES = Path(__file__).resolve().parents[2] / "shared" / "verkliga-fall"


def expected_facts() -> dict[str, Any]:
    """The facts by the name of the document; empty on a machine without the real cases."""
    path = REAL_CASES / "forvantat.json"
    if not path.is_file():
        return {}
    facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return facts
