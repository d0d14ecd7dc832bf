"""Build the wheel, install it where nothing else is, and use it: the example's documents and a window offscreen.

Run with the development environment's Python. What only works because the checkout is at hand is found here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("kallelse", "narvarolista", "protokoll", "utdrag", "anslag")
FORMATS = ("pdf", "docx")
SECONDS = 300


def run(*command: str | Path, cwd: Path) -> None:
    """Run one step, shown first, and stop everything when it fails or hangs."""
    print("+", *command, flush=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(cwd), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run([str(part) for part in command], cwd=cwd, env=environment, check=True, timeout=SECONDS)


def missing_documents(folder: Path) -> list[str]:
    """The documents every example must give, and does not."""
    names = [path.name for path in folder.rglob("*") if path.stat().st_size > 0]
    return [
        f"{kind}.{suffix}"
        for kind in KINDS
        for suffix in FORMATS
        if not any(kind in name and name.endswith(f".{suffix}") for name in names)
    ]


def check(folder: Path) -> None:
    """Do it all in an empty folder."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    run(sys.executable, "-m", "venv", folder / "miljö", cwd=folder)
    scripts = folder / "miljö" / ("Scripts" if os.name == "nt" else "bin")
    run(
        scripts / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--constraint",
        ROOT / "requirements.lock",
        wheel,
        cwd=folder,
    )
    run(scripts / "python", "-m", "pip", "check", cwd=folder)
    program = scripts / "nacka-sekreterare"
    store = folder / "arkiv med mellanslag och åäö"
    run(program, "--data", store, "exempel", "--ut", folder / "ut", cwd=folder)
    if missing := missing_documents(folder / "ut"):
        sys.exit(f"The example gave no {', '.join(missing)}")
    run(program, "--data", store, "--sjalvtest", cwd=folder)


def main() -> None:
    """Check the wheel and clean up."""
    with tempfile.TemporaryDirectory(prefix="nacka-wheel-", ignore_cleanup_errors=True) as name:
        try:
            check(Path(name))
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            sys.exit(f"The wheel does not work in a clean environment: {error}")
    print("The wheel works in a clean environment.")


if __name__ == "__main__":
    main()
