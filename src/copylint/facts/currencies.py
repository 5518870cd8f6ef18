# SPDX-License-Identifier: Apache-2.0
"""Currencies: signs, codes and names, to ISO 4217 codes.

Source: ISO 4217 (list one, codes in force, and the historic FRF, DEM, ITL, ESP); names as CLDR writes them in French
and English. A name that several currencies share, without its adjective, is XXX (ISO 4217: no currency stated).
"""

SIGNS: dict[str, str] = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₿": "XBT"}
"""A sign alone. `$` without a country is the United States dollar, as the press writes it."""
PREFIXES: dict[str, str] = {
    "US": "USD",
    "U": "USD",
    "C": "CAD",
    "CA": "CAD",
    "CAD": "CAD",
    "A": "AUD",
    "AU": "AUD",
    "NZ": "NZD",
    "HK": "HKD",
    "S": "SGD",
    "R": "BRL",
    "NT": "TWD",
}
"""Letters before or after `$`."""
CODES: frozenset[str] = frozenset(
    "AED AUD BRL CAD CHF CNY COP CZK DKK DZD EGP ESP EUR FRF GBP HKD HUF IDR ILS INR ISK ITL JPY KRW KWD MAD MXN MYR "
    "NGN NOK NZD PHP PLN QAR RON RUB SAR SEK SGD THB TND TRY TWD UAH USD VND XAF XOF XPF ZAR DEM ARS CLP PEN".split()
)
"""Codes that are read as such beside a number."""

NAMES: dict[str, str] = {
    name: code
    for code, names in {
        "EUR": "euro euros",
        "USD": "dollar dollars",
        "GBP": "sterling",
        "JPY": "yen yens",
        "CNY": "yuan yuans renminbi",
        "CHF": "CHF",
        "RUB": "rouble roubles ruble rubles",
        "INR": "roupie roupies rupee rupees",
        "KRW": "won wons",
        "TRY": "lires lira",
        "BRL": "réal réals réaux reais",
        "ZAR": "rand rands",
        "PLN": "zloty zlotys złoty",
        "UAH": "hryvnia hryvnias",
        "ILS": "shekel shekels",
        "XBT": "bitcoin bitcoins",
        "FRF": "franc francs",
        "DEM": "deutschemark deutschemarks",
        "DZD": "dinar dinars",
        "MAD": "dirham dirhams",
        "XXX": "couronne couronnes krona krone kroner peso pesos",
    }.items()
    for name in names.split(" ")
}
"""Names, singular and plural, French and English."""
CENTS: dict[str, str] = {"centime": "EUR", "centimes": "EUR", "cents": "USD", "pence": "GBP"}
"""Hundredths."""
ADJECTIVES: dict[tuple[str, str], str] = {
    ("dollar", "canadien"): "CAD",
    ("dollar", "australien"): "AUD",
    ("dollar", "américain"): "USD",
    ("dollar", "us"): "USD",
    ("dollar", "hongkongais"): "HKD",
    ("franc", "suisse"): "CHF",
    ("franc", "cfa"): "XOF",
    ("franc", "cfp"): "XPF",
    ("franc", "français"): "FRF",
    ("livre", "sterling"): "GBP",
    ("livre", "turque"): "TRY",
    ("livre", "égyptienne"): "EGP",
    ("couronne", "suédoise"): "SEK",
    ("couronne", "norvégienne"): "NOK",
    ("couronne", "danoise"): "DKK",
    ("couronne", "tchèque"): "CZK",
    ("peso", "argentin"): "ARS",
    ("peso", "mexicain"): "MXN",
    ("peso", "chilien"): "CLP",
    ("dinar", "tunisien"): "TND",
    ("dinar", "algérien"): "DZD",
    ("pound", "sterling"): "GBP",
    ("swiss", "franc"): "CHF",
    ("canadian", "dollar"): "CAD",
    ("australian", "dollar"): "AUD",
    ("us", "dollar"): "USD",
    ("american", "dollar"): "USD",
    ("swedish", "krona"): "SEK",
    ("norwegian", "kroner"): "NOK",
    ("danish", "kroner"): "DKK",
}
"""Two words that name one currency, in the singular and without case."""
FIRST_WORDS: frozenset[str] = frozenset(first for first, _ in ADJECTIVES)
"""The first of these two words."""
