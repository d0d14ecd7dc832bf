"""Where the preview gets its pages: a process of its own, so that setting them never holds the window up (ADR 010)."""

import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QProcess

from nacka_sekreterare.services.preview import LENGTHS, PAGES_OPTION, Answered, PageAnswer, PageOrder, read_answer

OnAnswer = Callable[[Answered], None]

_FELL = "Förhandsvisningen stannade. Texten är sparad. Sidan visas igen vid nästa ändring; den finns också i Exportera."
_GRACE_MS = 2000


class PageSource(Protocol):
    """What a preview asks: `PageProcess` in the program, the same without a process in tests."""

    def ask(self, order: PageOrder, on_answer: OnAnswer) -> None:
        """Have an order answered; orders are answered one by one, in turn."""

    def shutdown(self) -> None:
        """End. Nothing is answered any more."""


class PageProcess(QObject):
    """The program itself once more, without a window. Started at the first order, kept warm, ended with the window."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._waiting: deque[tuple[PageOrder, OnAnswer]] = deque()
        self._lengths: tuple[int, int] | None = None
        self._process: QProcess | None = None
        self._is_shut = False

    def ask(self, order: PageOrder, on_answer: OnAnswer) -> None:
        """Have an order answered; see `PageSource`."""
        if self._is_shut:
            return  # a window that closes is laid out once more
        self._waiting.append((order, on_answer))
        if self._process is None:
            self._process = self._start()
        self._process.write(order.model_dump_json().encode("utf-8") + b"\n")

    def shutdown(self) -> None:
        """End the process; it only reads, and holds nothing that is to be saved."""
        self._is_shut = True
        self._waiting.clear()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_GRACE_MS)
            process.deleteLater()

    def _start(self) -> QProcess:
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_process_ready_read)
        process.errorOccurred.connect(self._on_process_ended)
        process.finished.connect(self._on_process_ended)
        is_frozen = getattr(sys, "frozen", False)
        module = () if is_frozen else ("-m", "nacka_sekreterare")
        self._lengths = None
        process.start(sys.executable, [*module, PAGES_OPTION, str(self._folder)])
        return process

    def _on_process_ready_read(self) -> None:
        process = self._process
        while process is not None and process is self._process:
            if self._lengths is None:
                if process.bytesAvailable() < LENGTHS.size:
                    return
                self._lengths = LENGTHS.unpack(process.read(LENGTHS.size).data())
            header, pixels = self._lengths
            if process.bytesAvailable() < header + pixels:
                return
            self._lengths = None
            answered = read_answer(bytes(process.read(header).data()), bytes(process.read(pixels).data()))
            _, on_answer = self._waiting.popleft()
            on_answer(answered)

    def _on_process_ended(self) -> None:
        """Tell those who wait; the next order starts a new one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._on_process_ready_read)
        process.errorOccurred.disconnect(self._on_process_ended)
        process.finished.disconnect(self._on_process_ended)
        if process.state() is QProcess.ProcessState.NotRunning:
            process.deleteLater()
        else:  # what went wrong was the writing: it is gone only when the system says so
            process.finished.connect(process.deleteLater)
            process.kill()
        waiting, self._waiting = self._waiting, deque()
        for order, on_answer in waiting:
            on_answer(Answered(PageAnswer(order=order, sentence=_FELL)))
