"""Swedish spelling, in a process of its own: Hunspell with the dictionary in `resources/stavning`.

A process, since the binding keeps Python's lock while it loads (0.3 s) and while it looks for suggestions (0.5 s):
that would stop the window though a thread did the work. And a fall in foreign code then takes no typed word along.
The process is this very file: it needs Hunspell and nothing of ours, so that it is up at once and stays small.

It speaks JSON, one value on a line. `{"check": [words]}` is answered by `{"checked": [words], "unknown": [those of
them]}`, and `{"suggest": word}` by `{"word": word, "suggestions": [words]}`. At the end of its input it ends.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final, TextIO

ARGUMENT: Final = "--stavning"  # how a frozen program, which has no interpreter to lend, is told to be this process

_LANGUAGE: Final = "sv_SE"
_ADDED: Final = "tillagg.txt"  # words of a protokoll that the dictionary lacks, one a line
_MAX_SUGGESTIONS: Final = 6


class Stavning:
    """The dictionary: whether a word is in it, inflected and compounded as Swedish does, and what comes near it."""

    def __init__(self, folder: Path) -> None:
        from hunspell import Hunspell

        # Given as UTF-8, a path may hold any letter on Windows too.
        self._hunspell = Hunspell(_LANGUAGE, hunspell_data_dir=str(folder), system_encoding="UTF-8")
        for word in (folder / _ADDED).read_text(encoding="utf-8").split():
            self._hunspell.add(word)

    def is_known(self, word: str) -> bool:
        """Whether a word, or each part of one with hyphens, is spelled as the dictionary has it.

        What ends with a hyphen may be a first part that never stands alone: hälso- och sjukvård.
        """
        if self._spell(word):
            return True
        *firsts, last = word.split("-")
        return all(self._is_part(part) for part in firsts) and (not last or self._spell(last)) if firsts else False

    def suggest(self, word: str) -> list[str]:
        """Words that come near, the nearest first."""
        found = self._hunspell.suggest(word)
        return [str(one) for one in found][:_MAX_SUGGESTIONS]

    def _is_part(self, part: str) -> bool:
        return self._spell(part) or self._spell(f"{part}plan")

    def _spell(self, word: str) -> bool:
        return bool(self._hunspell.spell(word))


def command(folder: Path) -> tuple[str, list[str]]:
    """The program that is this process, and its arguments."""
    if getattr(sys, "frozen", False):
        return sys.executable, [ARGUMENT, str(folder)]
    # -P: the modules beside this file are ours and not to be taken for others of the same name.
    return sys.executable, ["-P", "-X", "utf8", str(Path(__file__).resolve()), str(folder)]


def serve(folder: Path, questions: TextIO, answers: TextIO) -> None:
    """Answer questions until there are no more."""
    stavning = Stavning(folder)
    for line in questions:
        answers.write(json.dumps(answer(stavning, json.loads(line))) + "\n")
        answers.flush()


def answer(stavning: Stavning, question: dict[str, Any]) -> dict[str, object]:
    """The answer to one question."""
    if "suggest" in question:
        return {"word": question["suggest"], "suggestions": stavning.suggest(question["suggest"])}
    words = question["check"]
    return {"checked": words, "unknown": [word for word in words if not stavning.is_known(word)]}


def be_dictionary(arguments: list[str]) -> None:
    """Be the process, over the dictionary in the folder that is named last."""
    # By number: a frozen program on Windows has no sys.stdin. What is said is ASCII.
    with (
        open(0, encoding="ascii", closefd=False) as questions,
        open(1, "w", encoding="ascii", closefd=False) as answers,
    ):
        serve(Path(arguments[-1]), questions, answers)


if __name__ == "__main__":
    be_dictionary(sys.argv[1:])
