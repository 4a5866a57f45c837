"""An article of our own, and the ids that a command prints."""

import json

ARTICLE = (
    "The Dam\n\nAda Quill estimates a 40% chance that the dam will fail by the end of 2031. "
    "Ben Okoro disagrees: he gives the dam a 5% chance of failing by the end of 2031. "
    "The wall is strong. For example, it held in the flood of 2029.\n"
    "On FlowBench the Tide-2 model scored 71% in 2029.\n"
)


def ids(claimtrail, *words):
    return json.loads(claimtrail(*words, "--json")[1])
