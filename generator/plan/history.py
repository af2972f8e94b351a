"""How a person's headline numbers have changed from one profile document to the next."""

from generator.language.words import Words
from generator.model.profile import Metric, Profile
from generator.plan.gist import gist_of
from generator.plan.slugs import fold
from generator.plan.text import day_text
from generator.plan.views.statistics import HistoryRow, HistoryView


def metric_label(metric: Metric, words: Words) -> str:
    """Return what to call a headline number; unknown ones as the source does."""
    match metric.key:
        case "h_index":
            return words.say("h-index")
        case "papers":
            return words.say("Papers")
        case "citations":
            return words.say("Citations")
        case "novelty":
            return words.say("Novelty")
        case "ai_score":
            return words.say("AI score")
    return metric.label


def history_view(profile: Profile, words: Words) -> HistoryView | None:
    """Return the numbers of every state that is known, newest first; None for one state only."""
    if not profile.history or profile.as_of is None:
        return None
    states = [*((one.as_of, one.metrics) for one in profile.history), (profile.as_of, profile.metrics)]
    keys = list(dict.fromkeys(metric.key for _, metrics in reversed(states) for metric in metrics))
    labels = {metric.key: metric_label(metric, words) for _, metrics in states for metric in metrics}
    rows = []
    before: dict[str, Metric] = {}
    for day, metrics in states:
        now = {metric.key: metric for metric in metrics}
        rows.append(
            HistoryRow(
                day_text(day, words), day.isoformat(), tuple(_cell(now.get(key), before.get(key), words) for key in keys)
            )
        )
        before = now
    last = profile.history[-1]
    known = {fold(title) for title in last.titles}
    new = sum(gist_of(paper).order[-1] not in known for paper in profile.papers if paper.format == "profile")
    day_before = day_text(last.as_of, words)
    since = (
        words.count(new, "{n} paper is new since {day}.", "{n} papers are new since {day}.", day=day_before) if new else ""
    )
    return HistoryView(tuple(labels[key] for key in keys), tuple(reversed(rows)), since)


def _cell(now: Metric | None, before: Metric | None, words: Words) -> tuple[str, str]:
    """Return a number as printed, and by how much it differs from the one before: ("1,679", "+120")."""
    if now is None:
        return ("", "")
    if before is None or before.value == now.value:
        return (words.figure(now.text), "")
    change = now.value - before.value
    return (words.figure(now.text), f"{'+' if change > 0 else '−'}{words.figure(f'{abs(change):,.10g}')}")
