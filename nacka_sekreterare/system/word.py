"""An installed Word makes a PDF of a Word file, on Windows, through PowerShell and Word's own automation.

Written from Microsoft's documentation (Documents.Open, Document.ExportAsFixedFormat); it has never been run by those
who made the program, who have no Windows. What fails here is done by LibreOffice, or she is asked for a PDF.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from nacka_sekreterare.system.programs import end_tree, run_program

_SECONDS: Final = 120
_SCRIPT: Final = """\
param([string]$Source, [string]$Target, [string]$PidFile)
$ErrorActionPreference = 'Stop'
$before = @(Get-Process -Name WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$word = New-Object -ComObject Word.Application
$own = Get-Process -Name WINWORD -ErrorAction SilentlyContinue |
    Where-Object { $before -notcontains $_.Id } | Select-Object -First 1
try {
    if ($own) { [IO.File]::WriteAllText($PidFile, [string]$own.Id) }
    if ($own) { $word.Visible = $false }
    $word.DisplayAlerts = 0          # wdAlertsNone
    $word.AutomationSecurity = 3     # msoAutomationSecurityForceDisable: no macro is run
    # no question of conversion, read only, not among her recent files, a password that no file has: it fails, not asks
    $document = $word.Documents.Open($Source, $false, $true, $false, '-')
    try {
        # 17 = wdExportFormatPDF, not opened, for print, the whole document, the content without its changes,
        # with properties, rights kept, bookmarks of headings, with tags, missing fonts as pictures, PDF/A
        $document.ExportAsFixedFormat($Target, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true, $true, $true)
    } finally { $document.Close(0) }
} finally {
    if ($own) { $word.Quit(0) }      # a Word that was open before is hers and stays
    [void][Runtime.InteropServices.Marshal]::ReleaseComObject($word)
}
"""


def has_word() -> bool:
    """Whether Word can be asked on this machine."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError):
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"))
            return True
    return False


def export_with_word(source: Path, keep_on: Callable[[], None]) -> Path:
    """Write a PDF beside a Word file. Raises OSError or SubprocessError, and whatever `keep_on` raises."""
    script, target, pid_file = (source.with_name(name) for name in ("skriv.ps1", f"{source.stem}.pdf", "word.pid"))
    script.write_text(_SCRIPT, encoding="utf-8-sig")  # what Windows PowerShell 5 reads as UTF-8
    root = os.environ.get("SYSTEMROOT", "C:/Windows")
    command = [f"{root}/System32/WindowsPowerShell/v1.0/powershell.exe", "-NoProfile", "-NonInteractive"]
    command += ["-ExecutionPolicy", "Bypass", "-File", str(script), str(source), str(target), str(pid_file)]
    is_done = False
    try:
        run_program(command, seconds=_SECONDS, keep_on=keep_on)
        is_done = True
    finally:
        if not is_done:
            _end_word(pid_file)
    return target


def _end_word(pid_file: Path) -> None:
    """End the Word that was started for us: it is no child of the script's, and would stay behind, unseen."""
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        end_tree(int(pid_file.read_text(encoding="ascii")))
