"""A question as people type it, understood: who asks whom, by which protocol."""

from playground.question.answering import MOST_WAYS, answer
from playground.question.asking import Asked, Question, ask
from playground.question.errors import QuestionError
from playground.question.hosts import Suggestion, find_host, names
from playground.question.supposing import suppose_appliances, told_of_appliances

__all__ = [
    "MOST_WAYS",
    "Asked",
    "Question",
    "QuestionError",
    "Suggestion",
    "answer",
    "ask",
    "find_host",
    "names",
    "suppose_appliances",
    "told_of_appliances",
]
