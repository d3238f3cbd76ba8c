"""Danish words that bend by another vowel, or lose one: vedtage and vedtog, bog and bøger, regel and regler.

What ends alike is left to the stemmer; here stands what it cannot know, as Retskrivningsordbogen has
it, of the words that minutes use. Words that mean something else most of the time, like *så* and
*ved*, are no forms of a verb here, only the ends of longer ones (påså, overså).
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from model.text.folding import fold

_VERBS = """
bede beder bad* bedt bedte : til ud
binde binder bandt bundet bundne : af for op sammen til ud
blive bliver blev blevet blevne : for op ude
bringe bringer bragte bragt : an frem ind med om op tilbage tilveje ud videre
bryde bryder brød* brudt brudte : af for gennem ind ned op ud
byde byder bød budt budte : for ind op over på til ud under
bære bærer bar* båret bårne : frem inde over ud
drage drager drog draget dragne : an be for fore fra ind over på til ud und
drive driver drev drevet drevne : be for frem ind op over
falde falder faldt faldet faldne : bort for fra frem hjem ind på til tilbage ud und
finde finder fandt fundet fundne : be gen op ud
flyde flyder flød flydt : ind over ud
fortryde fortryder fortrød fortrudt :
fryse fryser frøs frosset frosne : fast inde ned
følge følger fulgte fulgt fulgte : efter for op
få får fik fået fåede :
give giver gav givet givne : af an godt ind lov med op over råd til tilbage ud videre
gribe griber greb grebet grebne : an be fore ind
gælde gælder gjaldt gældt : gen
gøre gør gjorde gjort gjorte : *
gå går gik gået gåede : af an be efter for fore frem gennem imøde ind
  om op over på til tilbage ud und under ved
hjælpe hjælper hjalp hjulpet hjulpne : af frem
hænge hænger hang hængt : af sammen ved
komme kommer kom kommet komne : an be efter for fore frem hen hjem imøde
  ind ned om op over til tilbage ud und ved
lade lader lod* ladet ladt ladte : efter for ind over til und
ligge ligger lå ligget : fore over på under
lyde lyder lød lydt : for
lægge lægger lagde lagt lagte : *
nyde nyder nød* nydt :
rive river rev revet revne* : ned op ud
række rækker rakte rakt : frem over ud
(se) (ser) (så) (set) sete (sås) : an efter forud gen ind over på til
sidde sidder sad siddet : be
sige siger sagde sagt sagte : af forud frem mod op til und
skride skrider skred skredet skredne : frem ind over
skrive skriver skrev skrevet skrevne : af be fore frem ind ned om op over på til ud under
skyde skyder skød* skudt skudte : af be for frem ind ned op på til ud
skære skærer skar skåret skårne : af be gennem ned op til ud
slå slår slog slået slåede : af an be for fore frem ned op over på sammen til ud und
spørge spørger spurgte spurgt : ad efter fore ud
stige stiger steg steget stegne : af be ind op over ud
stikke stikker stak stukket stukne : af frem ind ud
strække strækker strakte strakt : for ud
stryge stryger strøg strøget strøgne : be over ud
stå står stod stået ståede : af be bi for fore frem gen ind mod op over på til tilbage ude und
svinde svinder svandt svundet svundne : for hen ind
sælge sælger solgte solgt : af gen ud videre
sætte sætter satte sat : *
tage tager tog taget tagne : af an bi del for fore fra frem gen genop ind
  med mod op over på til tilbage ud under vare ved
træde træder trådte trådt : af be for fra frem gen ind mellem over sammen til tilbage ud
træffe træffer traf truffet trufne : an be ind over
trække trækker trak trukket trukne : fra frem ind ned over til tilbage ud
tvinge tvinger tvang tvunget tvungne : af frem på
tælle tæller talte talt : for med op
vide (ved) vidste vidst :
vige viger veg veget : af fra til und
vinde vinder vandt vundet vundne : gen ind over ud
vække vækker vakte vakt : op
vælge vælger valgte valgt : fra gen ind om til ud
"""
"""Infinitive, present, past, participles; behind the colon what may stand before them, * for anything.

A form with * is found by the others and finds none of them: it is as often a noun (bad, bar). One in
brackets is no word of its own here.
"""

_NOUNS = """
barn barnet børn børnene : *
bog bogen bøger bøgerne : *
bonde bonden bønder bønderne :
bror broder broderen brødre brødrene :
datter datteren døtre døtrene :
far fader faderen fædre fædrene :
finger fingeren fingre fingrene :
fod foden fødder fødderne :
hånd hånden hænder hænderne : *
ko koen køer køerne :
kraft kraften kræfter kræfterne : *
mand manden mænd mændene : *
mor moder moderen mødre mødrene :
nat natten nætter nætterne :
rand randen rande rænder rænderne :
rod roden rødder rødderne :
stad staden stæder stæderne : *
stang stangen stænger stængerne :
søster søsteren søstre søstrene :
tand tanden tænder tænderne :
øje øjet øjne øjnene :

artikel artiklen artikler artiklerne : *
center centeret centret centre centrene : *
cykel cyklen cykler cyklerne : *
eksempel eksemplet eksempler eksemplerne : *
filter filteret filtret filtre filtrene : *
forum forummet fora foraene : *
gymnasium gymnasiet gymnasier gymnasierne : *
kammer kammeret kamre kamrene : *
kapitel kapitlet kapitler kapitlerne : *
kommissorium kommissoriet kommissorier kommissorierne : *
konto kontoen konti kontiene kontoer kontoerne : *
kriterium kriteriet kriterier kriterierne : *
kursus kurset kurser kurserne : *
laboratorium laboratoriet laboratorier laboratorierne : *
lager lageret lagre lagrene : *
medium mediet medier medierne : *
middel midlet midler midlerne : *
ministerium ministeriet ministerier ministerierne : *
museum museet museer museerne : *
mønster mønsteret mønstret mønstre mønstrene : *
møbel møblet møbler møblerne : *
nummer nummeret numre numrene : *
regel reglen regler reglerne : *
register registeret registret registre registrene : *
risiko risikoen risici risiciene risikoer risikoerne : *
semester semesteret semestret semestre semestrene : *
stadium stadiet stadier stadierne : *
studium studiet studier studierne : *
teater teateret teatret teatre teatrene : *
titel titlen titler titlerne : *
tærskel tærsklen tærskler tærsklerne : *
vinkel vinklen vinkler vinklerne : *

egen eget egne :
enkel enkelt enkle :
fleksibel fleksibelt fleksible :
gammel gammelt gamle :
sikker sikkert sikre : u
simpel simpelt simple :
åben åbent åbne : u
"""
"""Nouns in singular and plural, then adjectives; behind the colon as for the verbs."""

_LEAST_BEGINNING = 2
"""Letters before the end of a compound."""


class _Word(NamedTuple):
    """Folded forms, and what may stand before them; `bare` are those that are words of their own."""

    forms: tuple[str, ...]
    bare: frozenset[str]
    silent: frozenset[str]
    before: frozenset[str]

    def goes_with(self, beginning: str) -> bool:
        """Whether there is a longer word that begins so and ends in this one."""
        if "*" in self.before:
            return len(beginning) >= _LEAST_BEGINNING
        return beginning in self.before


@lru_cache(maxsize=512)
def other_forms(folded: str) -> tuple[str, ...]:
    """The other forms of a folded word, folded; () of a regular one."""
    found: dict[str, None] = {}
    for place in range(len(folded)):
        beginning, end = folded[:place], folded[place:]
        for word in _by_form().get(end, ()):
            if beginning and word.goes_with(beginning):
                found |= dict.fromkeys(beginning + form for form in word.forms)
            elif not beginning and end in word.bare - word.silent:
                found |= dict.fromkeys(form for form in word.forms if form in word.bare)
    found.pop(folded, None)
    return tuple(found)


@cache
def _by_form() -> dict[str, tuple[_Word, ...]]:
    found: dict[str, tuple[_Word, ...]] = {}
    for word in _words():
        for form in word.forms:
            found[form] = (*found.get(form, ()), word)
    return found


def _words() -> Iterator[_Word]:
    for table in (_VERBS, _NOUNS):
        lines = table.replace("\n  ", " ").splitlines()
        yield from (_read(line, passive=table is _VERBS) for line in lines if line)


def _read(line: str, *, passive: bool) -> _Word:
    """A verb's infinitive has a passive in -s, every form of a noun a genitive."""
    written, before = line.split(":")
    names = written.split()
    more = [f"{name}s" for name in (names[:1] if passive else names) if name.isalpha()]
    forms = [fold(name.strip("()*")) for name in (*names, *more)]
    bare = frozenset(fold(name.rstrip("*")) for name in (*names, *more) if "(" not in name)
    silent = frozenset(fold(name.rstrip("*")) for name in names if name.endswith("*"))
    return _Word(tuple(dict.fromkeys(forms)), bare, silent, frozenset(map(fold, before.split())))
