"""The service's own tests, with nothing listening: pytest in development."""

import pytest
from fastapi.testclient import TestClient
from service import app

client = TestClient(app)


@pytest.mark.parametrize("numbers, median", [([3, 1, 2], 2), ([4, 1, 2, 3], 2.5), ([-1.5], -1.5)])
def test_the_median(numbers, median):
    assert client.post("/median", json={"numbers": numbers}).json() == {"median": median}


@pytest.mark.parametrize("asked", [{}, {"numbers": []}, {"numbers": ["x"]}, {"numbers": ["inf"]}, []])
def test_what_it_does_not_take(asked):
    assert client.post("/median", json=asked).status_code == 422


def test_it_is_healthy():
    assert client.get("/health").json() == {"status": "ok"}
