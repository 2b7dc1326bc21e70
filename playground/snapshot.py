"""Rows become a network: the only way from what is stored, or read from a file, to the engine."""

from playground.engine.network import Network
from playground.kinds import KINDS
from playground.models.rows import Rows


def take_snapshot(rows: Rows) -> Network:
    """The network that the rows describe.  No query is made: the rows hold one another."""
    every = [(kind, row) for kind in KINDS for row in rows.of(kind.model)]
    return Network(
        (kind.build(row, rows) for kind, row in every),
        undescribed=(row.aws_id for _, row in every if row.undescribed),
        as_found=rows.scenario.as_found,
        interfaces_undescribed=rows.scenario.interfaces_undescribed,
        logical_ids={row.aws_id: row.logical_id for _, row in every if row.logical_id},
    )
