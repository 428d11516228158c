"""What acceptance tests share: a way to run a command as a user does."""

import pytest

from commands import Runner


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Runner:
    """Runs a command in this process, with its streams caught."""
    return Runner(monkeypatch, capsysbinary)
