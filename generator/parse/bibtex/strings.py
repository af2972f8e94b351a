r"""Words that stand for others: months, the strings of a file, the journal macros of NASA's ADS (`\apj`)."""

import re
from collections.abc import Mapping

from generator.parse.bibtex.scan import Field

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Every style defines these; they are kept as words, since the field for the month is read as words."""

LONGEST_VALUE = 200_000
"""Characters of a field; the longest real ones, lists of thousands of authors, have some 100,000."""

_JOURNALS = {
    "actaa": "Acta Astronomica", "aap": "Astronomy and Astrophysics", "aapr": "Astronomy and Astrophysics Reviews",
    "aaps": "Astronomy and Astrophysics Supplement Series", "aas": "American Astronomical Society Meeting Abstracts",
    "aj": "The Astronomical Journal", "ao": "Applied Optics", "apj": "The Astrophysical Journal",
    "apjl": "The Astrophysical Journal Letters", "apjlett": "The Astrophysical Journal Letters",
    "apjs": "The Astrophysical Journal Supplement Series", "aplett": "Astrophysics Letters",
    "apspr": "Astrophysics Space Physics Research",
    "apss": "Astrophysics and Space Science", "araa": "Annual Review of Astronomy and Astrophysics",
    "azh": "Astronomicheskii Zhurnal", "baas": "Bulletin of the American Astronomical Society",
    "bac": "Bulletin of the Astronomical Institutes of Czechoslovakia",
    "bain": "Bulletin of the Astronomical Institutes of the Netherlands", "caa": "Chinese Astronomy and Astrophysics",
    "cjaa": "Chinese Journal of Astronomy and Astrophysics", "fcp": "Fundamentals of Cosmic Physics",
    "gca": "Geochimica et Cosmochimica Acta", "grl": "Geophysical Research Letters", "iaucirc": "IAU Circulars",
    "icarus": "Icarus", "jcap": "Journal of Cosmology and Astroparticle Physics", "jcp": "The Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research", "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "jrasc": "Journal of the Royal Astronomical Society of Canada", "memras": "Memoirs of the Royal Astronomical Society",
    "memsai": "Memorie della Società Astronomica Italiana",
    "mnras": "Monthly Notices of the Royal Astronomical Society", "na": "New Astronomy", "nar": "New Astronomy Reviews",
    "nat": "Nature", "nphysa": "Nuclear Physics A", "pasa": "Publications of the Astronomical Society of Australia",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasp": "Publications of the Astronomical Society of the Pacific", "physrep": "Physics Reports",
    "physscr": "Physica Scripta", "planss": "Planetary and Space Science", "pra": "Physical Review A",
    "prb": "Physical Review B", "prc": "Physical Review C", "prd": "Physical Review D", "pre": "Physical Review E",
    "prl": "Physical Review Letters", "procspie": "Proceedings of SPIE", "psj": "The Planetary Science Journal",
    "qjras": "Quarterly Journal of the Royal Astronomical Society", "rmxaa": "Revista Mexicana de Astronomía y Astrofísica",
    "skytel": "Sky and Telescope", "solphys": "Solar Physics", "sovast": "Soviet Astronomy",
    "ssr": "Space Science Reviews", "zap": "Zeitschrift für Astrophysik",
}  # fmt: skip
"""Source: NASA ADS, "Journal Abbreviations"; the macros of AASTeX."""

_NUMBER = re.compile(r"[0-9]+")
_JOURNAL_MACRO = re.compile(r"\s*\{?\\([a-z]+)\s*+(?:\}\s*+)?")


def expanded(field: Field, strings: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return a field's value with its strings filled in, and the names of strings that are not known: they stay words."""
    if len(field.parts) == 1 and not field.parts[0].is_macro:
        return field.parts[0].text[: LONGEST_VALUE + 1], ()
    texts: list[str] = []
    unknown: list[str] = []
    length = 0
    for part in field.parts:
        text = part.text
        if part.is_macro and not _NUMBER.fullmatch(text):
            name = text.lower()
            if name in strings:
                text = strings[name]
            elif name not in MONTHS and field.name != "month":
                unknown.append(text)
        length += len(text)
        # Strings that are made of strings could multiply without end.
        if length > LONGEST_VALUE:
            break
        texts.append(text)
    return "".join(texts), tuple(unknown)


def journal_of_macro(value: str) -> tuple[str, str] | None:
    r"""Return the journal that a macro such as `\mnras` stands for, and the macro's name; None if it is none."""
    match = _JOURNAL_MACRO.fullmatch(value)
    return (_JOURNALS[match[1]], match[1]) if match and match[1] in _JOURNALS else None
