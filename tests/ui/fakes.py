"""What stands in for the machine in the tests of the window: dialogs that answer, a still clock, work done at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtPrintSupport import QPrinter

from nacka_sekreterare.domain.finding import Finding
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.preview import Answered, PageAnswer, PageOrder
from nacka_sekreterare.services.preview_server import PageSetter
from nacka_sekreterare.ui.desk import Desk, Navigator
from nacka_sekreterare.ui.dialogs import Choice
from nacka_sekreterare.ui.operations import Operations
from nacka_sekreterare.ui.printer import make_printer
from nacka_sekreterare.ui.tasks import ImmediateTasks

NOW = datetime(2026, 4, 22, 18, 41, 7)


class UnexpectedDialogError(AssertionError):
    """The program asked or said something that the test had not foreseen."""


@dataclass
class FakeProgress:
    """Progress that is only remembered."""

    title: str
    on_cancel: Callable[[], None] | None
    steps: list[tuple[int, int]] = field(default_factory=list)
    is_closed: bool = False

    def set_progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def close_progress(self) -> None:
        self.is_closed = True


class FakeDialogs:
    """Answers what the test has put in `answers`, in order; anything more is a failure. What is said is kept.

    Errors have to be foreseen too: `expects_errors` says so, and `errors` then has them.
    """

    def __init__(self, *answers: object, expects_errors: bool = False) -> None:
        self.answers = list(answers)
        self.questions: list[str] = []
        self.errors: list[str] = []
        self.findings: tuple[Finding, ...] = ()
        self.information: list[str] = []
        self.bugs: list[Path | None] = []
        self.progress: list[FakeProgress] = []
        self.expects_errors = expects_errors

    def show_error(self, sentence: str) -> None:
        if not self.expects_errors:
            raise UnexpectedDialogError(sentence)
        self.errors.append(sentence)

    def show_information(self, sentence: str) -> None:
        self.information.append(sentence)

    def show_bug(self, log_file: Path | None) -> None:
        if not self.expects_errors:
            raise UnexpectedDialogError("the program failed; see the log")
        self.bugs.append(log_file)

    def ask(
        self, question: str, *, yes: str, no: str = "Avbryt", detail: str = "", is_destructive: bool = False
    ) -> bool:
        return bool(self._answer(question))

    def choose(self, question: str, choices: Sequence[Choice], *, detail: str = "") -> str | None:
        answer = self._answer(question)
        assert answer is None or answer in {choice.id for choice in choices}
        return None if answer is None else str(answer)

    def review(self, question: str, findings: Sequence[Finding], *, yes: str, detail: str = "") -> bool | UUID:
        self.findings = tuple(findings)
        answer = self._answer(question)
        return answer if isinstance(answer, UUID) else bool(answer)

    def ask_text(self, title: str, label: str, *, initial: str = "") -> str | None:
        answer = self._answer(f"{title}: {label}")
        return None if answer is None else str(answer)

    def open_file(self, title: str, file_types: str) -> Path | None:
        return self._path(title)

    def open_files(self, title: str, file_types: str) -> tuple[Path, ...]:
        answer = self._answer(title)
        assert isinstance(answer, tuple)
        return answer

    def save_file(self, title: str, suggested_name: str, file_types: str) -> Path | None:
        return self._path(f"{title}: {suggested_name}")

    def choose_folder(self, title: str) -> Path | None:
        return self._path(title)

    def choose_colour(self, title: str, initial: str) -> str | None:
        answer = self._answer(title)
        return None if answer is None else str(answer)

    def choose_printer(self, name: str, pages: int, current_page: int) -> QPrinter | None:
        answer = self._answer(f"Skriv ut {name}: {pages} sidor")
        assert answer is None or isinstance(answer, QPrinter)
        return answer

    def show_progress(self, title: str, on_cancel: Callable[[], None] | None) -> FakeProgress:
        progress = FakeProgress(title, on_cancel)
        self.progress.append(progress)
        return progress

    def _path(self, question: str) -> Path | None:
        answer = self._answer(question)
        assert answer is None or isinstance(answer, Path)
        return answer

    def _answer(self, question: str) -> object:
        self.questions.append(question)
        if not self.answers:
            raise UnexpectedDialogError(question)
        return self.answers.pop(0)


def pdf_printer(path: Path, dpi: int = 72) -> QPrinter:
    """A printer as it is made ready, whose paper is a file."""
    printer = make_printer("Protokoll")
    printer.setResolution(dpi)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


class ImmediatePages:
    """The pages of the preview, set in this process when they are asked for; a sentence where no store is given."""

    def __init__(self, kansli: Kansli | None = None) -> None:
        self._kansli = kansli
        self._setter = PageSetter()

    def ask(self, order: PageOrder, on_answer: Callable[[Answered], None]) -> None:
        if self._kansli is None:
            on_answer(Answered(PageAnswer(order=order, sentence="Här visas sidan.")))
            return
        on_answer(self._setter.answer(order, self._kansli))

    def shutdown(self) -> None:
        pass


def make_desk(
    dialogs: FakeDialogs | None = None, now: Callable[[], datetime] = lambda: NOW, kansli: Kansli | None = None
) -> Desk:
    """A desk for one page under test; with a store, the preview shows the pages of its documents."""
    dialogs = dialogs or FakeDialogs()
    operations = Operations(dialogs)
    return Desk(
        operations=operations,
        tasks=ImmediateTasks(operations),
        pages=ImmediatePages(kansli),
        dialogs=dialogs,
        navigator=Navigator(),
        now=now,
    )
