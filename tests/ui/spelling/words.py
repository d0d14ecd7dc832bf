"""What stands in for the dictionary in the tests of the window: a few words, answered at once or when the test says."""

from collections.abc import Sequence

from nacka_sekreterare.ui.widgets.spelling.engine import Engine

WORDS = frozenset(
    (
        "nämnden",
        "beslutar",
        "att",
        "bifalla",
        "förslaget",
        "och",
        "ordföranden",
        "en",
        "rad",
        "till",
        "det",
        "är",
        "ärendet",
    )
)


class FakeEngine(Engine):
    """Knows `WORDS`. Keeps what it is asked; answers at once, or when `answer` is called."""

    def __init__(self, *, is_slow: bool = False, suggestions: Sequence[str] = ("förslag", "förlag")) -> None:
        super().__init__()
        self.is_slow = is_slow
        self.asked: list[str] = []
        self.waiting: list[list[str]] = []
        self.suggestions = list(suggestions)
        self.is_closed = False

    def check(self, words: Sequence[str]) -> None:
        self.asked.extend(words)
        self.waiting.append(list(words))
        if not self.is_slow:
            self.answer()

    def suggest(self, word: str) -> None:
        self.suggested.emit(word, self.suggestions)

    def answer(self) -> None:
        while self.waiting:
            words = self.waiting.pop(0)
            self.checked.emit(words, [word for word in words if word.lower() not in WORDS])

    def close(self) -> None:
        self.is_closed = True
