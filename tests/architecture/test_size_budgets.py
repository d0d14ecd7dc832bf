"""Sizes that keep a reader oriented: modules of 400 lines, classes of 250, functions of 40 without their docstring."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULE_LINES, CLASS_LINES, FUNCTION_LINES = 400, 250, 40

SOURCES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "nacka_sekreterare").rglob("*.py"))

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def lines_of(node: Definition) -> int:
    """Lines from `def` or `class` to the end, without the docstring: explaining more must never cost anything."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def oversized(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    if source.count("\n") > MODULE_LINES:
        yield f"{source.count(chr(10))} lines, at most {MODULE_LINES}"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and lines_of(node) > CLASS_LINES:
            yield f"class {node.name}: {lines_of(node)} lines, at most {CLASS_LINES}"
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines_of(node) > FUNCTION_LINES:
            yield f"{node.name}(): {lines_of(node)} lines, at most {FUNCTION_LINES}"


@pytest.mark.parametrize("source", SOURCES)
def test_source_keeps_the_size_budgets(source: str) -> None:
    assert list(oversized(ROOT / source)) == []


def test_the_measure_counts_code_and_not_docstrings(tmp_path: Path) -> None:
    body = "\n".join(f"    x = {number}" for number in range(FUNCTION_LINES - 1))
    fits, grown = tmp_path / "fits.py", tmp_path / "grown.py"
    fits.write_text(f'def work():\n    """Two\n    lines."""\n{body}\n', encoding="utf-8")
    grown.write_text(f"def work():\n{body}\n    x = 0\n", encoding="utf-8")
    assert list(oversized(fits)) == []
    assert list(oversized(grown)) == ["work(): 41 lines, at most 40"]
