"""The tables. A module for each thing that people would name: who, lists, judging, answers, leaving, look-ups, work."""

from allforall.store.models.answers import AnswerRow, AnswerSheet, Decision
from allforall.store.models.judging import JudgementLine, LinkRun, Pair
from allforall.store.models.leaving import Leaving, LeavingWord
from allforall.store.models.lists import Original, Row, SearchWord, SentList, Version
from allforall.store.models.look_ups import ChainLink, Checkpoint, LookUp
from allforall.store.models.who import Compartment, DataKey, Membership
from allforall.store.models.work import Job

__all__ = [
    "AnswerRow",
    "AnswerSheet",
    "ChainLink",
    "Checkpoint",
    "Compartment",
    "DataKey",
    "Decision",
    "Job",
    "JudgementLine",
    "Leaving",
    "LeavingWord",
    "LinkRun",
    "LookUp",
    "Membership",
    "Original",
    "Pair",
    "Row",
    "SearchWord",
    "SentList",
    "Version",
]
