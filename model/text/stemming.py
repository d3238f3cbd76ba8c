"""The stem of a Danish word: what is left without its endings (møderne, mødets → mød).

The rules of Snowball's Danish stemmer (Richard Boulton, BSD), written for single words of a question;
texts are never stemmed, a question is.
"""

_VOWELS = frozenset("aeiouyæåø")
_ENDINGS = (
    "erendes erende hedens erenes endes erens ernes erets heden heder ethed erede ende enes eren"
    " erer eres heds erne eret hed ered ene ere ens ers ets en er es et e"
)
_BEFORE_S = frozenset("abcdfghjklmnoprtvyzå")
_LATER = ("elig", "els", "lig", "ig")
_MOST_LETTERS = 60


def stem(word: str) -> str:
    """The stem of a word in small letters; a word that has no ending to lose is its own stem."""
    if len(word) > _MOST_LETTERS or not word.isalpha():
        return word
    region = _region(word)
    word = _without_consonant(_without_ending(word, region), region)
    word = _without_suffix(word, region)
    doubled = len(word) > region and len(word) > 1 and word[-1] == word[-2]
    return word[:-1] if doubled and word[-1] not in _VOWELS else word


def _region(word: str) -> int:
    """Where endings may begin: behind the first consonant after a vowel, three letters at least."""
    for place in range(1, len(word)):
        if word[place] not in _VOWELS and word[place - 1] in _VOWELS:
            return max(place + 1, 3)
    return len(word)


def _without_ending(word: str, region: int) -> str:
    for ending in _ENDINGS.split():
        if word.endswith(ending) and len(word) - len(ending) >= region:
            return word[: -len(ending)]
    if word.endswith("s") and len(word) - 1 >= region and word[-2] in _BEFORE_S:
        return word[:-1]
    return word


def _without_consonant(word: str, region: int) -> str:
    ends = word.endswith(("gd", "dt", "gt", "kt")) and len(word) - 2 >= region
    return word[:-1] if ends else word


def _without_suffix(word: str, region: int) -> str:
    if word.endswith("igst"):
        word = word[:-2]
    if word.endswith("løst") and len(word) - 4 >= region:
        return word[:-1]
    for suffix in _LATER:
        if word.endswith(suffix) and len(word) - len(suffix) >= region:
            return _without_consonant(word[: -len(suffix)], region)
    return word
