"""Views over the graph: edges between claims, disputes, paths, maps and timelines."""

from kg.analysis.argument import ClaimEdge, argument_graph, claim_edges, edges_by_claim
from kg.analysis.claim_net import ClaimNet
from kg.analysis.cruxes import Crux, Cruxes, Objection, Verdict, cruxes, unanswered
from kg.analysis.debate import Camp, Clash, Debate, debate
from kg.analysis.dispute import (
    Contested,
    Degree,
    Opposition,
    Voice,
    degrees,
    most_disputed,
    oppositions,
)
from kg.analysis.force_layout import force_layout
from kg.analysis.identity import identities
from kg.analysis.layout import Layout, Place, layout
from kg.analysis.map_filter import MapFilter
from kg.analysis.neighbourhood import MapNode, MapStep, MapView, neighbourhood, with_step
from kg.analysis.origins import Echo, Origin, Origins, Told
from kg.analysis.outline import OutlineRow, outline
from kg.analysis.paths import shortest_path
from kg.analysis.positions import gather, position_named
from kg.analysis.restatements import ToldStatement, first_appearance, told_statements
from kg.analysis.standings import Leaning, PositionView, Reason, Standing, StandsFor
from kg.analysis.strength import Strengths, claim_strengths, strengths
from kg.analysis.timeline import ForecastPoint, forecast_points
from kg.analysis.topics import claims_without_topic, topic_named, topics_of_claims

__all__ = [
    "Camp",
    "ClaimEdge",
    "ClaimNet",
    "Clash",
    "Contested",
    "Crux",
    "Cruxes",
    "Debate",
    "Degree",
    "Echo",
    "ForecastPoint",
    "Layout",
    "Leaning",
    "MapFilter",
    "MapNode",
    "MapStep",
    "MapView",
    "Objection",
    "Opposition",
    "Origin",
    "Origins",
    "OutlineRow",
    "Place",
    "PositionView",
    "Reason",
    "Standing",
    "StandsFor",
    "Strengths",
    "Told",
    "ToldStatement",
    "Verdict",
    "Voice",
    "argument_graph",
    "claim_edges",
    "claim_strengths",
    "claims_without_topic",
    "cruxes",
    "debate",
    "degrees",
    "edges_by_claim",
    "first_appearance",
    "force_layout",
    "forecast_points",
    "gather",
    "identities",
    "layout",
    "most_disputed",
    "neighbourhood",
    "oppositions",
    "outline",
    "position_named",
    "shortest_path",
    "strengths",
    "told_statements",
    "topic_named",
    "topics_of_claims",
    "unanswered",
    "with_step",
]
