"""Names as bibliographies part them -> PersonName."""

import re

from generator.model.person import PersonName

LONGEST_NAME = 300
"""Characters of one name; collaborations have long ones."""

_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_ET_AL = re.compile(r"(?:^|(?<![\s,;])[\s,;]++)(?:and\s+)?(?:et\.?\s*al(?:ii|\b)\.?|and others|others)\s*\Z", re.IGNORECASE)


def name_of_parts(
    given: str | None,
    family: str | None,
    particle: str | None = None,
    suffix: str | None = None,
    *,
    dropping: str | None = None,
    display: str | None = None,
) -> PersonName | None:
    """Return a name from its parts; None if there is none.

    particle: what belongs to the family name and is not sorted by, "van"; dropping: what goes with the given name when
    the family name stands first, "von" of Alexander von Humboldt. display: as printed, if the source says so.
    """
    particles = _joined(dropping, particle)
    whole_family = _joined(particles, family)
    if display is None:
        if given and family and is_cjk(given) and is_cjk(family):
            # Chinese, Japanese and Korean say and write the family name first, without a blank.
            display = family + given
        else:
            display = _joined(given, whole_family, suffix)
    if not display:
        return None
    return PersonName(
        display=display[:LONGEST_NAME],
        given=given[:LONGEST_NAME] if given else None,
        family=whole_family[:LONGEST_NAME] if family and whole_family else None,
        particle=particles[:LONGEST_NAME] if particles and family else None,
        suffix=suffix[:LONGEST_NAME] if suffix else None,
    )


def name_as_printed(display: str, *, is_group: bool = False) -> PersonName | None:
    """Return a name that the source does not part; None if nothing is left of it."""
    shown = " ".join(display.split())[:LONGEST_NAME]
    return PersonName(display=shown, is_group=is_group) if shown else None


def is_cjk(text: str) -> bool:
    """Tell whether a name is written in Chinese, Japanese or Korean, which do not part it by blanks."""
    return _CJK.fullmatch(text) is not None


def without_et_al(text: str) -> tuple[str, bool]:
    """Return a text without "et al." or "and others" at its end, and whether it had one: more names are then unknown."""
    match = _ET_AL.search(text)
    return (text[: match.start()], True) if match else (text, False)


def _joined(*parts: str | None) -> str | None:
    """Return parts in a row; nothing is put behind "d'" and "al-"."""
    text = ""
    for part in parts:
        if part:
            text += part if not text or text[-1] in "'’-" else f" {part}"
    return text or None
