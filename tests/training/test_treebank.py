"""Treebank reading and tokenisation, on sentences of our own."""

import gzip
import sys

import pytest

from tests.conftest import ROOT

CONLLU = """# newdoc id = a
# newpar id = a-1
# text = Dams don't hold.
1\tDams\tdam\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\tVerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\thold\thold\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = It rains.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\trains\train\tVERB\tVBZ\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar id = a-2
# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

"""


@pytest.fixture
def syntax(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "training" / "syntax"), *sys.path])
    import tokenizer
    import treebank

    return treebank, tokenizer


def test_paragraphs_keep_text_heads_and_sentences(syntax, tmp_path):
    from spacy.lang.en import English

    treebank, _ = syntax
    path = tmp_path / "a.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    first, second = treebank.paragraphs(treebank.read_sentences(path))
    doc = treebank.to_doc(English().vocab, first)
    assert doc.text == "Dams don't hold. It rains. "
    assert [s.text for s in doc.sents] == ["Dams don't hold.", "It rains."]
    assert [t.head.text for t in doc] == [
        "hold",
        "hold",
        "hold",
        "hold",
        "hold",
        "rains",
        "rains",
        "rains",
    ]
    assert doc[3].dep_ == "ROOT"
    assert doc[2].lemma_ == "not"
    assert [w.form for s in second for w in s.words] == ["Yes"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a 15-year plan!!!", ["a", "15", "-", "year", "plan", "!!!"]),
        ("non-profit e-mail", ["non-profit", "e-mail"]),
        ("well-known self\u2011made", ["well", "-", "known", "self", "\u2011", "made"]),
        ("2005-2006", ["2005", "-", "2006"]),
        ("555-0199", ["555-0199"]),
        ("they don't", ["they", "do", "n't"]),
    ],
)
def test_tokens_are_those_of_universal_dependencies(syntax, text, tokens):
    from spacy.lang.en import English

    nlp = English()
    syntax[1].use_ud_tokenisation(nlp)
    assert [t.text for t in nlp(text)] == tokens
