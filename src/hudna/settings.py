"""What a caller may vary; read from the environment by the entry points only."""

from collections.abc import Mapping
from dataclasses import dataclass

from hudna.errors import HudnaError

PREFIX = "HUDNA_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits and choices of one run.

    ``max_characters``: longest article that is read, in code points.
    ``engine``: name of the engine in ``hudna.extract.ENGINES``.
    """

    max_characters: int = 5_000_000
    engine: str = "rules"


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Settings as ``HUDNA_MAX_CHARACTERS`` and ``HUDNA_ENGINE`` give them."""
    standard = Settings()
    limit = environment.get(f"{PREFIX}MAX_CHARACTERS", str(standard.max_characters))
    if not limit.isascii() or not limit.isdigit() or int(limit) < 1:
        message = f"{PREFIX}MAX_CHARACTERS is {limit!r}. Give a whole number above 0."
        raise HudnaError(message)
    return Settings(
        max_characters=int(limit),
        engine=environment.get(f"{PREFIX}ENGINE", standard.engine),
    )
