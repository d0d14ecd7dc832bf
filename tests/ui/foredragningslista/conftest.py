"""The step on a real store, for every test of it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from conftest_step import step

__all__ = ["step"]
