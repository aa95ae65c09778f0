"""The legal forms of companies, associations and foundations, as they are written after a name."""

from __future__ import annotations

import re

_COMPANY_FORMS = (
    "Oy Ab", "Oyj Abp", "Oy Ltd", "Ab Oy", "Ab Ltd", "Ltd Oy", "Oyj", "OYJ", "Oy", "OY", "oyj", "oy", "Abp", "Ab", "AB",
    "Ky", "KY", "ky", "Kb", "Tmi", "T:mi", "Ay", "Ltd", "Limited", "GmbH", "AG", "OÜ", "AS", "A/S", "ApS", "osk", "Osk",
    "Inc", "LLC", "LLP", "Plc", "plc", "BV", "NV", "B.V", "N.V", "S.A", "S.p.A",
)  # fmt: skip
LEGAL = (
    dict.fromkeys(_COMPANY_FORMS, "company")
    | dict.fromkeys(("ry", "r.y", "Ry", "RY", "rf", "r.f", "Rf"), "association")
    | dict.fromkeys(("sr", "Sr", "rs"), "foundation")
)
WRITTEN = {
    "r.y": "ry", "Ry": "ry", "RY": "ry", "r.f": "rf", "Rf": "rf", "Sr": "sr", "oy": "Oy", "oyj": "Oyj", "ky": "Ky",
    "T:mi": "Tmi", "B.V": "B.V.", "N.V": "N.V.", "S.A": "S.A.", "S.p.A": "S.p.A.",
    "Inc": "Inc.",
}  # fmt: skip
FORM = "|".join(re.escape(form) for form in sorted(LEGAL, key=len, reverse=True))
IS_FORM = re.compile(rf"(?:{FORM})(?::[a-zäö]+)?\Z")
"""Whether a word is a legal form, inflected or not."""
