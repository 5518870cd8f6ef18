# SPDX-License-Identifier: Apache-2.0
"""Closed tables of words that the rules of typography ask: names, units, abbreviations, each with its source.

Lists that one rule alone needs stand in its file.
"""

NOT_GRAVE = frozenset(
    """
    est et ou comme été eu fait pris dit vu mis vaut désigne représente signifie priori posteriori contrario fortiori
    minima maxima capella cappella giorno quia latere pari remotis novo was is were the new great for of in to and or
    """.split()
)
"""Words after an A that is a letter, the verb avoir, Latin or English. Own list."""

NO_PARTICIPLES = frozenset(
    """
    côté moitié volonté proximité égalité qui midi minuit ici plus tous vous nous lundi mardi mercredi jeudi vendredi
    samedi profit crédit droit endroit loisir merci jamais peu mi propos partie sortie vie envie gratuit demi défaut
    prix juillet bis puis toutes tout minuit peine moins voix parité priorité satiété perpétuité
    vrai huit dix-huit petit petite feu nu jeu milieu tissu point souhait vue nuit issue appui
    """.split()
)
"""Words that end like a participle and are none. Own list, from the endings of `typography_capitals`."""

ADVERBS = frozenset(
    """
    bientôt déjà toujours souvent encore jamais enfin beaucoup longtemps aussi ensuite même
    """.split()
)
"""Adverbs that stand between an auxiliary and its participle (Grevisse and Goosse, Le bon usage, 972)."""

WEEK = frozenset({"Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"})
"""Days of the week with a capital."""

HOLIDAYS = frozenset(
    {
        "14 juillet",
        "11 novembre",
        "8 mai",
        "1er mai",
        "18 juin",
        "11 septembre",
        "4 septembre",
        "10 mai",
        "4 juillet",
        "2 décembre",
        "13 mai",
        "6 février",
        "21 avril",
        "7 octobre",
        "13 novembre",
        "20 août",
        "10 août",
        "4 août",
    }
)
"""Dates whose month is part of the name of a holiday or an event: Lexique de l'Imprimerie nationale, "Fêtes"."""

SMALL_WORDS = frozenset(
    """
    de du des la le les l d et ou à au aux en dans sur sous pour par avec sans un une votre vos notre nos son sa ses
    leur leurs qui que ce cette ces est sont vers chez entre
    """.split()
)
"""Words that a title in English fashion leaves small: articles, prepositions, pronouns. Own list."""

NUMBERED = frozenset(
    """
    n° nº no numéro numero ligne bus vol code réf réf. référence reference article art. ticket issue issues rfc iso en
    nf iec hip ngc bp cs cedex siret siren rcs isbn issn epsg srid tél tél. tel tel. téléphone telephone fax port
    portable version v # iban exemple motif sous id cve windows android http usb bluetooth wi-fi python ruby php java
    node ubuntu licence cc by-sa by chapitre section paragraphe § figure tableau annexe norme api build firmware
    """.split()
)
"""Words before a figure that is a number of order: of a law, a model, a chapter, a version. Own list."""

MONTHS = frozenset(
    """
    janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre
    """.split()
)
"""Names of the months with and without accents: facts/months.py has their numbers."""

MISTERS = frozenset(
    """
    bean robot big t darcy nobody fox hyde jekyll freeze spock burns smithers potato magoo bungle hublot holmes chance
    rochester bingley collins ripley incredible brainwash propre propre. sandman brightside and & blue pink white
    orange cellophane pickwick scrooge weasley dursley miyagi wonka satan peanut bojangles tambourine dalloway
    doubtfire robinson brown men saturday lonely deeds smith jones swing beast kaplan mercedes
    """.split()
)
"""Names and titles of works that keep the English Mr. Own list."""

POINTED_SIGLES = frozenset({"N.B.", "P.S.", "R.I.P."})
"""Sigles whose points stay: Lexique de l'Imprimerie nationale, "Abréviations"."""

INTERJECTIONS = frozenset(
    """
    ah aïe allez allô allons bah bien bis bon bonjour bonsoir bravo chiche chut dame diable dis eh euh fi gare halte
    ha hé hein hélas ho holà hop hourra merci mince non oh oui ouf ouais parbleu pouah quoi salut soit stop tant tiens
    voilà voyons vrai zut
    """.split()
)
"""Words that an exclamation mark follows inside a sentence (Grevisse and Goosse, Le bon usage, 1104)."""

UNIT_HEADS = frozenset(
    """
    m cm mm dm km µm μm nm hm kg g mg µg μg L l cl cL dl dL hl hL ml mL s ms µs μs ns min h Hz kHz MHz GHz THz W kW MW
    GW TW Wh kWh MWh GWh TWh V kV mV MV mA A Ω kΩ Ω J kJ MJ Pa hPa kPa MPa o ko Mo Go To Kio Mio Gio Tio bit kbit Mbit
    Gbit kb Mb Gb Tb dB lm lx cd mol ha t cal kcal rad ppm ch Bq kBq MBq GBq Sv mSv tr dpi ppp k M Md G EUR USD CHF
    GBP JPY
    """.split()
)
"""The letters with which symbols of units and currencies begin: SI Brochure, tables 2 to 8; IEC 80000-13; ISO 4217."""

UNITS_MISSPELT = {
    **dict.fromkeys(("Kg", "KG", "kG"), "kg"),
    **dict.fromkeys(("Km", "KM", "kM"), "km"),
    **dict.fromkeys(("Cm", "CM"), "cm"),
    "Mm": "mm",
    **dict.fromkeys(("Kw", "KW", "kw"), "kW"),
    **dict.fromkeys(("KWh", "Kwh", "KWH", "kwh", "KW/h", "Kw/h", "kW/h", "kw/h"), "kWh"),
    **dict.fromkeys(("Mwh", "MW/h", "MWH"), "MWh"),
    **dict.fromkeys(("Gwh", "GW/h", "GWH"), "GWh"),
    **dict.fromkeys(("Twh", "TW/h", "TWH"), "TWh"),
    **dict.fromkeys(("Mhz", "MHZ", "mhz"), "MHz"),
    **dict.fromkeys(("Ghz", "GHZ", "ghz"), "GHz"),
    **dict.fromkeys(("Khz", "KHz", "khz", "KHZ"), "kHz"),
    **dict.fromkeys(("HZ", "hz"), "Hz"),
    "Ko": "ko",
    **dict.fromkeys(("Km/h", "KM/H", "Km/H", "km/H", "KM/h"), "km/h"),
    **dict.fromkeys(("Ml",), "ml"),
    **dict.fromkeys(("db", "Db", "DB"), "dB"),
    **dict.fromkeys(("Min", "MIN"), "min"),
    **dict.fromkeys(("Ha", "HA"), "ha"),
    "m2": "m\u00b2",
    "m3": "m\u00b3",
    "km2": "km\u00b2",
    "km3": "km\u00b3",
    "cm2": "cm\u00b2",
    "cm3": "cm\u00b3",
    "mm2": "mm\u00b2",
    "mm3": "mm\u00b3",
    "dm3": "dm\u00b3",
    "Km2": "km\u00b2",
    "M2": "m\u00b2",
    "M3": "m\u00b3",
}
"""Written forms of symbols whose folded letters are those of the right one: SI Brochure, 5.2."""

UNITS_OTHERWISE = {
    "Kgs": "kg",
    "kgs": "kg",
    "KGS": "kg",
    "Kms": "km",
    "kms": "km",
    "cms": "cm",
    "mms": "mm",
    "gr": "g",
    "grs": "g",
    "grm": "g",
    "mn": "min",
    "mns": "min",
    "mins": "min",
    "sec": "s",
    "secs": "s",
    "hrs": "h",
    "hr": "h",
    "Hr": "h",
    "ltr": "l",
    "ltrs": "l",
}
"""Written forms of symbols with other letters than the right one: SI Brochure, 5.2."""

UNIT_NAMES = ("Ampère", "Ampere", "Volt", "Watt", "Joule", "Newton", "Pascal", "Kelvin", "Hertz", "Ohm")
"""Names of units after persons, which are common nouns: SI Brochure, 5.3."""

UNITS_STOPPED = frozenset("km kg cm mm min mg ml cl Hz kHz MHz ha kW kWh".split())
"""Symbols after which a point is seen as one of abbreviation."""

SHORT_FORMS = frozenset("etc al cie inc ltd jr sr env approx coll trad".split())
"""Abbreviations whose point a comma may follow."""

KEPT_PARTS = frozenset(
    """
    peut grand grande grands grandes petit petite demi mi semi non ex vice sous porte après avant contre quasi c'est
    là ci au beau belle saint sainte haut haute bas basse mal bien tout toute pro anti auto co extra inter multi post
    pré sud nord est ouest celui celle ceux celles lui elle eux nous vous moi toi soi dix vingt trente quarante
    cinquante soixante quatre cent elles donne dit dis fait fais est sont a ont va vont peut peux doit dois faut pas
    plus arc rendez garde self well long high low full part re e
    """.split()
)
"""First parts of words that have a hyphen of their own: Lexique de l'Imprimerie nationale, "Trait d'union"; more."""

SECOND_PARTS = frozenset(
    """
    il elle on ils elles je tu nous vous ce moi toi lui leur le la les y en là ci même mêmes être et ou ni à t de du
    """.split()
)
"""Words after a hyphen of inversion or of a compound. Own list."""
