"""Profile documents for tests, as texts."""

HEADER = "Ada Beispiel\n\nCL\nh-index20\n2papers\n1,679citations\nNovelty54%\nAI Score62\n"

FIRST = "92.3LGMay 28, 2025Code\nOn Walking\n\nAda Beispiel, Ben Exempel et al. · example-lab\n\nWe walk. It is good.\n"
SECOND = "CLDec 26, 2024\nOn Standing\n\nBen Exempel\n\nWe stand.\n"


def document(*papers: str, announced: int | None = None, header: str = HEADER) -> bytes:
    """Return a whole document of some papers."""
    count = len(papers) if announced is None else announced
    heading = f"{count} Paper{'' if count == 1 else 's'}"
    return "\n".join((header, heading + "\n", *papers)).encode()
