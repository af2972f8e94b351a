"""How a person's headline numbers have changed from one profile document to the next."""

from generator.model.profile import Metric, Profile
from generator.plan.slugs import fold
from generator.plan.text import counted, day_text
from generator.plan.views import HistoryRow, HistoryView

_LABELS = {"h_index": "h-index", "ai_score": "AI score"}


def history_view(profile: Profile) -> HistoryView | None:
    """Return the numbers of every state that is known, newest first; None for one state only."""
    if not profile.history or profile.as_of is None:
        return None
    states = [*((one.as_of, one.metrics) for one in profile.history), (profile.as_of, profile.metrics)]
    keys = list(dict.fromkeys(metric.key for _, metrics in reversed(states) for metric in metrics))
    labels = {metric.key: _LABELS.get(metric.key, metric.label.capitalize()) for _, metrics in states for metric in metrics}
    rows = []
    before: dict[str, Metric] = {}
    for day, metrics in states:
        now = {metric.key: metric for metric in metrics}
        rows.append(HistoryRow(day_text(day), day.isoformat(), tuple(_cell(now.get(key), before.get(key)) for key in keys)))
        before = now
    last = profile.history[-1]
    known = {fold(title) for title in last.titles}
    new = sum(fold(paper.title) not in known for paper in profile.papers if paper.format == "profile")
    since = f"{counted(new, 'paper')} {'is' if new == 1 else 'are'} new since {day_text(last.as_of)}." if new else ""
    return HistoryView(tuple(labels[key] for key in keys), tuple(reversed(rows)), since)


def _cell(now: Metric | None, before: Metric | None) -> tuple[str, str]:
    """Return a number as printed, and by how much it differs from the one before: ("1,679", "+120")."""
    if now is None:
        return ("", "")
    if before is None or before.value == now.value:
        return (now.text, "")
    change = now.value - before.value
    return (now.text, f"{'+' if change > 0 else '−'}{abs(change):,.10g}")
