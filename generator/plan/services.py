"""Services that readers know by their mark, by the host of an address."""

from urllib.parse import urlsplit

_SERVICES = {
    "arxiv.org": "arxiv",
    "bsky.app": "bluesky",
    "codeberg.org": "codeberg",
    "dblp.org": "dblp",
    "dblp.uni-trier.de": "dblp",
    "dl.acm.org": "acm",
    "facebook.com": "facebook",
    "github.com": "github",
    "gitlab.com": "gitlab",
    "hf.co": "huggingface",
    "huggingface.co": "huggingface",
    "ieeexplore.ieee.org": "ieee",
    "inspirehep.net": "inspire",
    "instagram.com": "instagram",
    "kaggle.com": "kaggle",
    "linkedin.com": "linkedin",
    "mathoverflow.net": "stackexchange",
    "matrix.to": "matrix",
    "medium.com": "medium",
    "orcid.org": "orcid",
    "osf.io": "osf",
    "pubmed.ncbi.nlm.nih.gov": "pubmed",
    "researchgate.net": "researchgate",
    "scholar.google.com": "scholar",
    "scopus.com": "scopus",
    "semanticscholar.org": "semanticscholar",
    "stackexchange.com": "stackexchange",
    "stackoverflow.com": "stackoverflow",
    "substack.com": "substack",
    "t.me": "telegram",
    "threads.com": "threads",
    "threads.net": "threads",
    "twitter.com": "x",
    "wikidata.org": "wikidata",
    "wikipedia.org": "wikipedia",
    "x.com": "x",
    "youtube.com": "youtube",
    "zenodo.org": "zenodo",
    "zotero.org": "zotero",
}
_NAMES = {
    "acm": "ACM",
    "arxiv": "arXiv",
    "bluesky": "Bluesky",
    "codeberg": "Codeberg",
    "dblp": "DBLP",
    "facebook": "Facebook",
    "github": "GitHub",
    "gitlab": "GitLab",
    "huggingface": "Hugging Face",
    "ieee": "IEEE",
    "inspire": "INSPIRE",
    "instagram": "Instagram",
    "kaggle": "Kaggle",
    "linkedin": "LinkedIn",
    "mastodon": "Mastodon",
    "matrix": "Matrix",
    "medium": "Medium",
    "orcid": "ORCID",
    "osf": "OSF",
    "pubmed": "PubMed",
    "researchgate": "ResearchGate",
    "scholar": "Google Scholar",
    "scopus": "Scopus",
    "semanticscholar": "Semantic Scholar",
    "stackexchange": "Stack Exchange",
    "stackoverflow": "Stack Overflow",
    "substack": "Substack",
    "telegram": "Telegram",
    "threads": "Threads",
    "wikidata": "Wikidata",
    "wikipedia": "Wikipedia",
    "x": "X",
    "youtube": "YouTube",
    "zenodo": "Zenodo",
    "zotero": "Zotero",
}
"""What they call themselves. Mail has no name here: it is called by its address."""
_MASTODON = (
    "mastodon.",
    "mstdn.",
    "fosstodon.",
    "hachyderm.",
    "sigmoid.social",
    "mathstodon.",
    "scholar.social",
    "fediscience.",
)
"""How hosts of the fediverse begin that researchers are at."""


def service_of(url: str) -> str:
    """Return the service that an address belongs to, as templates/macros/service_icon.html names it; empty if it is none."""
    if url.startswith("mailto:"):
        return "mail"
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    while host:
        if host in _SERVICES:
            return _SERVICES[host]
        if host.startswith(_MASTODON):
            return "mastodon"
        # scholar.google.de is Google Scholar, and an account has no host of its own.
        if host.startswith("scholar.google."):
            return "scholar"
        host = host.partition(".")[2]
    return ""


def service_name(url: str) -> str:
    """Return what the service that an address belongs to calls itself; empty if it is none."""
    return _NAMES.get(service_of(url), "")
