"""Appeals, recipients, attachments, mentions, euros and motions of a decision."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from graph_samples import BASE, IRIS, TEXT, Said, W, document, full, record, say, say_all

from kg.extract.finding import (
    Amount,
    Appeal,
    Attachment,
    BodyMention,
    Citation,
    Findings,
    MotionFinding,
    OrganisationMention,
    PlaceMention,
    Recipient,
    Span,
)
from kg.graph.decision import MotionKey

SPAN = Span(0, 0, 17)
OTHER = Span(0, 18, 24)


def _both(first: dict[str, Any], second: dict[str, Any]) -> tuple[Said, list[str]]:
    """Two documents of one decision; what they say and the messages of the lesser one's log."""
    a = document(record(), Findings(**first), "a")
    b = document(record(kind="agenda", native_id="00000002"), Findings(**second), "b")
    said = Said(quad for quads in say_all(a, b).quads for quad in quads)
    return said, [issue.message for issue in b.log.issues]


# appeals


def test_an_appeal_is_a_part_of_the_decision_with_kind_period_and_words() -> None:
    said, _ = say(record(), appeals=(Appeal(SPAN, "oikaisuvaatimus", 14),))
    appeal = f"{W}/appeal"
    assert said.of(appeal, "eli:is_part_of") == {W}
    assert said.of(appeal, "kg:appealKind") == {f"{BASE}def/appeal/oikaisuvaatimus"}
    (period,) = said.terms(appeal, "kg:appealPeriod")
    assert (period.value, period.datatype.value) == ("P14D", full("xsd:duration"))
    assert said.of(said.mention_of(appeal), "kg:quote") == {TEXT[:17]}


def test_each_kind_of_appeal_is_its_own_and_the_law_goes_to_the_first() -> None:
    law = Citation(OTHER, "410/2015", "kuntalaki", section="134", use="appeal")
    said, _ = say(record(), appeals=(Appeal(SPAN, "oikaisuvaatimus"), Appeal(OTHER, "hankinta", 14)), citations=(law,))
    assert said.of(f"{W}/appeal", "kg:appliedProvision") == {f"{BASE}eli/sd/2015/410/pykala/134"}
    assert said.of(f"{W}/appeal", "kg:appealPeriod") == set()
    assert said.of(f"{W}/appeal-2", "kg:appealKind") == {f"{BASE}def/appeal/hankinta"}
    assert said.of(f"{W}/appeal-2", "kg:appliedProvision") == set()


def test_documents_number_equal_appeals_alike_whatever_their_order() -> None:
    first, second = Appeal(SPAN, "oikaisuvaatimus", 14), Appeal(OTHER, "hankinta", 14)
    said, _ = _both({"appeals": (first, second)}, {"appeals": (second, first)})
    assert said.of(f"{W}/appeal", "kg:appealKind") == {f"{BASE}def/appeal/oikaisuvaatimus"}
    assert said.of(f"{W}/appeal-2", "kg:appealKind") == {f"{BASE}def/appeal/hankinta"}
    assert f"{W}/appeal-3" not in said.subjects()


def test_documents_that_disagree_on_the_period_leave_the_preferred_ones() -> None:
    said, messages = _both(
        {"appeals": (Appeal(SPAN, "oikaisuvaatimus", 14),)}, {"appeals": (Appeal(SPAN, "oikaisuvaatimus", 30),)}
    )
    assert said.of(f"{W}/appeal", "kg:appealPeriod") == {"P14D"}
    assert len(messages) == 1
    assert "30" in messages[0]
    assert "14" in messages[0]


# recipients


def test_a_private_recipient_has_an_extract_and_no_name() -> None:
    """The private person's name is in the text alone: neither as a label nor as quoted words."""
    said, _ = say(record(), recipients=(Recipient(SPAN, "decision", "extract", None),))
    extract = f"{W}/extract-1"
    assert said.of(extract, "eli:is_derivative_of") == {W}
    assert said.of(extract, "kg:extractRecipient") == set()
    assert not said.mentions()


def test_a_private_person_informed_is_not_said() -> None:
    said, _ = say(record(), recipients=(Recipient(SPAN, "decision", "information", None),))
    assert said.of(W, "kg:informedParty") == set()


def test_two_unnamed_recipients_are_two_extracts() -> None:
    unnamed = tuple(Recipient(span, "decision", "extract", None) for span in (SPAN, OTHER))
    said, _ = say(record(), recipients=unnamed)
    assert said.having("eli:is_derivative_of", W) == {f"{W}/extract-1", f"{W}/extract-2"}


@pytest.mark.parametrize(
    ("more", "value"),
    [
        ({"label": "Majakkapäällikkö"}, "Majakkapäällikkö"),
        ({"label": "Kaupunginhallitus", "body_id": "00400"}, f"{BASE}id/body/00400"),
        ({"label": "Majakka Oy", "organisation": "majakka-oy"}, f"{BASE}id/organisation/majakka-oy"),
    ],
)
def test_a_recipient_is_a_known_thing_or_its_label(more: dict[str, str], value: str) -> None:
    extract, _ = say(record(), recipients=(Recipient(SPAN, "decision", "extract", **more),))
    assert extract.of(f"{W}/extract-1", "kg:extractRecipient") == {value}
    informed, _ = say(record(), recipients=(Recipient(SPAN, "decision", "information", **more),))
    assert informed.of(W, "kg:informedParty") == {value}


def test_one_recipient_in_two_documents_is_one_extract() -> None:
    first = Recipient(SPAN, "decision", "extract", "Majakkapäällikkö")
    second = Recipient(SPAN, "decision", "extract", "Satamapäällikkö")
    said, _ = _both({"recipients": (first, second)}, {"recipients": (second,)})
    assert said.of(f"{W}/extract-2", "kg:extractRecipient") == {"Satamapäällikkö"}
    assert len(said.having("eli:is_derivative_of", W)) == 2


# attachments


@pytest.mark.parametrize(
    ("public", "rights"),
    [(True, {f"{BASE}def/publicity/public"}), (False, {f"{BASE}def/publicity/withheld"}), (None, set())],
)
def test_an_attachment_says_whether_it_is_public_only_where_something_tells(
    public: bool | None, rights: set[str]
) -> None:
    found = Attachment(SPAN, "decision", "2", "Kartta", public, "JulkL 24.1 § 20 k", "00000009")
    said, _ = say(record(), attachments=(found,))
    attachment = f"{W}/attachment-1"
    assert said.of(attachment, "eli:is_annex_of") == {W}
    assert said.of(attachment, "eli:number") == {"2"}
    assert said.labels(attachment, "dcterms:title") == {("Kartta", "fi")}
    assert said.of(attachment, "dcterms:accessRights") == rights
    assert said.of(attachment, "kg:securityReason") == {"JulkL 24.1 § 20 k"}
    assert said.of(attachment, "kg:sourceRecordId") == {"00000009"}


def test_one_attachment_in_two_documents_is_one() -> None:
    map_, plan = Attachment(SPAN, "decision", "1", "Kartta"), Attachment(OTHER, "decision", "2", "Suunnitelma")
    said, _ = _both({"attachments": (map_, plan)}, {"attachments": (plan,)})
    assert said.having("eli:is_annex_of", W) == {f"{W}/attachment-1", f"{W}/attachment-2"}
    assert said.of(f"{W}/attachment-2", "dcterms:title") == {"Suunnitelma"}


# euros and mentions


@pytest.mark.parametrize(("eur", "written"), [("1200.50", "1200.5"), ("1000000", "1000000"), ("0.05", "0.05")])
def test_euros_are_plain_decimals(eur: str, written: str) -> None:
    said, _ = say(record(), amounts=(Amount(SPAN, Decimal(eur)),))
    (term,) = said.terms(f"{W}/amount-1", "kg:amountEur")
    assert (term.value, term.datatype.value) == (written, full("xsd:decimal"))


def test_equal_amounts_are_one() -> None:
    said, _ = say(record(), amounts=(Amount(SPAN, Decimal("10.0")), Amount(OTHER, Decimal(10))))
    assert said.having("eli:is_part_of", W) == {f"{W}/amount-1"}


def test_mentioned_bodies_organisations_and_places() -> None:
    said, _ = say(
        record(),
        bodies=(BodyMention(SPAN, "00400"),),
        organisations=(
            OrganisationMention(OTHER, "laituriryhma", "Laituriryhmä", "party_group"),
            OrganisationMention(OTHER, None, "Majakka Esimerkki Oy", "company"),
        ),
        places=(PlaceMention(OTHER, "majakkasaari"), PlaceMention(SPAN, "tukholma")),
    )
    unknown = f"{BASE}id/organisation/majakka-esimerkki-oy"
    assert said.of(W, "schema:mentions") == {
        f"{BASE}id/body/00400",
        f"{BASE}id/organisation/laituriryhma",
        unknown,
    }
    assert said.labels(unknown) == {("Majakka Esimerkki Oy", "fi")}
    assert said.of(unknown, "org:classification") == {f"{BASE}def/organisation-kind/company"}
    assert f"{BASE}id/organisation/laituriryhma" not in said.subjects()
    own, bundled = f"{BASE}id/place/majakkasaari", f"{BASE}id/place/tukholma"
    assert said.of(W, "dcterms:spatial") == {own, bundled}
    assert said.labels(own) == {("Majakkasaari", "fi"), ("Fyrön", "sv")}
    assert bundled not in said.subjects()
    assert len(said.mentions()) == 5


# motions


def _motion(kind: str = "valtuustoaloite", day: date | None = date(2021, 9, 22), **more: Any) -> MotionFinding:
    return MotionFinding(SPAN, kind, ("Tyyni Luoto",), day, **more)


def test_a_motion_answered_is_linked_both_ways() -> None:
    one = document(record(), Findings(motions=(_motion(answered=True),)))
    decided = say_all(one)
    said = Said(decided.quads[0])
    motion = f"{BASE}id/motion/valtuustoaloite/tyyni-luoto/2021-09-22/hel-2022-000001"
    assert said.types(motion) == {full("og:Motion"), full("elidl:LegislativeProcessWork")}
    assert said.of(motion, "schema:creator") == {f"{BASE}id/person/tyyni-luoto"}
    assert said.of(motion, "dcterms:dateSubmitted") == {"2021-09-22"}
    assert said.of(W, "kg:about") == said.of(W, "elidl:answers_to") == {motion}
    assert said.of(motion, "elidl:is_answered_in") == {W}
    assert decided.motions == (
        MotionKey(motion, "valtuustoaloite", "tyyni-luoto", "2021-09-22", "HEL 2022-000001", topic="Majakan nimi"),
    )


def test_a_motion_only_treated_is_not_answered() -> None:
    said, _ = say(record(), motions=(_motion(),))
    (motion,) = said.of(W, "kg:about")
    assert said.of(W, "elidl:answers_to") == said.of(motion, "elidl:is_answered_in") == set()


def test_a_proposal_answers_no_motion() -> None:
    proposal = f"{BASE}id/meeting/00400202201-item-3/proposal"
    said, _ = say(record(kind="agenda", decided=False), work=proposal, motions=(_motion(answered=True),))
    (motion,) = said.of(proposal, "kg:about")
    assert said.of(motion, "elidl:is_answered_in") == set()


@pytest.mark.parametrize(
    ("adopted", "due"),
    [(date(2021, 11, 3), "2022-11-03"), (date(2020, 2, 29), "2021-02-28")],
)
def test_a_toivomusponsi_is_adopted_and_due_within_a_year(adopted: date, due: str) -> None:
    said, _ = say(record(), motions=(_motion("toivomusponsi", adopted, adopted_by="00400"),))
    (motion,) = said.of(W, "kg:about")
    assert said.of(motion, "kg:adoptedOn") == {adopted.isoformat()}
    assert said.of(motion, "kg:dueOn") == {due}
    assert said.of(motion, "kg:adoptedBy") == {f"{BASE}id/body/00400"}
    assert said.of(motion, "dcterms:dateSubmitted") == set()


def test_a_motion_without_day_has_neither_day_nor_due_day() -> None:
    said, _ = say(record(case=None), motions=(_motion("toivomusponsi", None),))
    (motion,) = said.of(W, "kg:about")
    assert motion == IRIS.motion("toivomusponsi", "Tyyni Luoto", None, None)
    assert said.of(motion, "kg:adoptedOn") == said.of(motion, "kg:dueOn") == set()
