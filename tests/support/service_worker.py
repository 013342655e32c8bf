"""What the service worker of a built site was told to keep."""

import json
import re
from pathlib import Path
from typing import Any


def manifest_of(site: Path) -> dict[str, Any]:
    """Return the manifest in the service worker of a built site."""
    script = (site / "pyodide-offline.js").read_text(encoding="utf-8")
    written = re.search(r"JSON\.parse\((\".*\")\);", script)
    assert written is not None
    manifest: dict[str, Any] = json.loads(json.loads(written[1]))
    return manifest
