"""Results on benchmarks without a number, and what is none."""

import pytest

from extractors.claims.findings import Findings

NAMED = Findings({"PulmoMark"})


@pytest.mark.parametrize(
    ("clause", "before"),
    [
        ("PulmoMark shows that readers miss small nodules.", ""),
        ("TideBench finds that models break down in rough seas.", ""),
        ("The network fails on most tasks of the PulmoMark benchmark.", ""),
        ("Current models perform poorly.", "TideBench asks for a forecast of waves."),
        ("but they remain far below trained pilots.", "PulmoMark is hard."),
        ("**TideBench moved most.**", ""),
        ("PulmoMark didn't move at all.", ""),
        ("TideBench-Hard is nearly solved.", ""),
    ],
)
def test_how_systems_do_on_a_named_test_is_a_result(clause, before):
    assert NAMED.is_finding(clause, before)


@pytest.mark.parametrize(
    ("clause", "before"),
    [
        ("Current models perform poorly.", "The harbour closed in May."),
        ("TideBench was published in March.", ""),
        ("The harbour moved to the north shore.", ""),
        ("TideBench would have moved in May.", ""),
        ("A model that fails on PulmoMark should not be sold.", ""),
        ("If the network fails on PulmoMark, it is withdrawn.", ""),
        ("An agent that games its score has not solved anything.", "TideBench is hard."),
    ],
)
def test_what_is_said_about_a_test_is_no_result(clause, before):
    assert not NAMED.is_finding(clause, before)
