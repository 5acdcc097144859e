"""Runs in the container: what the image is for does its work, not only imports."""

import shutil
import subprocess

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split

FEATURES, LABELS = make_classification(400, 8, random_state=0)
PARTS = train_test_split(FEATURES, LABELS, random_state=0)


def models():
    from lightgbm import LGBMClassifier
    from sklearn.ensemble import RandomForestClassifier
    from xgboost import XGBClassifier

    return [
        RandomForestClassifier(20, random_state=0),
        LGBMClassifier(n_estimators=20, verbose=-1),
        XGBClassifier(n_estimators=20),
    ]


@pytest.mark.parametrize("model", models(), ids=lambda model: type(model).__name__)
def test_models_learn(model):
    learn, check, labels, wanted = PARTS
    assert model.fit(learn, labels).score(check, wanted) > 0.8


def test_shap_explains():
    import shap
    from xgboost import XGBClassifier

    model = XGBClassifier(n_estimators=5).fit(FEATURES, LABELS)
    assert shap.TreeExplainer(model).shap_values(FEATURES[:3]).shape == (3, 8)


def test_statsmodels_finds_the_line():
    import statsmodels.api as sm

    x = np.arange(20.0)
    assert np.allclose(sm.OLS(3 * x + 1, sm.add_constant(x)).fit().params, [1, 3])


def test_numba_compiles():
    from numba import njit

    assert njit(lambda n: n * n)(9) == 81


def test_tables_go_through_parquet_and_sql(tmp_path):
    import sqlalchemy

    table = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    table.to_parquet(tmp_path / "t.parquet")
    assert pd.read_parquet(tmp_path / "t.parquet").equals(table)
    engine = sqlalchemy.create_engine("sqlite://")
    table.to_sql("t", engine, index=False)
    assert pd.read_sql("select sum(a) as a from t", engine).a[0] == 3


def test_dask_computes_in_parts():
    import dask.dataframe as dd

    table = dd.from_pandas(pd.DataFrame({"a": range(100)}), npartitions=4)
    assert table.a.sum().compute() == 4950


def test_pictures_are_drawn(tmp_path):
    import graphviz
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot

    pyplot.plot([1, 2])
    pyplot.savefig(tmp_path / "plot.png")
    drawn = graphviz.Source("digraph { a -> b }").pipe(format="svg")
    assert b"<svg" in drawn and (tmp_path / "plot.png").stat().st_size > 1000


def test_libpq_is_found_by_the_loader():
    import psycopg

    assert psycopg.pq.__impl__ == "python" and psycopg.pq.version() > 150000


@pytest.mark.parametrize(
    "command",
    "aws black dask dot dvc flake8 ipython isort jupyter mlflow mypy pg_config pytest ruff sphinx-build streamlit"
    .split(),
)
def test_commands_answer(command, tmp_path):
    flag = "-V" if command == "dot" else "--version"
    assert shutil.which(command)
    assert subprocess.run([command, flag], cwd=tmp_path, timeout=120).returncode == 0


def test_one_debian_python_underneath():
    import sys

    assert sys.prefix == "/opt/orbyter" and sys.base_prefix == "/usr"
