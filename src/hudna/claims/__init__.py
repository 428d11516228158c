"""From what an engine found to claims: coding, grounding, one claim a happening."""

from hudna.claims.build import CapacityAt, build_claims, build_figures, build_quotes
from hudna.claims.grounding import Grounding
from hudna.claims.merge import merge_claims

__all__ = [
    "CapacityAt",
    "Grounding",
    "build_claims",
    "build_figures",
    "build_quotes",
    "merge_claims",
]
