import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.evaluation import gold_digest, read_gold
from extractors.evaluation.places import Place
from kg.errors import SettingsError

CLAIM = {"id": "c1", "start": 4, "end": 30, "type": "claim", "speaker": "Ada Quill"}


@pytest.fixture
def gold_of(tmp_path):
    def write(**content):
        file = tmp_path / "dams.json"
        file.write_text(json.dumps({"claims": [], **content}), encoding="utf-8")
        return read_gold(file)

    return write


def test_missing_keys_are_empty_and_unknown_ones_ignored(gold_of):
    gold = gold_of(claims=[CLAIM], weather="fine", traps=[{"start": "nowhere"}])
    assert gold.name == "dams"
    assert gold.sha256 == ""
    assert gold.forecasts == gold.results == gold.people == gold.posts == gold.links == ()
    (claim,) = gold.claims
    assert (claim.place, claim.also_at, claim.salience) == (Place(4, 30), (), 1)


def test_a_file_without_claims_is_no_gold_of_a_document(tmp_path):
    file = tmp_path / "notes.json"
    file.write_text('{"links": []}')
    assert read_gold(file) is None


def test_a_claim_has_its_other_places_and_other_speakers(gold_of):
    also = [{"start": 50, "end": 60, "how": "copy"}, "p007"]
    claim = {**CLAIM, "also_at": also, "alt_speakers": ["Quill"], "speaker_alt": "the board"}
    (read,) = gold_of(claims=[claim]).claims
    assert read.places == (Place(4, 30), Place(50, 60))
    assert read.other_speakers == ("Quill", "the board")


@pytest.mark.parametrize(
    ("probability", "chance"),
    [
        ({"point": 0.4, "low": 0, "high": 1}, 0.4),
        ({"low": 0.2, "high": 0.6}, 0.4),
        ({"low": 0.2, "high": None}, 0.2),
        ({"high": 0.6}, 0.6),
        ({"operator": "may"}, None),
        (None, None),
    ],
)
def test_the_chance_is_the_point_else_the_middle_else_the_one_bound(gold_of, probability, chance):
    forecast = {"id": "f1", "start": 0, "end": 9, "probability": probability}
    (read,) = gold_of(forecasts=[forecast]).forecasts
    assert read.chance == (None if chance is None else pytest.approx(chance))


def test_a_repeated_mention_points_to_its_original_by_either_key(gold_of):
    place = {"start": 0, "end": 9}
    rows = [
        {"id": "f1", **place},
        {"id": "f2", **place, "mention_of": "f1"},
        {"id": "f3", **place, "restates": "f1"},
    ]
    assert [f.repeats for f in gold_of(forecasts=rows).forecasts] == ["", "f1", "f1"]


def test_the_end_of_a_period_stands_for_a_missing_date(gold_of):
    row = {"id": "f1", "start": 0, "end": 9, "horizon": {"end": "2031-12-31", "text": "by 2031"}}
    (read,) = gold_of(forecasts=[row]).forecasts
    assert read.date == "2031-12-31"
    assert read.period == ("", "2031-12-31", "", "by 2031")


def test_a_stated_change_is_no_result_and_a_range_has_several_scores(gold_of):
    rows = [
        {"benchmark": "FlowBench", "score": 40, "score_high": 44},
        {"benchmark": "FlowBench", "score_range": [1, 2.5], "date": 2030},
        {"benchmark": "FlowBench", "score": 4, "kind": "delta"},
    ]
    results = gold_of(benchmarks=rows).results
    assert [r.scores for r in results] == [(40.0, 44.0), (1.0, 2.5)]
    assert results[1].date == "2030"


def test_what_only_looks_like_a_claim_is_kept_apart_from_boilerplate(gold_of):
    gold = gold_of(
        boilerplate=[{"start": 0, "end": 5}],
        not_claims=[{"start": 6, "end": 9}],
        negatives=[
            {"start": 10, "end": 12, "looks_like": "a claim"},
            {"start": 13, "end": 15, "looks_like": ["person"]},
        ],
    )
    assert gold.boilerplate == (Place(0, 5),)
    assert set(gold.not_claims) == {Place(6, 9), Place(10, 12)}


def test_links_that_only_restate_are_left_out(gold_of):
    rows = [{"from": "c1", "to": "c2", "relation": r} for r in ("restates", "disputes")]
    assert [link.relation for link in gold_of(links=rows).links] == ["disputes"]


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ({"claims": {}}, "claims"),
        ({"claims": ["c1"]}, "claims"),
        ({"claims": [{**CLAIM, "start": "4"}]}, "claims[0].start"),
        ({"claims": [{**CLAIM, "start": True}]}, "claims[0].start"),
        ({"claims": [{**CLAIM, "start": -1}]}, "claims[0].start"),
        ({"claims": [{**CLAIM, "end": 4}]}, "claims[0].end"),
        ({"claims": [{"id": "c1", "end": 4}]}, "claims[0].start"),
        ({"claims": [CLAIM, CLAIM]}, "claims[1].id"),
        ({"claims": [{**CLAIM, "id": None}]}, "claims[0].id"),
        ({"claims": [{**CLAIM, "speaker": ["Ada"]}]}, "claims[0].speaker"),
        ({"claims": [{**CLAIM, "alt_speakers": [7]}]}, "claims[0].alt_speakers"),
        ({"claims": [{**CLAIM, "alt_speakers": {}}]}, "claims[0].alt_speakers"),
        ({"claims": [{**CLAIM, "also_at": [{"start": 9, "end": 3}]}]}, "claims[0].also_at[0].end"),
        ({"forecasts": [{"start": 0, "end": 9, "probability": 0.4}]}, "forecasts[0].probability"),
        (
            {"forecasts": [{"start": 0, "end": 9, "probability": {"point": "0.4"}}]},
            "forecasts[0].probability.point",
        ),
        ({"benchmarks": [{"score_range": [1, "2"]}]}, "benchmarks[0].score_range"),
        ({"benchmarks": [{"score_range": 1}]}, "benchmarks[0].score_range"),
        ({"people": [{"name": "Ada", "mentions": [{}]}]}, "people[0].mentions[0].start"),
        ({"posts": [{"id": "p1"}]}, "posts[0].start"),
    ],
)
def test_a_wrong_value_is_named_by_file_and_key(gold_of, content, path):
    with pytest.raises(SettingsError) as problem:
        gold_of(**content)
    assert f"dams.json: {path} is " in str(problem.value)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize("content", ["", "{", "[]", '"claims"', "\udcff"])
def test_a_file_that_is_no_json_object_is_named(tmp_path, content):
    file = tmp_path / "dams.json"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError, match=r"dams\.json: .*JSON"):
        read_gold(file)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"dams\.json: cannot be read"):
        read_gold(tmp_path / "dams.json")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 9)
    | st.floats(allow_nan=False)
    | st.text("ab", max_size=2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "start", "end", "also_at", "probability", "score", "mentions", "from"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
KEYS = ["claims", "forecasts", "benchmarks", "people", "posts", "links", "not_claims", "sha256"]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_any_json_reads_as_gold_or_is_refused_in_one_line(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "any-gold.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    problem = None
    try:
        gold = read_gold(file)
    except SettingsError as err:
        problem = str(err)
    if problem is None:
        assert (gold is None) == ("claims" not in content)
    else:
        assert str(file) in problem
        assert "\n" not in problem


def test_the_digest_follows_names_and_bytes_but_not_other_files(tmp_path):
    def digest(**files):
        folder = tmp_path / f"gold{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        for name, content in files.items():
            (folder / name.replace("_", ".")).write_text(content)
        return gold_digest(folder)

    first = digest(a_json="{}", b_json="[]")
    assert digest(b_json="[]", a_json="{}", README_md="read me", CROSS_json="{}") == first
    assert digest(a_json="{} ", b_json="[]") != first
    assert digest(a_json="[]", b_json="{}") != first
    assert digest(a_json="{}") != first


def test_a_folder_without_gold_is_named(tmp_path):
    (tmp_path / "CROSS.json").write_text("{}")
    with pytest.raises(SettingsError, match="no gold file"):
        gold_digest(tmp_path)
    with pytest.raises(SettingsError, match="no gold file"):
        gold_digest(tmp_path / "nowhere")


def test_a_gold_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "dams.json").mkdir()
    with pytest.raises(SettingsError, match=r"dams\.json: cannot be read"):
        gold_digest(tmp_path)
