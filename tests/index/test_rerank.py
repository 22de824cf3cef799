"""Features of the re-ranker."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import rerank
from index.rerank import FEATURES, Entry, asked, confidence, features, longest_run, score


def even(field: str, term: str) -> float:
    return 1.0


def values(question: str, text: str, heading: str = "") -> dict[str, float]:
    found = features(asked(question, even), Entry(heading, text), 0.5, 0.25)
    return dict(zip(FEATURES, found, strict=True))


def test_features_tell_the_passage_that_holds_what_is_asked() -> None:
    question = "2027年工业总产值目标"
    right = values(question, "到2027年，工业总产值达到6000亿元。")
    wrong = values(question, "到2022年，旅游收入达到600亿元。")
    assert right["coverage"] > wrong["coverage"]
    assert right["numbers"] == 1.0
    assert wrong["numbers"] == 0.0
    assert (right["lexical"], right["dense"]) == (0.5, 0.25)


def test_the_words_of_one_sentence_count_more_than_the_same_words_spread() -> None:
    question = "绿色工厂的奖励标准"
    together = values(question, "绿色工厂的奖励标准为50万元。企业应当守法。")
    spread = values(question, "绿色企业应当守法。工厂登记。奖励从优。标准另定。")
    assert together["sentence_words"] > spread["sentence_words"]
    assert together["sentence_characters"] > spread["sentence_characters"]


def test_rare_characters_count_more_than_common_ones() -> None:
    assert values("枸杞企业", "种植枸杞。")["characters"] > values("枸杞企业", "扶持企业。")["characters"] > 0


def test_question_words_are_no_characters_to_look_for() -> None:
    assert values("枸杞什么时候", "枸杞")["characters"] > values("枸杞什么时候", "什么")["characters"]


def test_other_words_for_the_same_cover_a_word() -> None:
    assert values("规上企业", "规模以上企业")["coverage"] == 1.0
    assert values("规上企业", "高新技术企业")["coverage"] < 1.0


def test_headings_count() -> None:
    assert values("绿色工厂奖励", "给予50万元奖励", heading="绿色工厂")["heading"] > 0
    assert values("绿色工厂奖励", "给予50万元奖励")["heading"] == 0


def test_words_far_apart_are_not_near() -> None:
    assert values("绿色工厂", "绿色工厂")["near"] >= values("绿色工厂", "绿色" + "。" * 60 + "工厂")["near"]


@pytest.mark.parametrize(
    ("short", "long", "length"), [("", "abc", 0), ("abc", "", 0), ("xabcy", "zabcz", 3), ("ab", "ab", 2)]
)
def test_longest_run(short: str, long: str, length: int) -> None:
    assert longest_run(short, long) == length


@settings(derandomize=True, deadline=None)
@given(st.text("工业企业发展2027年，。a ", max_size=30), st.text("工业企业发展2027年，。a\n ", max_size=80))
def test_shares_lie_between_0_and_1(question: str, text: str) -> None:
    found = values(question, text, heading=text[:10])
    assert all(0 <= value <= 1 + 1e-9 for name, value in found.items() if name != "length")
    assert 0 <= confidence(tuple(found.values())) <= 1


def test_the_weights_fit_the_features() -> None:
    model = json.loads(Path(rerank.__file__).with_name("ranking.json").read_text())
    assert len(model["rank"]) == len(FEATURES)
    assert len(model["answered"]) == len(FEATURES) + 1
    assert all(weight >= 0 for weight in model["rank"])


def test_a_better_passage_scores_and_is_trusted_more() -> None:
    better = (1.0, 0.8, 1.0, 1.0, 0.5, 1.0, 1.0, 0.5, 4.0, 1.0, 1.0, 1.0)
    worse = (0.5, 0.2, 0.3, 0.2, 0.1, 0.0, 0.0, 0.0, 4.0, 0.3, 0.2, 0.2)
    assert score(better) > score(worse)
    assert confidence(better) > 0.7 > 0.3 > confidence(worse)
