"""Records in the decision system's form, made to order: every matter and every private name in them is invented."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg import registries
from kg.extract.extractor import Extractor
from kg.ontology import Ontology
from kg.registries import Registries

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell starts what runs in the background so
    signal.signal(signal.SIGINT, signal.default_int_handler)

Json = dict[str, Any]


def organisation(name: str, key: str, type_id: str) -> Json:
    return {"Name": name, "ID": key, "TypeId": type_id, "Existing": "true", "Formed": "2017-06-01T00:00:00.000",
            "Dissolved": "2100-01-01T00:00:00.000", "Type": "", "Sector": None, "links": []}  # fmt: skip


BOARD = organisation("Kaupunginhallitus", "00400", "2")
MANAGER = organisation("Kansliapäällikkö", "U02100VH2", "12")


def html(title: str, section: int, *parts: tuple[str, str], root: str = "paatos", case: str = "") -> str:
    """A decision's HTML with section wrappers. parts: heading and inner HTML."""
    wrapped = "".join(
        f'<div class="SisaltoSektio"><h3 class="SisaltoOtsikko">{heading}</h3>{inner}</div>' for heading, inner in parts
    )
    number = f'<div class="DnroTmuoto">{case}</div>' if case else ""
    return (
        '<html lang="fi"><head><META name="ThisHTMLGenerated" content="2022-02-01T10:00:00.000+02:00">'
        f'<title>{title}</title></head><body><div class="{root}"><div class="Asiapykala">§ {section}</div>'
        f'<h1 class="AsiaOtsikko">{title}</h1>{number}{wrapped}</div></body></html>'
    )


def decision(section: int = 1, number: int | None = None, **changes: Any) -> Json:
    """A board's decision. number: makes its ids; the section's unless given."""
    number = section if number is None else number
    case = changes.pop("case", f"HEL 2022-{number:06d}")
    title = changes.pop("title", "Leikkipuiston nimi")
    body = changes.pop("body", BOARD)
    text = changes.pop("text", "<p>Kaupunginhallitus päätti hyväksyä leikkipuiston nimen.</p>")
    meeting = changes.pop("meeting", ("00400202201", "2022-01-10"))
    record: Json = {
        "NativeId": f"{{{number:08X}-0000-4000-8000-000000000000}}",
        "Title": title,
        "CaseIDLabel": case,
        "CaseID": case.replace(" ", "-") if case else None,
        "Section": str(section),
        "Content": html(title, section, ("Päätös", text)),
        "Motion": "",
        "ClassificationCode": "10 03 02",
        "ClassificationTitle": "Nimistö",
        "Organization": body,
        "Meeting": None,
        "VotingResults": [],
        "Attachments": [],
        "PreviousDecisions": [],
        "links": [],
    }
    if meeting:
        record["Meeting"] = {"MeetingID": meeting[0], "Name": "Kokous", "Location": "", "AgendaPublished": None,
                             "DateMeeting": f"{meeting[1]}T16:00:00.000", "MinutesPublished": None, "links": [],
                             "DecisionMakerId": body["ID"], "DecisionMaker": body["Name"]}  # fmt: skip
    return record | changes


@pytest.fixture(scope="session", autouse=True)
def made_once() -> Iterator[None]:
    """What all builds of a test process make alike, and none changes, is made once: half the time of a small build."""
    load, readers = registries.load, dict[str, Extractor]()
    bundled = cache(load)

    def extractor(known: Registries) -> Extractor:
        if known.fingerprint not in readers:
            readers[known.fingerprint] = Extractor(known)
        return readers[known.fingerprint]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Ontology, "load", cache(Ontology.load))
        patched.setattr("kg.registries.load", lambda base, extra=(): load(base, extra) if extra else bundled(base))
        patched.setattr("kg.workers.Extractor", extractor)
        yield


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write decisions as the API lists them, into a file of their own."""

    def to_file(name: str, *decisions: Json) -> Path:
        path = tmp_path / name
        path.write_text(json.dumps({"decisions": list(decisions)}, ensure_ascii=False), encoding="utf-8")
        return path

    return to_file
