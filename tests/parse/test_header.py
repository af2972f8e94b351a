import pytest

from generator.parse.header import parse_metric


@pytest.mark.parametrize(
    ("text", "key", "label", "value", "unit", "shown"),
    [
        ("h-index20", "h_index", "h-index", 20, None, "20"),
        ("15papers", "papers", "papers", 15, None, "15"),
        ("1paper", "papers", "paper", 1, None, "1"),
        ("1,679citations", "citations", "citations", 1679, None, "1,679"),
        ("1,234,567citations", "citations", "citations", 1234567, None, "1,234,567"),
        ("Novelty54%", "novelty", "Novelty", 54, "%", "54%"),
        ("Novelty54.5%", "novelty", "Novelty", 54.5, "%", "54.5%"),
        ("AI Score62", "ai_score", "AI Score", 62, None, "62"),
        ("AI Score 62.5", "ai_score", "AI Score", 62.5, None, "62.5"),
        ("i10-index25", "i10_index", "i10-index", 25, None, "25"),
        ("12 patents", "patents", "patents", 12, None, "12"),
        ("h-index: 20", "h_index", "h-index", 20, None, "20"),
    ],
)
def test_a_label_and_a_number_in_either_order(
    text: str, key: str, label: str, value: float, unit: str | None, shown: str
) -> None:
    metric = parse_metric(text)
    assert metric is not None
    assert (metric.key, metric.label, metric.value, metric.unit, metric.text) == (key, label, value, unit, shown)


@pytest.mark.parametrize("text", ["", "h-index", "twenty", "20", "h-index٢", "1,2,3citations x" * 20, "54%"])
def test_what_is_no_metric_is_none(text: str) -> None:
    assert parse_metric(text) is None
