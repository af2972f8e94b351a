"""Retry-After: how long a busy server asks for patience."""

import datetime
import email.utils


def asked_wait(value: str | None, now: datetime.datetime) -> float | None:
    """Return the seconds that a server asks for, in either form of the header (RFC 9110, section 10.2.3)."""
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return max(0.0, (moment - now).total_seconds())
