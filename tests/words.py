"""What pages say in English, for tests."""

from generator.language.words import ENGLISH, words_of

ENGLISH_WORDS = words_of(ENGLISH)
