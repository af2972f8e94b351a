"""Identifiers of an entry, from all the fields in which people put them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from generator.model.identifiers import Identifier, Scheme
from generator.parse.latex import verbatim_of_tex
from generator.parse.values import arxiv_id_of, doi_of, identifier_of

Values = Mapping[str, str]

_ARCHIVES = re.compile(r"(?:corr|arxiv(?:\s+(?:e-?prints?|preprints?|\.org))?|arxiv\b.*)\.?", re.IGNORECASE | re.DOTALL)
_FIELDS: tuple[tuple[str, Scheme], ...] = (
    ("pmid", "pmid"), ("pmcid", "pmcid"), ("pmc", "pmcid"), ("mrnumber", "mr"), ("zblnumber", "zbl"), ("zbl", "zbl"),
    ("zmnumber", "zbl"), ("inspirehep_id", "inspire"), ("hal_id", "hal"), ("hal_local_reference", "hal"), ("hdl", "handle"),
    ("handle", "handle"), ("bibcode", "ads"), ("adsbibcode", "ads"), ("corpusid", "s2"), ("acl", "acl"),
)  # fmt: skip
_EPRINTS: dict[str, Scheme] = {"pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "hdl": "handle", "hal": "hal"}
_ADS = re.compile(r"(?:adsabs\.harvard\.edu/(?:abs|cgi-bin/nph-bib_query\?bibcode=)/?)([^/\s?]{19,25})", re.IGNORECASE)
_ACL = re.compile(
    r"https?://(?:www\.)?acl(?:anthology|web)\.(?:org|info)/(?:anthology/)?([A-Z][0-9]{2}-[0-9]{4,5}|[0-9]{4}\.[a-z0-9-]+\.[0-9]+)"
)
_PMID_URL = re.compile(r"ncbi\.nlm\.nih\.gov/(?:pubmed/|pmc/articles/)(PMC)?([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What names an entry's work."""

    doi: str | None
    arxiv_id: str | None
    others: tuple[Identifier, ...]

    def repeats(self, url: str) -> bool:
        """Tell whether an address only resolves one of the identifiers."""
        if self.doi and "doi.org/" in url and doi_of(url) == self.doi:
            return True
        return bool(self.arxiv_id and "arxiv.org/abs/" in url and _same_arxiv(arxiv_id_of(url), self.arxiv_id))

    def is_archive(self, journal: str) -> bool:
        """Tell whether the name of a journal is that of arXiv, in one of its many spellings."""
        return self.arxiv_id is not None and _ARCHIVES.fullmatch(journal.strip()) is not None


def identifiers_of(key: str, values: Values) -> Identifiers:
    """Return the identifiers of an entry."""
    doi = next((found for name in ("doi", "url", "ee", "note", "howpublished", "html")
                if (found := _doi(values, name))), None)  # fmt: skip
    arxiv_id = _arxiv_id(values) or (arxiv_id_of(doi) if doi and "arxiv" in doi else None)
    identifiers: list[Identifier | None] = []
    for name, scheme in _FIELDS:
        value = values.get(name)
        if value:
            identifiers.append(identifier_of(scheme, _in_form(scheme, verbatim_of_tex(value))))
    eprint_type = values.get("eprinttype", values.get("archiveprefix", "")).strip().lower()
    if "eprint" in values and eprint_type in _EPRINTS:
        scheme = _EPRINTS[eprint_type]
        identifiers.append(identifier_of(scheme, _in_form(scheme, verbatim_of_tex(values["eprint"]))))
    ads = _ADS.search(values.get("adsurl", "") or values.get("url", ""))
    if ads:
        identifiers.append(identifier_of("ads", unquote(ads[1])))
    if key.startswith("DBLP:"):
        identifiers.append(identifier_of("dblp", key.removeprefix("DBLP:")))
    url = values.get("url", "")
    acl = _ACL.match(url)
    if acl:
        identifiers.append(identifier_of("acl", acl[1]))
    pubmed = _PMID_URL.search(url)
    if pubmed:
        identifiers.append(identifier_of("pmcid" if pubmed[1] else "pmid", f"{pubmed[1] or ''}{pubmed[2]}"))
    others = {(identifier.scheme, identifier.value): identifier for identifier in identifiers if identifier}
    return Identifiers(doi, arxiv_id, tuple(others.values()))


def _doi(values: Values, name: str) -> str | None:
    value = values.get(name)
    if not value or "10." not in value:
        return None
    if name == "doi":
        return doi_of(verbatim_of_tex(value))
    # Elsewhere the resolver, or the word, has to stand before it.
    match = re.search(r"(?:doi\.org/|\bdoi:?\s*)(10\.[^\s{}\"<>]{3,500})", value[:5000], re.IGNORECASE)
    return doi_of(verbatim_of_tex(match[1])) if match else None


def _arxiv_id(values: Values) -> str | None:
    kind = values.get("archiveprefix", values.get("eprinttype", "")).strip(" {}").lower()
    eprint = values.get("eprint")
    if eprint and kind in ("", "arxiv"):
        plain = re.sub(r"\s*\[[\w.-]+\]\s*$", "", verbatim_of_tex(eprint))
        found = arxiv_id_of(plain)
        if found is None and (values.get("primaryclass") or values.get("eprintclass")):
            # Identifiers of the nineties, without their archive: 9804001 in hep-th.
            archive = (values.get("primaryclass") or values.get("eprintclass") or "").strip(" {}")
            found = arxiv_id_of(f"{archive}/{plain}")
        if found:
            return found
    for name in ("arxiv", "arxivid", "arxiv_id"):
        found = arxiv_id_of(verbatim_of_tex(values[name])) if name in values else None
        if found:
            return found
    for name in ("journal", "journaltitle", "url", "note", "howpublished", "eid", "pages", "volume", "number", "pdf", "html"):
        value = values.get(name)
        if value and ("arxiv" in value.lower() or (name == "volume" and value.startswith("abs/"))):
            found = arxiv_id_of(value[:1000]) or arxiv_id_of(verbatim_of_tex(value[:1000]))
            if found:
                return found
    volume = values.get("volume", "")
    if volume.startswith("abs/") and "corr" in values.get("journal", values.get("journaltitle", "")).lower():
        return arxiv_id_of(volume.removeprefix("abs/"))
    return None


def _in_form(scheme: Scheme, value: str) -> str:
    """Return an identifier in its registry's form: "MR1234567 (2001a:1)" -> "MR1234567"."""
    value = value.rpartition("/")[2] if "//" in value and scheme != "handle" else value
    if scheme == "pmcid":
        digits = re.sub(r"\D", "", value)
        return f"PMC{digits}" if digits else ""
    if scheme == "pmid":
        return re.sub(r"\D", "", value)
    if scheme == "mr":
        match = re.match(r"(?:MR)?\s*([0-9]{1,8})", value)
        return f"MR{match[1]}" if match else ""
    if scheme == "handle":
        return re.sub(r"^(?:https?://)?(?:hdl\.handle\.net/|hdl:)", "", value)
    return value


def _same_arxiv(one: str | None, other: str) -> bool:
    return one is not None and one.partition("v")[0] == other.partition("v")[0]
