"""The errors that a person can cause and mend, told in Swedish; everything else is a bug and is allowed to crash."""


class UserError(Exception):
    """Something the secretary must act on. The sentence says what happened and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ContradictionError(UserError):
    """The data would contradict itself (votes that do not add up, two in one seat): the only refusal of facts."""
