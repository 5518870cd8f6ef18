# SPDX-License-Identifier: Apache-2.0
"""Closed tables for names: titles, particles, and words that take a capital without being names."""

from copylint.facts.months import DAYS, MONTHS

TITLES = frozenset(
    "m mm mme mmes mlle dr drs pr me mgr sir lord lady mr mrs ms prof st ste monsieur madame mademoiselle maître "
    "docteur "
    "professeur président présidente premier ministre sénateur sénatrice député députée maire général colonel "
    "capitaine "
    "juge procureur procureure pdg roi reine prince princesse pape cardinal évêque president senator governor general "
    "captain judge king queen pope professor doctor".split()
)
"""Before a name, without the stop of the abbreviation."""
PARTICLES = frozenset("de du des d la le les von van der den ter zu ben bin ibn al el da di do dos della y".split())
"""Lower-case words inside a name."""
FUNCTION_WORDS = (
    frozenset(
        "le la les l un une des du de d au aux à et ou où mais donc or ni que qui ce cet cette ces cela ça ceci il "
        "elle ils elles "
        "on nous vous je tu se son sa ses leur leurs notre nos votre vos mon ma mes en y dans sur sous par pour avec "
        "sans chez "
        "entre vers depuis pendant avant après contre selon dès si quand lorsque comme puis ainsi alors enfin "
        "certains certaines "
        "beaucoup plusieurs tout toute tous toutes rien chaque aucun aucune autre autres près plus moins environ "
        "même seul seule "
        "quelque quelques bien très trop demain ici là voici voilà oui non malgré grâce toutefois cependant pourtant "
        "aussi encore "
        "déjà jamais toujours souvent parfois ensuite désormais hier aujourd'hui face quant lors hors outre via "
        "celui celle ceux "
        "the a an and or but of to in on at by for from with without into over under about after before between "
        "through during "
        "this these those that it its his he she her they their we our you your i my there here when while if as not "
        "no some many "
        "most more less few each every all both another other such today yesterday according nearly almost around "
        "only even just "
        "still also however meanwhile what which who how why where".split()
    )
    | frozenset(DAYS)
    | frozenset(MONTHS)
)
"""Words that open sentences, days and months."""
