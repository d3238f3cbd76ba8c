"""The past tense of verbs that proposals begin with and that stand for no outcome of their own.

By Retskrivningsordbogen. From the infinitive one cannot tell "flyttede" from "sendte", so what is not
written here is not known. Left out is what a proposal as often begins with as another word: aftale,
følge, få, sikre, støtte, åbne.
"""

_IN_EDE = """
acceptere afdække afprøve afskaffe afskedige afslutte afvente analysere anmode annullere anskaffe
bekræfte bemyndige bemærke bevilge budgettere delegere effektivisere erstatte etablere evaluere
finansiere flytte forankre forhandle forlænge formulere fremrykke genåbne hente hæve implementere
indarbejde indhente informere invitere justere kommentere konkretisere konstatere
koordinere lancere lukke løfte nominere notere omdanne omprioritere opdatere opfordre ophæve
opjustere opkvalificere oprette opstarte orientere overveje overvåge placere præcisere reducere
revidere samordne standse starte stoppe suspendere tilføje tilpasse tilrette tilslutte uddelegere
uddybe udarbejde udbygge udmønte udrulle udvide udvikle understrege understøtte vurdere yde ændre øge
"""

_IN_TE = """
afmelde aflyse anerkende ansøge anvende anvise fordele fremsende gennemføre henvise indføre
indkalde indsende købe meddele oversende overføre påbegynde sende tilbagekalde tildele tilmelde
udbetale udføre udnævne udsende undersøge videreføre videresende
"""

_IRREGULAR = """
afgive afgav, afgøre afgjorde, afholde afholdt, afslå afslog, afsætte afsatte, ansætte ansatte,
bede bad, beskrive beskrev, bestille bestilte, bibeholde bibeholdt, bidrage bidrog, blive blev,
deltage deltog, fastholde fastholdt, fastlægge fastlagde, fastsætte fastsatte,
forberede forberedte, forelægge forelagde, foreslå foreslog, foretage foretog,
fortsætte fortsatte, fravælge fravalgte, fremlægge fremlagde, frigive frigav,
gennemgå gennemgik, give gav, gøre gjorde, inddrage inddrog, indgå indgik, iværksætte iværksatte,
kortlægge kortlagde, lade lod, lægge lagde, nedbringe nedbragte, nedlægge nedlagde,
nedsætte nedsatte, omlægge omlagde, opnå opnåede, opretholde opretholdt, opsige opsagde,
opstille opstillede, optage optog, overdrage overdrog, overtage overtog, planlægge planlagde,
pålægge pålagde, sammenlægge sammenlagde, sælge solgte, sætte satte, tage tog, tilbyde tilbød,
tilkendegive tilkendegav, tillade tillod, træffe traf, udbyde udbød, underskrive underskrev,
undlade undlod, udskyde udskød, udvælge udvalgte, varetage varetog, vedtage vedtog, vælge valgte
"""

BARE_INFINITIVE = ("bede", "lade")
"""What another does follows them as a bare infinitive: "bede direktøren undersøge X og vælge Y"."""


def _table() -> dict[str, str]:
    past = {verb: f"{verb}de" for verb in _IN_EDE.split()}
    past |= {verb: f"{verb[:-1]}te" for verb in _IN_TE.split()}
    for pair in _IRREGULAR.split(","):
        verb, told = pair.split()
        past[verb] = told
    return past


PAST = _table()
"""Infinitive to past tense."""
