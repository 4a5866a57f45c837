"""Links by the shape of a thread: an author who goes on, and posts that speak to the root."""

from __future__ import annotations

from tests.extractors_claims.links_told import told

CLAIM = "The tunnel will empty the ferries within two years."


def test_an_author_who_goes_on_supports_the_one_claim_of_the_post_before(read):
    more = "The tunnel took half of the lorries in its first spring."
    draft = read(f"{CLAIM}\n{more}", posts=[("p1", "ebb", None), ("p2", "ebb", "p1")])
    assert told(draft, "thread-goes-on") == [(more, "supports", CLAIM)]


def test_who_turns_from_an_own_post_does_not_support_it(read):
    more = "But the tunnel lost half of the lorries in its second spring."
    draft = read(f"{CLAIM}\n{more}", posts=[("p1", "ebb", None), ("p2", "ebb", "p1")])
    assert told(draft, "thread-goes-on") == []


def test_which_of_several_claims_an_author_goes_on_with_is_not_told(read):
    first = "The quay is old. The cranes are new."
    more = "The harbour took half of the lorries in its first spring."
    draft = read(f"{first}\n{more}", posts=[("p1", "ebb", None), ("p2", "ebb", "p1")])
    assert told(draft, "thread-goes-on") == []


def _thread(last, *, answers):
    replies = [f"Reply number {n} speaks of the weather." for n in "abcdef"[:answers]]
    posts = [("p1", "ebb", None)]
    posts += [(f"p{n + 2}", f"who{n}", "p1") for n in range(answers)]
    posts += [("p9", "flow", None)]
    return "\n".join([CLAIM, *replies, last]), posts


def test_a_post_that_answers_none_and_disagrees_disputes_the_root_of_the_thread(read):
    last = "I don't think that the lorries will leave the ferries so soon."
    text, posts = _thread(last, answers=6)
    assert told(read(text, posts=posts), "root-disagrees") == [(last, "disputes", CLAIM)]


def test_a_page_of_few_answers_has_no_root(read):
    last = "I don't think that the lorries will leave the ferries so soon."
    text, posts = _thread(last, answers=3)
    assert told(read(text, posts=posts), "root-disagrees") == []


def test_what_is_held_possible_and_turned_from_at_once_is_disputed(read):
    draft = read("It's possible that the quay is sinking, but I assume that the cranes lean.")
    ((from_, relation, to),) = told(draft, "concession-turned")
    assert (relation, "cranes" in from_, "sinking" in to) == ("disputes", True, True)


ARTICLE = """# Heat pumps stay dear
Heat pumps will stay dear for ten years. Training a fitter takes three years. The colleges are full. """


def under_article(read, comment):
    posts = [None, None, ("p1", "ebb", None)]
    draft = read(f"{ARTICLE.strip()}\n{comment}", posts=posts)
    return told(draft, "article-agrees") + told(draft, "article-disagrees")


def test_a_comment_that_reacts_to_the_text_above_takes_a_side_on_what_its_title_says(read):
    thesis = "Heat pumps will stay dear for ten years."
    assert under_article(read, "I disagree.") == [("I disagree.", "disputes", thesis)]
    agreed = "Agreed, nobody wants to learn the trade any more."
    assert under_article(read, agreed) == [(agreed, "supports", thesis)]


def test_words_that_tell_no_side_on_the_whole_text_make_no_link(read):
    assert under_article(read, "You are far too charitable to the fitters.") == []
    assert under_article(read, "My neighbour and her sister once said that they disagree.") == []


def test_a_text_that_no_claim_sums_up_gets_no_reactions(read):
    text = ARTICLE.replace("Heat pumps stay dear", "Notes from a cold winter").strip()
    draft = read(f"{text}\nI disagree.", posts=[None, None, ("p1", "ebb", None)])
    assert told(draft, "article-disagrees") == []
