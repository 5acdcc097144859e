"""The median of some numbers, as a service."""

import os
import statistics
from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, Field, FiniteFloat

IN_PRODUCTION = os.environ.get("ENVIRONMENT") == "production"
# Pages for people who write programs are not for everybody who reaches the service.
app = FastAPI(title="median", docs_url=None if IN_PRODUCTION else "/docs", redoc_url=None,
              openapi_url=None if IN_PRODUCTION else "/openapi.json")


class Numbers(BaseModel):
    numbers: Annotated[list[FiniteFloat], Field(min_length=1, max_length=100_000)]


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/median")
def median(asked: Numbers) -> dict[str, float]:
    return {"median": statistics.median(asked.numbers)}
