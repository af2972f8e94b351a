"""Languages as bibliographies name them -> BCP 47 tags."""

import re

_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?", re.IGNORECASE | re.ASCII)
_NAMES = {
    "afrikaans": "af", "arabic": "ar", "basque": "eu", "brazil": "pt-BR", "brazilian": "pt-BR", "british": "en-GB",
    "bulgarian": "bg", "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "american": "en-US", "american english": "en-US", "british english": "en-GB",
    "australian": "en-AU", "canadian": "en-CA", "estonian": "et", "finnish": "fi",
    "french": "fr", "francais": "fr", "français": "fr", "galician": "gl", "german": "de", "ngerman": "de", "deutsch": "de",
    "austrian": "de-AT", "naustrian": "de-AT", "nswissgerman": "de-CH", "swissgerman": "de-CH", "greek": "el",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "magyar": "hu", "icelandic": "is", "indonesian": "id", "irish": "ga",
    "italian": "it", "italiano": "it", "japanese": "ja", "korean": "ko", "latin": "la", "latvian": "lv", "lithuanian": "lt",
    "norsk": "nb", "nynorsk": "nn", "norwegian": "no", "persian": "fa", "farsi": "fa", "polish": "pl", "polski": "pl",
    "portuges": "pt", "portuguese": "pt", "português": "pt", "romanian": "ro", "russian": "ru", "serbian": "sr",
    "slovak": "sk", "slovene": "sl", "slovenian": "sl", "spanish": "es", "español": "es", "espanol": "es", "swedish": "sv",
    "svenska": "sv", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi", "welsh": "cy",
}  # fmt: skip
_THREE_LETTERS = {
    "ara": "ar", "chi": "zh", "zho": "zh", "cze": "cs", "ces": "cs", "dan": "da", "dut": "nl", "nld": "nl", "eng": "en",
    "fin": "fi", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de", "gre": "el", "ell": "el", "heb": "he", "hun": "hu",
    "ita": "it", "jpn": "ja", "kor": "ko", "nor": "no", "per": "fa", "fas": "fa", "pol": "pl", "por": "pt", "rum": "ro",
    "ron": "ro", "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr", "ukr": "uk", "vie": "vi",
}  # fmt: skip


def language_of(text: str | None) -> str | None:
    """Return the tag of a language: "German", "ngerman", "ger", "de_DE" -> "de", "de", "de", "de-DE"; None if unknown."""
    if not text:
        return None
    word = text.strip().lower().removeprefix("lang")
    if word in _NAMES:
        return _NAMES[word]
    if word in _THREE_LETTERS:
        return _THREE_LETTERS[word]
    tag = text.strip().replace("_", "-")
    if not _TAG.fullmatch(tag):
        return None
    language, *rest = tag.split("-")
    shaped = (part.title() if len(part) == 4 else part.upper() for part in rest)
    return "-".join((_THREE_LETTERS.get(language.lower(), language.lower()), *shaped))
