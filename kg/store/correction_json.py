"""Corrections as JSON: one object for what is changed, one line for an entry of the log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import ClaimtrailError, SettingsError
from kg.model import ClaimDecision, EntityKind, NameDecision, Place, Relation, Span, Verdict
from kg.model.correction import (
    Amendment,
    Around,
    Correction,
    Hiding,
    RecordKind,
    Rejection,
    SpeakerChange,
    Undoing,
    Unlinking,
    WordingChange,
)

# The only dicts of this module: they are the JSON objects, and nobody else sees them.
_Json = dict[str, Any]


def change_to_json(change: Amendment) -> str:
    """What is changed, as one line of JSON with sorted keys."""
    return json.dumps(_object(change), ensure_ascii=False, sort_keys=True)


def change_from_json(line: str) -> Amendment:
    """What a line of JSON says is changed.

    Raises:
        ValueError: it is none of ours, or the model refuses it.
    """
    try:
        return _change(json.loads(line))
    except (KeyError, TypeError, AttributeError) as err:
        msg = f"a correction that cannot be read ({type(err).__name__}: {err})"
        raise ValueError(msg) from err


def entry_to_json(entry: Correction) -> str:
    """What an entry changed when it was made, with the words around its places, as one line of JSON."""
    return json.dumps(_kept(entry), ensure_ascii=False, sort_keys=True)


def around_from_json(line: str) -> tuple[Around, ...]:
    """The words around the places of a line's change; empty where none were kept.

    Raises:
        ValueError: they are none of ours.
    """
    try:
        return _around(json.loads(line))
    except (KeyError, TypeError, AttributeError) as err:
        msg = f"words around a correction that cannot be read ({type(err).__name__}: {err})"
        raise ValueError(msg) from err


def log_to_lines(log: Iterable[Correction]) -> str:
    """The log as JSON Lines, an entry to a line, with a newline at the end of each."""
    return "".join(
        json.dumps(
            {"at": entry.at, "by": entry.by, "note": entry.note, "change": _kept(entry)},
            ensure_ascii=False,
            sort_keys=True,
        )
        + "\n"
        for entry in log
    )


def log_from_lines(text: str, where: str) -> tuple[Correction, ...]:
    """The entries of a file of JSON Lines.

    Args:
        text: its content; empty lines are passed over.
        where: how messages call it.

    Raises:
        SettingsError: a line is no entry of a log.
    """
    found = []
    for n, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            made = json.loads(line)
            change = made["change"]
            entry = Correction(
                made["at"], made["by"], _change(change), made["note"], _around(change)
            )
        except (ValueError, KeyError, TypeError, AttributeError, ClaimtrailError) as err:
            msg = f"{where}: line {n} is no correction ({err}); mend it or move the file away"
            raise SettingsError(msg) from err
        found.append(entry)
    return tuple(found)


def _kept(entry: Correction) -> _Json:
    made = _object(entry.original)
    return made | {"around": [list(words) for words in entry.around]} if entry.around else made


def _around(made: Mapping[str, Any]) -> tuple[Around, ...]:
    return tuple((str(before), str(after)) for before, after in made.get("around", ()))


def _object(change: Amendment) -> _Json:  # noqa: PLR0911 (one for each kind)
    match change:
        case SpeakerChange(at=at, speaker=speaker):
            return {"kind": "speaker", "at": _place(at), "speaker": speaker}
        case WordingChange(at=at, wording=wording):
            return {"kind": "wording", "at": _place(at), "wording": wording}
        case Rejection(record=record, at=at, detail=detail):
            return {"kind": "reject", "record": record.value, "at": _place(at), "detail": detail}
        case Hiding(at=places):
            return {"kind": "hide", "at": [_place(place) for place in places]}
        case Unlinking(from_=from_, to=to, relation=relation):
            ends = {"from": _place(from_), "to": _place(to)}
            return {"kind": "unlink", **ends, "relation": relation.value}
        case ClaimDecision(one=one, other=other, verdict=verdict):
            both = {"one": _place(one), "other": _place(other)}
            return {"kind": "claims", **both, "verdict": verdict.value}
        case NameDecision(kind=kind, one=first, other=second, verdict=verdict):
            names = {"of": kind.value, "one": first, "other": second}
            return {"kind": "names", **names, "verdict": verdict.value}
        case Undoing(entry=entry):
            return {"kind": "undo", "entry": entry}


def _change(made: Mapping[str, Any]) -> Amendment:  # noqa: PLR0911 (one for each kind)
    match made["kind"]:
        case "speaker":
            return SpeakerChange(_at(made["at"]), str(made["speaker"]))
        case "wording":
            return WordingChange(_at(made["at"]), str(made["wording"]))
        case "reject":
            record = RecordKind(made["record"])
            return Rejection(record, _at(made["at"]), str(made["detail"]))
        case "hide":
            return Hiding(tuple(_at(place) for place in made["at"]))
        case "unlink":
            relation = Relation(made["relation"])
            return Unlinking(_at(made["from"]), _at(made["to"]), relation)
        case "claims":
            return ClaimDecision(_at(made["one"]), _at(made["other"]), Verdict(made["verdict"]))
        case "names":
            names = EntityKind(made["of"]), str(made["one"]), str(made["other"])
            return NameDecision(*names, Verdict(made["verdict"]))
        case "undo":
            return Undoing(str(made["entry"]))
        case other:
            msg = f"no kind of correction is called {other!r}"
            raise ValueError(msg)


def _place(place: Place) -> _Json:
    span = place.span
    return {"source": place.source, "start": span.start, "end": span.end, "quote": span.quote}


def _at(made: Mapping[str, Any]) -> Place:
    return Place(str(made["source"]), Span(made["start"], made["end"], made["quote"]))
