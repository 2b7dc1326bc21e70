"""Words: the only place with sentences about packets.  `say` turns a reason into a saying."""

from playground.words.candidates import why_lost
from playground.words.joiners import joins, shown
from playground.words.phrases import with_kind
from playground.words.saying import Saying, meaning_of, rules_of, say
from playground.words.text import Mention, Text, name_of, plain, printable
from playground.words.traffic import attempt, service_phrase, traffic_phrase
from playground.words.verdicts import Ends, verdict_sentence

__all__ = [
    "Ends",
    "Mention",
    "Saying",
    "Text",
    "attempt",
    "joins",
    "meaning_of",
    "name_of",
    "plain",
    "printable",
    "rules_of",
    "say",
    "service_phrase",
    "shown",
    "traffic_phrase",
    "verdict_sentence",
    "why_lost",
    "with_kind",
]
