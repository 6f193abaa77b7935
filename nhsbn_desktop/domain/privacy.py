"""What must never leave in an aggregate return: traces of a person in a comment or a text answer.

Nothing here ever hands on what it found, only of which sort it is: a finding travels further than the cell it is about.
"""

import re

_SEPARATED = r"[\s.\-\N{EN DASH}\N{NO-BREAK SPACE}]?"
_TEN_DIGITS = re.compile(rf"(?<!\d)(?:\d{_SEPARATED}){{9}}\d(?!\d)")
_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|"
    "GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|"
    "OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|"
    "WD|WF|WN|WR|WS|WV|YO|ZE"
)
_POSTCODE = re.compile(
    rf"\b(?:{_AREAS})\d[\dA-HJKMNPR-Y]?\s{{0,2}}(?P<inward>\d[ABD-HJLNP-UW-Z]{{2}})\b", re.IGNORECASE
)
_ORDINALS = ("st", "nd", "rd", "th")
_DATE = (
    r"(?:\d{1,2}\s?[./\-]\s?\d{1,2}\s?[./\-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{2,4})"
)
_BIRTH = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\b\.?|date\s+of\s+birth|birth\s?date|born(?:\s+on)?)[\s:=\-]*(?:was\s+|is\s+)?{_DATE}",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WEIGHTS = range(10, 1, -1)


def identifiers_in(text: str) -> tuple[str, ...]:
    """The sorts of identifier a text seems to hold, in words: `an NHS number`, `a postcode`, `a date of birth`."""
    if not _DIGIT.search(text):
        return ()
    found = []
    if any(is_nhs_number(match[0]) for match in _TEN_DIGITS.finditer(text)):
        found.append("an NHS number")
    if any(not match["inward"].endswith(_ORDINALS) for match in _POSTCODE.finditer(text)):
        found.append("a postcode")
    if _BIRTH.search(text):
        found.append("a date of birth")
    return tuple(found)


def is_nhs_number(text: str) -> bool:
    """Ten digits, spaced as you like, whose last is the Modulus 11 check digit of the others.

    Weights 10 to 2; 11 less the remainder; 11 stands for 0, and 10 is never given out (NHS Data Dictionary).
    """
    digits = [int(sign) for sign in text if sign.isdecimal()]
    if len(digits) != 10:
        return False
    check = 11 - sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=False)) % 11
    return check != 10 and check % 11 == digits[9]
