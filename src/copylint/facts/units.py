# SPDX-License-Identifier: Apache-2.0
"""Units of measurement and currencies: how they are written in French and English, and what they are.

Sources: the SI Brochure (BIPM, 9th edition, tables 2 to 8: base units, derived units with names, units accepted with
the SI); IEC 80000-13 for bits and bytes (French « octet »: symbol o); the international yard and pound (1959) for
imperial units; time beyond the day by convention (365 days, 12 months). ISO 4217 (list one, codes in force, and the
historic FRF, DEM, ITL, ESP); names of currencies as CLDR writes them. A name that several currencies share, without
its adjective, is XXX (ISO 4217: no currency stated).
"""

from decimal import Decimal

# symbol, base, factor, kind, spellings. Symbols are matched as written, words of four letters or more in any case.
_TABLE: tuple[tuple[str, str, str, str, str], ...] = (
    ("km", "m", "1000", "measure", "km kms kilomètre kilomètres kilometre kilometres kilometer kilometers"),
    ("m", "m", "1", "measure", "m mètre mètres metre metres meter meters"),
    ("cm", "m", "0.01", "measure", "cm centimètre centimètres centimetre centimetres centimeter centimeters"),
    ("mm", "m", "0.001", "measure", "mm millimètre millimètres millimetre millimetres millimeter millimeters"),
    ("µm", "m", "0.000001", "measure", "µm micromètre micromètres micron microns micrometers micrometres"),
    ("nm", "m", "0.000000001", "measure", "nm nanomètre nanomètres nanometers nanometres"),
    ("mi", "m", "1609.344", "measure", "mile miles"),
    ("ft", "m", "0.3048", "measure", "ft foot feet"),
    ("in", "m", "0.0254", "measure", "inch inches pouces"),
    ("yd", "m", "0.9144", "measure", "yard yards"),
    ("ly", "m", "9460730472580800", "measure", "années-lumière light-years"),
    ("m²", "m²", "1", "measure", "m²"),
    ("km²", "m²", "1000000", "measure", "km²"),
    ("ha", "m²", "10000", "measure", "ha hectare hectares"),
    ("ac", "m²", "4046.8564224", "measure", "acre acres"),
    ("m³", "m³", "1", "measure", "m³"),
    ("L", "m³", "0.001", "measure", "l L litre litres liter liters"),
    ("hL", "m³", "0.1", "measure", "hl hL hectolitre hectolitres"),
    ("cL", "m³", "0.00001", "measure", "cl cL centilitre centilitres"),
    ("mL", "m³", "0.000001", "measure", "ml mL millilitre millilitres milliliters"),
    ("bbl", "m³", "0.158987294928", "measure", "baril barils barrel barrels"),
    ("gal", "m³", "0.003785411784", "measure", "gallon gallons"),
    ("kg", "kg", "1", "measure", "kg kilo kilos kilogramme kilogrammes kilogram kilograms"),
    ("g", "kg", "0.001", "measure", "g gr gramme grammes gram grams"),
    ("mg", "kg", "0.000001", "measure", "mg milligramme milligrammes milligram milligrams"),
    ("µg", "kg", "0.000000001", "measure", "µg microgramme microgrammes micrograms"),
    ("t", "kg", "1000", "measure", "t tonne tonnes"),
    ("kt", "kg", "1000000", "measure", "kt"),
    ("Mt", "kg", "1000000000", "measure", "Mt"),
    ("Gt", "kg", "1000000000000", "measure", "Gt gigatonnes"),
    ("qtl", "kg", "100", "measure", "quintal quintaux"),
    ("ton", "kg", "907.18474", "measure", "ton tons"),
    ("lb", "kg", "0.45359237", "measure", "lb lbs"),
    ("oz", "kg", "0.028349523125", "measure", "oz ounce ounces"),
    ("y", "d", "365", "duration", "an ans année années year years yr yrs"),
    ("mo", "mo", "1", "duration", "mois month months"),
    ("wk", "d", "7", "duration", "semaine semaines week weeks"),
    ("d", "d", "1", "duration", "j jour jours journée journées day days"),
    ("h", "s", "3600", "duration", "h heure heures hour hours hr hrs"),
    ("min", "s", "60", "duration", "min mn minute minutes mins"),
    ("s", "s", "1", "duration", "s sec seconde secondes second seconds secs"),
    ("ms", "s", "0.001", "duration", "ms msec milliseconde millisecondes millisecond milliseconds"),
    ("µs", "s", "0.000001", "duration", "µs microseconde microsecondes microsecond microseconds"),
    ("siècle", "d", "36500", "duration", "siècle siècles century centuries"),
    ("décennie", "d", "3650", "duration", "décennie décennies decade decades"),
    ("W", "W", "1", "measure", "W watt watts"),
    ("kW", "W", "1000", "measure", "kW kilowatt kilowatts"),
    ("MW", "W", "1000000", "measure", "MW mégawatt mégawatts megawatt megawatts"),
    ("GW", "W", "1000000000", "measure", "GW gigawatt gigawatts"),
    ("TW", "W", "1000000000000", "measure", "TW térawatts terawatts"),
    ("Wh", "Wh", "1", "measure", "Wh wattheure wattheures watt-hours"),
    ("kWh", "Wh", "1000", "measure", "kWh KWh kwh kilowattheure kilowattheures kilowatt-hours kWc"),
    ("MWh", "Wh", "1000000", "measure", "MWh mégawattheure mégawattheures megawatt-hours"),
    ("GWh", "Wh", "1000000000", "measure", "GWh gigawattheure gigawattheures gigawatt-hours"),
    ("TWh", "Wh", "1000000000000", "measure", "TWh térawattheure térawattheures terawatt-hours"),
    ("J", "J", "1", "measure", "J joule joules"),
    ("kJ", "J", "1000", "measure", "kJ"),
    ("cal", "J", "4.184", "measure", "calorie calories"),
    ("kcal", "J", "4184", "measure", "kcal kilocalories"),
    ("V", "V", "1", "measure", "V volt volts"),
    ("kV", "V", "1000", "measure", "kV"),
    ("A", "A", "1", "measure", "ampère ampères amperes amps"),
    ("mA", "A", "0.001", "measure", "mA mAh"),
    ("Hz", "Hz", "1", "measure", "Hz hertz"),
    ("kHz", "Hz", "1000", "measure", "kHz"),
    ("MHz", "Hz", "1000000", "measure", "MHz"),
    ("GHz", "Hz", "1000000000", "measure", "GHz"),
    ("Pa", "Pa", "1", "measure", "Pa pascal pascals"),
    ("hPa", "Pa", "100", "measure", "hPa"),
    ("bar", "Pa", "100000", "measure", "bar bars"),
    ("N", "N", "1", "measure", "newton newtons"),
    ("dB", "dB", "1", "measure", "dB dBA décibel décibels decibel decibels"),
    ("lm", "lm", "1", "measure", "lm lumens"),
    ("°C", "°C", "1", "measure", "°C"),
    ("°F", "°F", "1", "measure", "°F"),
    ("K", "K", "1", "measure", "kelvin kelvins"),
    ("°", "°", "1", "measure", "° degré degrés degree degrees"),
    ("Bq", "Bq", "1", "measure", "Bq becquerel becquerels"),
    ("Sv", "Sv", "1", "measure", "Sv sievert sieverts"),
    ("mSv", "Sv", "0.001", "measure", "mSv millisieverts"),
    ("mol", "mol", "1", "measure", "mol moles"),
    ("ppm", "ppm", "1", "measure", "ppm"),
    ("o", "o", "1", "measure", "octet octets byte bytes"),
    ("ko", "o", "1000", "measure", "ko Ko kB KB kilo-octets kilobytes"),
    ("Mo", "o", "1000000", "measure", "Mo MB mégaoctets mégaoctet megabytes megabyte"),
    ("Go", "o", "1000000000", "measure", "Go GB gigaoctets gigaoctet gigabytes gigabyte"),
    ("To", "o", "1000000000000", "measure", "To TB téraoctets téraoctet terabytes terabyte"),
    ("Po", "o", "1000000000000000", "measure", "Po PB pétaoctets petabytes"),
    ("KiB", "o", "1024", "measure", "KiB Kio"),
    ("MiB", "o", "1048576", "measure", "MiB Mio"),
    ("GiB", "o", "1073741824", "measure", "GiB Gio"),
    ("bit", "bit", "1", "measure", "bit bits"),
    ("kbit/s", "bit/s", "1000", "measure", "kbps kbit"),
    ("Mbit/s", "bit/s", "1000000", "measure", "Mbps Mbit"),
    ("Gbit/s", "bit/s", "1000000000", "measure", "Gbps Gbit"),
    ("px", "px", "1", "measure", "px pixel pixels"),
    ("dpi", "dpi", "1", "measure", "dpi ppp"),
    ("ch", "W", "735.49875", "measure", "ch chevaux-vapeur horsepower"),
    ("nd", "m/s", "0.514444444444", "measure", "nœud nœuds knot knots"),
    ("km/h", "m/s", "0.277777777778", "measure", "kmh kph"),
    ("mph", "m/s", "0.44704", "measure", "mph"),
)

UNITS: dict[str, tuple[str, str]] = {}
"""Spelling to canonical symbol and kind of quantity; most units of an article's start are never met."""
for _symbol, _, _, _kind, _spellings in _TABLE:
    UNITS |= dict.fromkeys(_spellings.split(" "), (_symbol, _kind))
_BASES: dict[str, tuple[str, str]] = {symbol: (base, factor) for symbol, base, factor, _, _ in _TABLE}

POWERS: dict[str, str] = {
    "carré": "²",
    "carrés": "²",
    "carrée": "²",
    "carrées": "²",
    "cube": "³",
    "cubes": "³",
    "square": "²",
    "cubic": "³",
}
"""Words that raise a length to an area or a volume, after it in French, before it in English."""
LENGTHS: frozenset[str] = frozenset({"km", "m", "cm", "mm", "mi", "ft", "in", "yd"})
"""The symbols that can be raised."""


def base_unit(symbol: str) -> tuple[str, Decimal]:
    """The base unit of a canonical symbol and the factor to it; an unknown symbol or a rate is its own base."""
    if symbol in _BASES:
        base, factor = _BASES[symbol]
        return base, Decimal(factor)
    power = {"²": 2, "³": 3}.get(symbol[-1:])
    if power and symbol[:-1] in LENGTHS:
        return f"m{symbol[-1]}", Decimal(_BASES[symbol[:-1]][1]) ** power
    return symbol, Decimal(1)


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
