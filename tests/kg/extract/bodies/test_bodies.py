"""Which named bodies count as mentioned."""

from kg.extract.bodies.reader import BodyReader
from kg.extract.names.hits import Names
from kg.record import BodyRef, DecisionRecord, Part, PartKind
from kg.registries import Body, Registries

BODIES = [
    Body("C", {"fi": "Helsingin kaupunki"}, type_id="13"),
    Body("V", {"fi": "Kaupunginvaltuusto"}, type_id="1"),
    Body("H", {"fi": "Kaupunginhallitus"}, type_id="2"),
    Body("A", {"fi": "Puistojen ja torien toimiala"}, type_id="7"),
    Body("B", {"fi": "Satamatoimiala"}, type_id="7"),
    Body("D", {"fi": "Veneiden toimiala"}, type_id="7"),
    Body("A1", {"fi": "Lupayksikkö"}, type_id="14", parent="A"),
    Body("A2", {"fi": "Hallintopalvelut"}, type_id="9", parent="A"),
    Body("B2", {"fi": "Hallintopalvelut"}, type_id="9", parent="B"),
    Body("K", {"fi": "Kirjaamo"}, type_id="14", parent="A"),
    Body("P", {"fi": "Puistojohtaja"}, type_id="12", parent="A", post=True),
    Body("PV", {"fi": "Kaupunginvaltuuston puheenjohtaja"}, type_id="19", parent="V", post=True),
]
REGISTRIES = Registries({body.id: body for body in BODIES})
NAMES, READER = Names(REGISTRIES), BodyReader(REGISTRIES)


def read(text: str, kind: PartKind = PartKind.REASONS, body: BodyRef | None = None) -> list[tuple[str, str]]:
    record = DecisionRecord("record", True, None, "Otsikko", "fi", (Part(kind, "decision", "", text),), body=body)
    mentions, _ = READER.read(record, NAMES.hits(record))
    return [(mention.id, text[mention.span.start : mention.span.end]) for mention in mentions]


def test_organs_and_units_that_act_or_receive_are_mentioned() -> None:
    text = "Kaupunginhallitus kehottaa lupayksikköä. Asia palaa kaupunginhallitukselle."
    assert read(text) == [("H", "Kaupunginhallitus"), ("A1", "lupayksikköä"), ("H", "kaupunginhallitukselle")]


def test_posts_the_registry_office_and_the_city_are_left_out() -> None:
    assert read("Puistojohtaja toimittaa asian Helsingin kaupungin kirjaamoon.") == []


def test_a_unit_named_only_inside_a_title_is_left_out_with_the_units_before_it() -> None:
    assert read("Puistojen ja torien toimialan lupayksikön vs. päällikkö esittää") == []
    assert read("lupayksikön tiimipäällikölle") == []
    assert read("lupayksikön päätös") == [("A1", "lupayksikön")]


def test_an_organ_counts_where_a_post_belongs_to_it() -> None:
    assert read("kaupunginhallituksen sihteerille") == [("H", "kaupunginhallituksen")]
    assert read("Kaupunginvaltuuston puheenjohtaja avasi") == [("V", "Kaupunginvaltuuston")]


def test_lines_of_people_name_no_bodies() -> None:
    assert read("Maija Malli, lupayksikkö", PartKind.CONTACTS) == []
    assert read("lupayksikkö\nMaija Malli", PartKind.PRESENTER) == []


def test_divisions_named_in_one_breath_are_each_mentioned() -> None:
    text = "puistojen ja torien, veneiden sekä satamatoimialan lausunnot"
    assert [key for key, _ in read(text)] == ["A", "D", "B"]
    assert read("puistojen ja torien, veneiden hoito") == []


def test_an_ambiguous_unit_is_a_doubt_said_once() -> None:
    parts = (Part(PartKind.INFORMATION, "decision", "", "Hallintopalvelut\nHallintopalvelut"),)
    record = DecisionRecord("record", True, None, "Otsikko", "fi", parts)
    mentions, doubts = READER.read(record, NAMES.hits(record))
    assert mentions == ()
    assert [doubt.words for doubt in doubts] == ["Hallintopalvelut"]
    assert "A2, B2" in doubts[0].message


def test_the_records_own_body_settles_it() -> None:
    text = "Hallintopalvelut"
    assert read(text, PartKind.INFORMATION, BodyRef("Lupayksikkö", "A1")) == [("A2", "Hallintopalvelut")]


def test_a_word_that_only_begins_as_a_title_is_none() -> None:
    assert read("lupayksikön lähihoitajaopiskelijoiden tuki") == [("A1", "lupayksikön")]


def test_a_post_told_by_its_units_on_a_line_of_its_own_is_a_title() -> None:
    assert read("Lupayksikkö, tiimipäällikkö\nPäätökset") == []
    assert read("Satamatoimiala, Lupayksikkö, yksikön päällikkö") == []
    assert read("Lupayksikkö, tiimipäällikkö Malli ja muut") == [("A1", "Lupayksikkö")]
