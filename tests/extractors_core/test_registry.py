import dataclasses

from extractors.draft import Draft, Layer
from extractors.registry import STEPS, signature

FINAL = {
    Layer.BOILERPLATE,
    Layer.POSTS,
    Layer.STATEMENTS,
    Layer.CLAIMS,
    Layer.FORECASTS,
    Layer.BENCHMARKS,
    Layer.ENTITIES,
    Layer.LINKS,
}


def test_every_step_finds_what_it_requires():
    there = {Layer.TEXT}
    for step in STEPS:
        assert step.requires <= there, f"{step.name} lacks {step.requires - there}"
        assert step.provides, f"{step.name} provides nothing"
        assert not step.provides & there, f"{step.name} provides again {step.provides & there}"
        there |= step.provides
    assert there >= FINAL


def test_layers_are_the_drafts_fields():
    assert {layer.value for layer in Layer} <= {field.name for field in dataclasses.fields(Draft)}


def test_names_do_not_repeat_and_the_signature_holds_each():
    names = [step.name for step in STEPS]
    assert len(set(names)) == len(names)
    for step in STEPS:
        assert f"{step.name}/{step.version}" in signature()


def test_a_step_changes_only_what_it_provides():
    draft = Draft(
        text="Dams\n\nAda Quill says the river will rise by 2031. But nobody listens.\n",
        source="s-x",
        name="dams",
    )
    for step in STEPS:
        after = step(draft)
        for field in dataclasses.fields(Draft):
            if field.name not in {layer.value for layer in step.provides}:
                assert getattr(after, field.name) == getattr(draft, field.name), step.name
        draft = after
