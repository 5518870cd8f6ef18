# SPDX-License-Identifier: Apache-2.0
"""Closed tables of words that the views of a document need: stop words by language, abbreviations with a full stop.

Stop words are the closed classes of each language (determiners, pronouns, prepositions, conjunctions, forms of the
auxiliaries, the commonest adverbs of degree and time): M. Grevisse and A. Goosse, Le bon usage, parts 3 and 4;
R. Quirk et al., A Comprehensive Grammar of the English Language, 2.34-2.39. Left out are words that another language
has as a common noun or verb (French « car », « ton »; English "come"), for those tell nothing. Elided forms keep
their apostrophe (straight). Abbreviations: the Lexique des règles typographiques en usage à l'Imprimerie nationale,
"Abréviations", and the sentence-break suppressions of Unicode CLDR 44 for fr and en, minus what is an ordinary word
before a full stop ("By.", "Job.", "Is.").
"""

FRENCH = frozenset(
    """
    le la les l' un une des du de d' au aux à et ou où mais donc or ni que qu' qui quoi dont ce cet cette ces c' ceci
    cela ça celui celle ceux celles il elle ils elles on nous vous je j' tu me m' te t' se s' lui leur leurs y en ne n'
    pas plus moins très aussi bien est sont était étaient être été sera seront serait seraient soit a ont avait avaient
    avoir eu aura auront aurait ai as avons avez suis sommes êtes fut fait faire peut peuvent pouvez pouvons doit
    doivent faut dans sur sous pour par avec sans chez entre vers depuis pendant avant après contre selon dès jusqu'
    comme si quand lorsque lorsqu' puisque puisqu' parce afin ainsi alors ensuite puis encore toujours jamais déjà même
    mêmes tout toute tous toutes autre autres aucun aucune chaque plusieurs quelques quelque quelqu' son sa ses mon ma
    mes tes notre nos votre vos trop peu beaucoup ici là voici voilà oui non comment pourquoi combien quel quelle quels
    quelles aujourd' cependant pourtant toutefois tandis lors grâce surtout souvent rien personne
    """.split()
)
ENGLISH = frozenset(
    """
    the a an and or but nor so yet of to in on at by for from with without into onto over under about above after
    before between through during against among within because although though while if unless than then that this
    these those there here it its it' he him his she her they them their we us our you your i my me myself itself who
    whom whose which what when where why how is are was were be been being am have has had having do does did will
    would shall should can could may might must cannot not no only also very more most some any each every all both
    few many much other another such same own just too now as up out off again ever never always often since until
    upon whether rather else let don' doesn' didn' isn' aren' wasn' can' won' couldn' wouldn' shouldn' i' we' you'
    they' that' there' what' let' get make however plus
    """.split()
)
SPANISH = frozenset(
    """
    el la los las un una unos unas de del al a y e o u pero que quien cual como cuando donde este esta estos estas ese
    esa eso esto su sus mi mis tu tus nos me te se le les lo yo él ella ellos ellas nosotros usted ustedes es son era
    eran ser sido está están estar fue fueron ha han había haber hay tiene tienen puede pueden en con sin por para
    sobre entre desde hasta según también muy más menos ya no si sí porque aunque así todo toda todos todas otro otra
    otros otras cada
    """.split()
)
GERMAN = frozenset(
    """
    der die das den dem des ein eine einen einem einer eines und oder aber denn sondern dass daß ob wenn weil als wie
    ich du er sie es wir ihr mich mir dich sich ihn ihm uns euch ihre ihren ihrem ihrer sein seine seinen mein meine
    dieser diese dieses diesem diesen ist sind war waren bin bist hat haben hatte hatten wird werden wurde wurden kann
    können muss müssen soll sollen nicht kein keine auch nur noch schon sehr mehr hier da dort von vom zu zum zur mit
    ohne für auf aus bei beim nach vor über unter zwischen durch gegen um bis seit an am in im ins so was wer alle
    """.split()
)
ITALIAN = frozenset(
    """
    il lo la i gli le l' un uno una un' di del dello della dell' dei degli delle a al allo alla all' ai agli alle da
    dal dalla dall' dai dalle in nel nella nell' nei nelle su sul sulla sull' con per tra fra e ed o ma però che chi
    cui come quando dove perché se non è sono era erano essere stato stata ho ha hanno aveva avere può possono deve io
    tu lui lei noi voi loro mi ti si ci vi ne questo questa questi queste quello quella suo sua suoi sue mio mia
    nostro vostro più meno molto anche ancora già sempre tutto tutti tutte ogni
    """.split()
)
PORTUGUESE = frozenset(
    """
    o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela pelos pelas para com sem
    sobre entre até desde e ou mas que quem qual como quando onde este esta estes estas esse essa isso isto seu sua
    seus suas meu minha nosso nossa eu ele ela eles elas nós você vocês me te se lhe é são era eram ser sido foi foram
    está estão estar há tem têm tinha pode podem deve não sim muito mais menos também já ainda só todo toda todos
    todas outro outra cada porque
    """.split()
)
STOP_WORDS: dict[str, frozenset[str]] = {
    "fr": FRENCH,
    "en": ENGLISH,
    "es": SPANISH,
    "de": GERMAN,
    "it": ITALIAN,
    "pt": PORTUGUESE,
}
"""Lower-case stop words by language, apostrophes straight."""

OPENERS: frozenset[str] = frozenset(
    """
    il elle ils elles on nous vous je tu ce cet cette ces ceci cela ça celui celle c' j' d' l' et ou mais donc or dans
    sur pour par avec sans chez entre depuis pendant après avant selon comme si s' quand lorsque lorsqu' puisque
    puisqu' ainsi alors ensuite puis enfin cependant pourtant toutefois aucun aucune chaque plusieurs quelques son sa
    ses notre nos votre vos leur leurs voici voilà pourquoi comment quel quelle un une le la les des du au aux à en
    tout toute tous toutes n' qu' qui que
    i a an the this that these those there here it he she they we you his her their our your its what when where why
    how who which but and so yet then if in on at by for from with after before while because although however some each
    every everybody all many most no not is are was were do does did can could would should
    """.split()
)
"""Words, lower case, that with a capital begin a sentence: after an abbreviation they show that one ended."""
PARTICLES: frozenset[str] = frozenset("le la les l' du des d'".split())
"""Openers that also begin a family name (« J. Le Goff »): after an initial they show nothing."""

TITLES: frozenset[str] = frozenset(
    """
    M MM mr mrs Ms mme mmes mlle mlles dr drs pr prof Me Mes mgr St ste sts stes sté vve mtre Rev Hon gén Gen Col cdt
    cne lt lcl cpt capt cmdr sgt Adj sén Sen Rep gov gouv Mt messrs esq v
    cf vs viz ibid env approx eg e.g ie i.e c.-à-d càd p.ex boul bd blvd bld av ave fbg rte tél éd édit Ed eds Dir trad
    coll réf resp adr bât dépt dept apt ap apr aff univ inst
    """.split()
)
"""Abbreviations that always stand before what they belong to: none ends a sentence.

In lower case they count with and without a capital; with a capital, only so (« Me Durand », not « dis-le-moi »).
"""
NUMBERED: frozenset[str] = frozenset(
    """
    p pp pg t vol n no nos num art al § chap ch sect sec fig figs tab tabl pl ill l f ff fo éq eq ann app append liv tit
    niv op ca tel
    janv jan févr fév feb avr apr juill juil jul aug sept sep oct nov déc dec h m
    """.split()
)
"""Abbreviations, lower case, that end no sentence before a number, a Roman numeral or the letter of a section."""
FINAL: frozenset[str] = frozenset("inc ltd corp co cie bros jr sr al ex cit j.-c p.-s sqq".split())
"""Abbreviations, lower case, that end a sentence where an opener follows; so do dotted capitals (« U.S. »)."""
LETTERED: frozenset[str] = frozenset(
    """
    plan vitamine vitamines vitamin groupe group hépatite hepatitis classe class catégorie category série series type
    option annexe appendix zone niveau level point lettre letter grade note bloc block produit équipe team section
    langage language modèle model facteur
    """.split()
)
"""Nouns, lower case, that a single letter follows (« le plan B. »): its full stop ends a sentence."""
EXCLAIMED: frozenset[str] = frozenset({"Yahoo", "Jeopardy", "Joomla", "Kahoot"})
"""Names whose exclamation mark is part of the name."""
