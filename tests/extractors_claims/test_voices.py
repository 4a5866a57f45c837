"""Who speaks, on texts of several fields and without a list of the people in them."""

from __future__ import annotations

import pytest

from extractors.claims.speaker_phrases import full_names, is_body, is_distinct, is_personal, phrases
from tests.extractors_claims.voices import PEOPLE, who

CASES = [
    (
        "Ember Atlas estimated in 2023 that solar would overtake coal by 2030. Few noticed.",
        "overtake coal",
        "Ember Atlas",
    ),
    (
        "Norvale Health reported in June 2024 that the new test had cut waiting times by 30%.",
        "waiting times",
        "Norvale Health",
    ),
    (
        "IQRA found in 2022 that half of the turbines stood still for a month.\nHowever, the same group found in 2023 that repairs had become twice as fast.",
        "turbines stood",
        "IQRA",
    ),
    (
        "IQRA found in 2022 that half of the turbines stood still for a month.\nHowever, the same group found in 2023 that repairs had become twice as fast.",
        "twice as fast",
        "IQRA",
    ),
    (
        "Solvent Energy wants a fleet of twelve reactors by 2035. The company said that the first site is ready.",
        "twelve reactors",
        "Solvent Energy",
    ),
    (
        "Solvent Energy wants a fleet of twelve reactors by 2035. The company said that the first site is ready.",
        "site is ready",
        "Solvent Energy",
    ),
    (
        "Tomas Reyes, an engineer at Northgrid, estimates that the cable will be late by two years.",
        "cable will be late",
        "Tomas Reyes",
    ),
    (
        "Dana Whitfield of the Riverton Institute puts the odds of a drought at 40%.",
        "odds of a drought",
        "Dana Whitfield",
    ),
    (
        "Ivo Marsden and his co-authors found that aspirin did nothing for older patients.",
        "aspirin did nothing",
        "Ivo Marsden",
    ),
    (
        "Ivo Marsden, the author of a long report on ice, thinks that the shelf will break up by 2040. He also says that the models run too cold. By break-up he means that more than half of the area is lost.",
        "shelf will break",
        "Ivo Marsden",
    ),
    (
        "Ivo Marsden, the author of a long report on ice, thinks that the shelf will break up by 2040. He also says that the models run too cold. By break-up he means that more than half of the area is lost.",
        "run too cold",
        "Ivo Marsden",
    ),
    (
        "Ivo Marsden, the author of a long report on ice, thinks that the shelf will break up by 2040. He also says that the models run too cold. By break-up he means that more than half of the area is lost.",
        "more than half",
        "Ivo Marsden",
    ),
    (
        "Lena Ortiz looked at ten years of match data. Ortiz therefore reads the streak as luck. In her view the league is more even than it looks.",
        "streak as luck",
        "Lena Ortiz",
    ),
    (
        "Lena Ortiz looked at ten years of match data. Ortiz therefore reads the streak as luck. In her view the league is more even than it looks.",
        "more even",
        "Lena Ortiz",
    ),
    (
        "Lena Ortiz looked at ten years of match data. For her, the goalkeeper is the decisive buy. Her guess is that the club finishes fifth.",
        "decisive buy",
        "Lena Ortiz",
    ),
    (
        "Lena Ortiz looked at ten years of match data. For her, the goalkeeper is the decisive buy. Her guess is that the club finishes fifth.",
        "finishes fifth",
        "Lena Ortiz",
    ),
    (
        "Dana Whitfield names three obstacles: money, land and time. She doubts the timetable. She rejects the idea that wind is too noisy.",
        "three obstacles",
        "Dana Whitfield",
    ),
    (
        "Dana Whitfield names three obstacles: money, land and time. She doubts the timetable. She rejects the idea that wind is too noisy.",
        "doubts the timetable",
        "Dana Whitfield",
    ),
    (
        "Dana Whitfield names three obstacles: money, land and time. She doubts the timetable. She rejects the idea that wind is too noisy.",
        "too noisy",
        "Dana Whitfield",
    ),
    (
        "The 40% that Whitfield gives the merger looks high to many traders. Dana Whitfield runs a fund.",
        "40%",
        "Dana Whitfield",
    ),
    (
        "Inflation is expected by the Northern Bank to fall below 2% by 2026.",
        "fall below",
        "Northern Bank",
    ),
    (
        "The figure of 300 deaths, according to the Norvale Institute, leaves out care homes.",
        "care homes",
        "Norvale Institute",
    ),
    (
        "Marsden's figure of 12 metres is the highest in the literature. Ivo Marsden is a glaciologist.",
        "12 metres",
        "Ivo Marsden",
    ),
    (
        "Ivo Marsden warns of a collapse within two decades and credits satellites for the insight.",
        "collapse",
        "Ivo Marsden",
    ),
    (
        "The Norvale Institute plans to vaccinate 2 million children by 2028.",
        "2 million",
        "Norvale Institute",
    ),
    (
        "Lund Bank sees growth of 3% in 2027. Analysts question the figure.",
        "growth of 3%",
        "Lund Bank",
    ),
    (
        "Ines Carvalho called the trial a failure. She blamed the dose.",
        "trial a failure",
        "Ines Carvalho",
    ),
    (
        "Ines Carvalho ran the trial. Her co-author, Pim Dekker, thinks that the effect is real.",
        "effect is real",
        "Pim Dekker",
    ),
    (
        "Ines Carvalho ran the trial and found that the drug works. The drug costs 40 euros a day.",
        "drug works",
        "Ines Carvalho",
    ),
    (
        "Pim Dekker told the Harbour Times that the port will flood by 2050.",
        "port will flood",
        "Pim Dekker",
    ),
    (
        "As Pim Dekker put it in March, the dykes were built for another sea.",
        "dykes were built",
        "Pim Dekker",
    ),
    (
        "Asked about the plan, Dekker said it would not work. Pim Dekker is an engineer.",
        "would not work",
        "Pim Dekker",
    ),
    (
        "Pim Dekker has long argued, most recently in a 2024 lecture, that the dykes are too low.",
        "dykes are too low",
        "Pim Dekker",
    ),
    (
        "In a 2024 lecture, Pim Dekker argued that the dykes are too low.",
        "dykes are too low",
        "Pim Dekker",
    ),
    (
        "In March 2024 Norvale Health said that it would close two wards.",
        "close two wards",
        "Norvale Health",
    ),
    ("GridWatch's latest survey puts outages at nine hours a year.", "outages", "GridWatch"),
    (
        "Pim Dekker is sure that the dykes will hold. He believes the pumps will not. His estimate is 2060.",
        "dykes will hold",
        "Pim Dekker",
    ),
    (
        "Pim Dekker is sure that the dykes will hold. He believes the pumps will not. His estimate is 2060.",
        "pumps will not",
        "Pim Dekker",
    ),
    (
        "The drug works, Carvalho argues, because it reaches the brain. Ines Carvalho ran the trial.",
        "drug works",
        "Ines Carvalho",
    ),
    (
        "Pim Dekker expects the port to flood by 2050 and the town to move by 2070.",
        "port to flood",
        "Pim Dekker",
    ),
    (
        "A former minister, Ola Brandt, called the dam a mistake. Brandt wants it gone by 2030.",
        "dam a mistake",
        "Ola Brandt",
    ),
    (
        "A former minister, Ola Brandt, called the dam a mistake. Brandt wants it gone by 2030.",
        "gone by 2030",
        "Ola Brandt",
    ),
    (
        "Ola Brandt gave the dam ten years. Nobody at the ministry agreed.",
        "ten years",
        "Ola Brandt",
    ),
    (
        "The Halden Panel, a body of nine judges, ruled in May that the contract was void. It warned that more such contracts exist.",
        "contract was void",
        "Halden Panel",
    ),
    (
        "The Halden Panel, a body of nine judges, ruled in May that the contract was void. It warned that more such contracts exist.",
        "more such contracts",
        "Halden Panel",
    ),
    (
        "Rosa Figueira, who has studied malaria for thirty years, does not believe that nets alone will do. Figueira points to Ghana, where cases doubled.",
        "cases doubled",
        "Rosa Figueira",
    ),
    (
        "Oil demand will peak in 2029, the Brent Institute forecasts. Its economists see prices of 60 dollars by then.",
        "peak in 2029",
        "Brent Institute",
    ),
    (
        "“We have never lost a patient to this drug,” says Kamal Idris, who leads the trial at Norvale Health.",
        "never lost a patient",
        "Kamal Idris",
    ),
    (
        "A study by Kamal Idris and colleagues found that altitude camps add two percent.",
        "two percent",
        "Kamal Idris",
    ),
    (
        "Petra Nowak thinks the reef will die. But Idris, her colleague, is more hopeful: he gives it a 30% chance of recovery by 2050. Kamal Idris has dived there since 1990.",
        "reef will die",
        "Petra Nowak",
    ),
    (
        "Petra Nowak thinks the reef will die. But Idris, her colleague, is more hopeful: he gives it a 30% chance of recovery by 2050. Kamal Idris has dived there since 1990.",
        "30% chance",
        "Kamal Idris",
    ),
    ("Petra Nowak's model predicts a 20% fall in catches by 2040.", "20% fall", "Petra Nowak"),
    (
        "The Fishers' Union rejects the quota. It wants a ban on trawlers by 2030.",
        "rejects the quota",
        "Fishers' Union",
    ),
    (
        "The Fishers' Union rejects the quota. It wants a ban on trawlers by 2030.",
        "ban on trawlers",
        "Fishers' Union",
    ),
    (
        "OceanWatch announced on Tuesday that it had counted 400 seals. OceanWatch expects 600 next year.",
        "400 seals",
        "OceanWatch",
    ),
    (
        "OceanWatch announced on Tuesday that it had counted 400 seals. OceanWatch expects 600 next year.",
        "600 next",
        "OceanWatch",
    ),
    (
        "WindCo, according to its chief executive Pia Holm, will build no more turbines at sea.",
        "no more turbines",
        "Pia Holm",
    ),
    (
        "Pia Holm, WindCo's chief executive, said the company would build no more turbines at sea.",
        "no more turbines",
        "Pia Holm",
    ),
    ("WindCo chief executive Pia Holm has ruled out a merger.", "merger", "Pia Holm"),
    (
        "WindCo's chief executive, Pia Holm, argues that the yards are empty.",
        "yards are empty",
        "Pia Holm",
    ),
    (
        "Pia Holm was asked whether wind would pay. She thinks so. The market, she argues, is there.",
        "is there",
        "Pia Holm",
    ),
    ("In her book, Pia Holm describes wind as a loan from the future.", "loan from", "Pia Holm"),
    (
        "By 2035, Holm expects, wind will be the cheapest source. Pia Holm runs WindCo.",
        "cheapest",
        "Pia Holm",
    ),
    (
        "The European Central Bank, meanwhile, maintains its view that inflation is beaten.",
        "inflation is beaten",
        "European Central Bank",
    ),
    (
        "Idris and Nowak disagree about the reef. Idris sees a slow recovery, while Nowak sees none before 2060. Kamal Idris and Petra Nowak both dive.",
        "none before 2060",
        "Petra Nowak",
    ),
    (
        "Not everyone agrees. Jonas Weil of the Ocean Lab calls the model a toy.",
        "model a toy",
        "Jonas Weil",
    ),
    (
        "Weil's answer is that nobody has counted. Jonas Weil leads the Ocean Lab. The lab counts seals.",
        "nobody has counted",
        "Jonas Weil",
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_who_holds_it(build, text, words, expected):
    assert who(build, text, words, people=PEOPLE).lower() == expected.lower()


def test_a_figure_in_a_relative_clause_is_whose_it_is(build):
    text = "The 40% that Whitfield gives the merger looks high."
    known = {"Dana Whitfield": ("Whitfield",)}
    assert who(build, text, "40%", people=known) == "Dana Whitfield"


def test_it_takes_up_a_body_that_spoke_and_no_thing(build):
    known = {"Norvale Bank": ()}
    text = "Norvale Bank said that rates will fall. It expects a cut in May."
    assert who(build, text, "cut in May", organisations=known) == "Norvale Bank"
    text = "Norvale Bank lends money. It expects nothing that others do not."
    assert who(build, text, "expects nothing", organisations=known) == "author"


def test_phrases_know_their_determiner_and_role():
    text = "The same engineer spoke. Its author left. Holm's critics stayed."
    found = [(p.words, p.role, p.determiner) for p in phrases(text, 0, len(text))]
    assert found == [
        ("engineer", "engineer", "the"),
        ("author", "author", "its"),
        ("Holm's critics", None, ""),
    ]


def test_a_year_or_month_before_a_group_only_dates_what_it_says():
    text = "In 2019 critics said no. In May doctors warned of it. The 2019 critics said little."
    assert [phrase.words for phrase in phrases(text, 0, len(text))] == [
        "critics",
        "doctors",
        "2019 critics",
    ]


def test_names_are_told_from_openings_titles_and_tests():
    text = "Economist Maria Lund met Ola Brandt's team. However Norvale waited."
    assert [text[a:b] for a, b in full_names(text, 0, len(text))] == ["Maria Lund", "Ola Brandt"]
    assert is_distinct("OceanWatch")
    assert not is_distinct("TideBench")
    assert not is_distinct("Ocean")
    assert is_body("Norvale Institute")
    assert is_personal("Ola Brandt")
    assert not is_personal("Norvale Institute")
