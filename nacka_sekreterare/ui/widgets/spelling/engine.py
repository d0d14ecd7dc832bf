"""The process that knows the dictionary (system/stavning.py): started at the first question, asked in lines of JSON."""

import json
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from nacka_sekreterare.system.stavning import command

_MAX_STARTS = 3  # a process that falls as often as this is left lying
_log = logging.getLogger(__name__)


class Engine(QObject):
    """What can judge words and come up with others.

    Signals:
        checked(list, list): these words were asked about, and these of them are in no dictionary.
        suggested(str, list): what comes near a word, the nearest first.
    """

    checked = Signal(list, list)
    suggested = Signal(str, list)

    def check(self, words: Sequence[str]) -> None:
        """Ask whether words are known; the answer comes as `checked`."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what was started."""

    def suggest(self, word: str) -> None:
        """Ask what comes near a word; the answer comes as `suggested`."""
        raise NotImplementedError


class ProcessEngine(Engine):
    """The dictionary in its process. What cannot be answered is not marked: spelling never stands in the way."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._starts = 0
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._on_process_ready)
        self._process.errorOccurred.connect(self._on_process_error)

    @property
    def is_running(self) -> bool:
        """Whether the dictionary is loaded, or being loaded."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def check(self, words: Sequence[str]) -> None:
        """See `Engine`."""
        self._send({"check": list(words)})

    def suggest(self, word: str) -> None:
        """See `Engine`."""
        if not self._send({"suggest": word}):
            self.suggested.emit(word, [])

    def close(self) -> None:
        """End the process; it has nothing to lose. Nothing starts it again."""
        self._starts = _MAX_STARTS
        if self.is_running:
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(1000)

    def _send(self, question: dict[str, object]) -> bool:
        if not self.is_running and not self._start():
            return False
        self._process.write(json.dumps(question).encode() + b"\n")
        return True

    def _start(self) -> bool:
        if self._starts == _MAX_STARTS:
            return False
        self._starts += 1
        program, arguments = command(self._folder)
        self._process.start(program, arguments)
        return True

    def _on_process_ready(self) -> None:
        while self._process.canReadLine():
            answer = json.loads(bytes(self._process.readLine().data()))
            if "checked" in answer:
                self.checked.emit(answer["checked"], answer["unknown"])
            else:
                self.suggested.emit(answer["word"], answer["suggestions"])

    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        _log.warning("The spelling process failed: %s", error.name)
