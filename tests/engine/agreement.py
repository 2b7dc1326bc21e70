"""What the engine says, in the oracle's terms, so that the two can be compared."""

from typing import NamedTuple

from playground.engine.conversation import Conversation, converse
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.engine.places import INTERNET_ID, Place, Stage
from playground.engine.traffic import Packet
from playground.engine.walk import End
from tests.engine.oracle import Answer, Fate, Headers, answer, headers_of
from tests.engine.oracle.aws import ON_THE_INTERNET
from tests.engine.packets import Question, random_questions, start_ref


class Disagreement(NamedTuple):
    """A question that engine and oracle answer differently."""

    question: Question
    engine: Answer
    oracle: Answer


def fate_of(end: End[Packet]) -> Fate:
    """The end of a way as the oracle would put it."""
    looks: list[Headers] = []
    for packet in (*(step.traffic for step in end.steps), end.traffic):
        headers = headers_of(packet)
        if not looks or looks[-1] != headers:
            looks.append(headers)
    codes = tuple(step.said.code for step in end.blockers if step.said is not None)
    return Fate(end.arrived, _where(end.place) if end.arrived else None, codes, tuple(looks))


def _where(place: Place) -> Ref:
    """A service of AWS on the internet is told by its address alone."""
    on_internet = place.stage is Stage.AWS_SERVICE and place.via == INTERNET_ID
    return ON_THE_INTERNET if on_internet else place.id


def answer_of(conversation: Conversation[Packet]) -> Answer:
    """The conversation as the oracle would put it."""
    reply = conversation.reply
    return Answer(fate_of(conversation.request), None if reply is None else fate_of(reply))


def disagreements(network: Network, seed: int, count: int) -> list[Disagreement]:
    """Random questions that engine and oracle do not answer alike."""
    found = []
    for question in random_questions(network, seed, count):
        engine = answer_of(converse(network, question.start, question.packet))
        oracle = answer(network, start_ref(question.start), headers_of(question.packet))
        if engine != oracle:
            found.append(Disagreement(question, engine, oracle))
    return found
