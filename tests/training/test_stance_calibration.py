"""The calibration of the stance model's scores; in a process of its own, since the trainings' modules share names."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

STANCE = Path(__file__).parents[2] / "training" / "stance"

PROGRAM = """
import json, random, sys
import numpy as np
from corpora import Pair
from pack import calibration_of
from extractors.language.stance_labels import LABELS

draw = random.Random(3)
rows, pairs = [], []
for _ in range(3000):
    true = [draw.gauss(0, 1.5) for _ in LABELS]
    share = np.exp(true) / np.exp(true).sum()
    label = draw.choices(LABELS, share)[0]
    pairs.append(Pair("own", "a", "b", label, "own", ()))
    # Twice as sure as the truth, and too fond of what supports.
    shown = [2 * score for score in true]
    shown[LABELS.index("supports")] += 1.0
    rows.append(shown)
found = calibration_of(np.array(rows), pairs)
head = {"head.weight": np.ones((4, 2)), "head.bias": np.zeros(4)}
bias = found.applied(head)["head.bias"].tolist()
print(json.dumps([found.temperature, found.supports, found.neutral, found.before, found.after, bias]))
"""


def test_a_model_too_sure_and_too_fond_of_a_label_is_set_right() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=STANCE, capture_output=True, text=True, check=True,
        env={"PYTHONPATH": f"{STANCE}:{STANCE.parents[1]}", "PATH": ""},
    )  # fmt: skip
    temperature, supports, neutral, before, after, bias = json.loads(ran.stdout)
    assert abs(temperature - 2.0) < 0.2
    assert abs(supports + 0.5) < 0.2
    assert abs(neutral) < 0.15
    assert after < before
    assert bias == pytest.approx([supports, 0.0, neutral, 0.0], abs=1e-6)
