"""Settings come from the environment as given, or from nothing at all."""

import pytest

from hudna.errors import HudnaError
from hudna.settings import Settings, from_environment


def test_without_variables_the_standard_holds() -> None:
    assert from_environment({}) == Settings()
    assert from_environment({"PATH": "/bin"}) == Settings()


def test_variables_vary_it() -> None:
    given = {"HUDNA_MAX_CHARACTERS": "2000", "HUDNA_ENGINE": "other"}
    assert from_environment(given) == Settings(max_characters=2000, engine="other")


@pytest.mark.parametrize("limit", ["", "0", "-5", "1e6", "many", "٥"])
def test_a_limit_that_is_no_number_is_refused_with_advice(limit: str) -> None:
    with pytest.raises(HudnaError, match=r"HUDNA_MAX_CHARACTERS .* whole number"):
        from_environment({"HUDNA_MAX_CHARACTERS": limit})


def test_settings_cannot_be_changed_on_the_way() -> None:
    with pytest.raises(AttributeError):
        Settings().max_characters = 5  # type: ignore[misc]
