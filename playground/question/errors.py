"""What is said when a question cannot be understood."""


class QuestionError(ValueError):
    """Which field of the question is at fault, and what to do about it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message
