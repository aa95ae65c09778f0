"""Euros in the operative part of a decision.

An amount is a number with its currency ("1 234 567,89 euroa", "12,5 milj. euroa", "€ 500"); a range gives both ends.
Prices per unit ("12,63 euroa/m2", "8 euroa tunnilta") are rates and no amounts; sums per month or year are amounts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.extract.finding import Amount, Doubt, Span
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

_SPACE = "[ \u00a0\u202f]"
# thousands in groups of three, by spaces or points, or no groups; a comma, or a point before one or two digits, decimals
_NUMBER = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d{{1,4}}|\.\d{{1,2}}|,-)?(?!\d)"
_SCALE = rf"(?:{_SPACE}?(?P<scale>miljoon(?:aa|an|a)|milj\.?|miljoner|mn|milj|M|tuhat(?:ta)?|tuhannen|tusen|t|miljardi(?:a|n)?|mrd\.?)(?![\w]))?"
_EURO = r"(?:euro(?:a|n|lla|lta|sta|ssa|on|ksi|t|ina|jen|ja|s)?(?![\w-])|€|EUR(?!\w)|e(?=/kk|/v))"
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?<!\d{_SPACE})(?:(?P<low>{_NUMBER}){_SPACE}?[-–—−]{_SPACE}?)?(?P<amount>{_NUMBER}){_SCALE}{_SPACE}?(?P<euro>{_EURO})"
    rf"|€{_SPACE}?(?P<after>{_NUMBER})(?!{_SPACE}?(?:milj|€))"
)
_SCALES = {"mi": Decimal(10**6), "mn": Decimal(10**6), "m": Decimal(10**6), "t": Decimal(1000), "mr": Decimal(10**9)}
_PER_TIME = r"(?:kk|kuukau\w+|kuussa|v|vuo\w+|a|år|månad|mån)"
_RATE = re.compile(
    rf"[ ]?/[ ]?(?!{_PER_TIME}\b(?![ ]?/))\w"
    rf"|[ ]?/[ ]?{_PER_TIME}[ ]?/[ ]?\w"
    r"|[ ](?:per|neliöltä|neliömetriltä|kerrosneliömetriltä|tunnilta|kappaleelta|kilolta|tonnilta|litralta|kilometriltä|kerralta"
    r"|hengeltä|henkilöltä|päivältä|vuorokaudelta)\b"
)
