"""The real model once for all tests here, and the small encoder."""

import pytest

from bot.config import Settings
from bot.index.encoder import Encoder
from tests.index.fake_encoder import WordEncoder


@pytest.fixture(scope="session")
def model() -> Encoder:
    return Encoder.load(Settings().graph_folder)


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()
