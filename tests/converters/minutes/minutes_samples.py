"""Papers in forms that the corpus does not have, set from hand-written texts: no matter and no private name is real."""

from __future__ import annotations

from pathlib import Path

from minutes_sheets import Head, Sheets

from converters import minutes
from kg.errors import Issue, Log
from kg.record import DecisionRecord
from kg.source import Container

LEFT_MARK, TEXT = 125.0, 143.0
LONG = (
    "Kuutamo~lahden lauta~kunta on käsi~tellyt lato~tans~sien pitä~mistä useassa kokouk~sessa ja "
    "pitää tär~keänä, että ilta-~aikaan pidet~tävistä tans~seista ilmoi~tetaan lähi~alueen asuk~kaille "
    "hyvissä ajoin. Tans~sien jär~jestä~mi~sestä vastaa yhdis~tys, jonka Y-~tunnus on 1234567-1."
)


def board(*, head_last: bool = False) -> bytes:
    """A committee's decision of 2021 over two pages: a vote, a proposal, a list, extracts."""
    sheet = Sheets(Head(("Kuutamolautakunta",), "9.3.2021", "5/2021", "Asia/4"), head_last=head_last)
    sheet.text("§ 41", bold=True)
    sheet.title(
        "Latotanssien salliminen Kuutamolahdessa ja sen ranta-~alueella kesä~kaudella sekä tanssi~lattian vuokra"
    )
    sheet.text("HEL 2021-000777 T 12 03 01")
    sheet.text("Hankenumero 0042_1")
    sheet.heading("Päätös")
    sheet.text("Kuutamolautakunta päätti")
    sheet.item(
        "1.",
        "sallia lato~tanssit lauan~taisin 5.6.2021–28.8.2021, ellei sää muuta vaadi tai yhdis~tys toisin ilmoita",
    )
    sheet.item("2.", "periä vuokraa 120 euroa.")
    sheet.space()
    sheet.heading("Käsittely")
    sheet.text("Vastaehdotus:\nVelma Vesperi: Ehdotan, että asia jätetään pöydälle.")
    sheet.text("JAA-ehdotus: Esittelijän ehdotus\nEI-ehdotus: Pöydälle")
    sheet.text("Jaa-äänet: 2\nUrho Usva, Tyyne Tuisku")
    sheet.text("Ei-äänet: 1\nVelma Vesperi")
    sheet.heading("Esittelijä")
    sheet.text("vs. kulttuurijohtaja\nKerttu Kaste")
    sheet.heading("Lisätiedot")
    sheet.text("Otso Outa, suunnittelija, puhelin: 310 00001")
    sheet.text("otso.outa(a)hel.fi")
    sheet.heading("Liitteet")
    sheet.file("1", "Hakemus 1.2.2021")
    sheet.file("2", "Kartta ranta-alueesta, sen poluista ja tanssi~lattiasta sekä ladosta ympäris~töineen vuonna 2021")
    sheet.space()
    sheet.heading("Muutoksenhaku")
    sheet.text("Oikaisuvaatimusohje, kuutamolautakunta")
    sheet.heading("Otteet")
    sheet.extracts(
        ("Latotanssit ry", ("Esitysteksti", "Oikaisuvaatimusohje, kuutamolauta~kunta")), ("Hakija", ("Liite 1",))
    )
    sheet.heading("Päätösehdotus")
    sheet.text("Päätös on ehdotuksen mukainen.")
    sheet.heading("Esittelijän perustelut")
    sheet.heading("Tanssien tausta")
    sheet.text(LONG)
    sheet.text(LONG)
    sheet.text("Vuokrasta on sovittu yhdistyksen kanssa.")
    sheet.heading("Esittelijä")
    sheet.text("kulttuurijohtaja\nLumi Laine")
    sheet.heading("Tiedoksi")
    sheet.text("Kaupunginkanslia\nKulttuuri ja vapaa-aika")
    sheet.heading("Muutoksenhaku")
    sheet.heading("OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI")
    sheet.text("Tähän päätökseen tyytymätön voi tehdä kirjallisen oikaisuvaatimuksen.")
    sheet.heading("Oikaisuvaatimusaika")
    sheet.text("Oikaisuvaatimus on tehtävä 14 päivän kuluessa päätöksen tiedoksisaannista.")
    sheet.row((LEFT_MARK, "Postiosoite:"), (TEXT + 80, "PL 10"))
    sheet.row((TEXT + 80, "00099 HELSINGIN KAUPUNKI"))
    return sheet.pdf()


def complete() -> bytes:
    """The minutes of a whole meeting of 2013: attendance, contents, three items, instructions and signatures."""
    first = Head(("Kaupunginhallitus",), "13.05.2013", "19/2013")
    sheet = Sheets(first)
    sheet.heading("Kokoustiedot")
    sheet.row((LEFT_MARK, "Aika"), (TEXT + 60, "13.05.2013 16:00 - 16:45"))
    sheet.heading("Läsnä")
    sheet.row((LEFT_MARK, "Usva, Urho"), (TEXT + 100, "puheenjohtaja"))
    sheet.text("582 - 584 §")
    sheet.page()
    sheet.row((LEFT_MARK, "§"), (TEXT + 60, "Asia"))
    sheet.row((LEFT_MARK, "582"), (TEXT, "Asia/1"), (TEXT + 60, "Kokouksen laillisuuden toteaminen"))
    sheet.row((LEFT_MARK, "583"), (TEXT, "Kj/7"), (TEXT + 60, "Ladon vuokra"))
    sheet.row((LEFT_MARK, "584"), (TEXT, "Asia/9"), (TEXT + 60, "Saunavuoro"))
    sheet.page(Head(("Kaupunginhallitus",), "13.05.2013", "19/2013", "Asia/1"))
    sheet.text("§ 582", bold=True)
    sheet.title("Kokouksen laillisuuden toteaminen")
    sheet.heading("Päätös")
    sheet.text("Kaupunginhallitus totesi kokouksen laillisesti koolle kutsutuksi.")
    sheet.page(Head(("Kaupunginhallitus",), "13.05.2013", "19/2013", "Kj/7"))
    sheet.text("§ 583", bold=True)
    sheet.title("V 29.5.2013, Ladon vuokra")
    sheet.text("HEL 2013-000583 T 10 01 04")
    sheet.heading("Päätös")
    sheet.text("Kaupunginhallitus päätti ehdottaa kaupunginvaltuustolle, että lato vuokrataan.")
    sheet.heading("Esittelijä")
    sheet.text("kaupunginjohtaja\nUrho Usva")
    sheet.heading("Päätöshistoria")
    sheet.text("Kuutamolautakunta 02.04.2013 § 77", bold=True)
    sheet.text("HEL 2013-000583 T 10 01 04")
    sheet.heading("Päätös")
    sheet.text("Lautakunta päätti puoltaa esitystä kuntalain 1 §:n nojalla.")
    sheet.page(Head(("Kaupunginhallitus",), "13.05.2013", "19/2013", "Asia/9"))
    sheet.text("584 §", bold=True)
    sheet.title("Saunavuoro")
    sheet.text("HEL 2013-000584 T 12 00 00")
    sheet.heading("Päätös")
    sheet.text("Kaupunginhallitus päätti myöntää saunavuoron.")
    _closing(sheet, first)
    return sheet.pdf()


def _closing(sheet: Sheets, head: Head) -> None:
    """What closes the minutes of a meeting: instructions for appeal, and who signs."""
    sheet.page(head)
    sheet.heading("MUUTOKSENHAKUOHJEET")
    sheet.text("1")
    sheet.heading("MUUTOKSENHAKUKIELTO")
    sheet.text("Pöytäkirjan 582 ja 583 §:t.")
    sheet.text("Tähän päätökseen ei saa hakea muutosta, koska päätös koskee asian valmistelua.")
    sheet.text("2")
    sheet.heading("OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI")
    sheet.text("Pöytäkirjan 584 §.")
    sheet.text("Oikaisuvaatimus on tehtävä 14 päivän kuluessa päätöksen tiedoksisaannista.")
    sheet.text("Kaupunginhallitus")
    sheet.row((LEFT_MARK, "Urho Usva"), (TEXT + 150, "Tyyne Tuisku"))
    sheet.row((LEFT_MARK, "puheenjohtaja"), (TEXT + 150, "pöytäkirjanpitäjä"))
    sheet.space()
    sheet.text("Pöytäkirja tarkastettu")


def office_holder() -> bytes:
    """An office-holder's decision of 2014: the path of units in the head, no meeting, a signature."""
    path = ("Kuutamovirasto", "Tanssiosasto", "Lattiatoimisto", "Lattiatoimiston toimistopäällikkö")
    sheet = Sheets(Head(path, "12.09.2014"))
    sheet.text("15 §", bold=True)
    sheet.title("Tanssilattian lainaaminen")
    sheet.text("HEL 2014-000015 T 02 05 03")
    sheet.heading("Päätös")
    sheet.text("Lattiatoimiston toimistopäällikkö päätti lainata tanssilattian.")
    sheet.heading("Päätöksen perustelut")
    sheet.text(LONG)
    sheet.heading("Lisätiedot")
    sheet.text("Otso Outa, suunnittelija, puhelin: 310 00001\notso.outa(a)hel.fi")
    sheet.heading("Muutoksenhaku")
    sheet.text("Oikaisuvaatimusohje, kuutamolautakunta")
    sheet.heading("Otteet")
    sheet.extracts(("Latotanssit ry", ("Oikaisuvaatimusohje, kuutamolautakunta",)))
    sheet.space()
    sheet.space()
    sheet.text("Kerttu Kaste\ntoimistopäällikkö")
    sheet.text("Päätös on sähköisesti allekirjoitettu.")
    return sheet.pdf()


def swedish() -> bytes:
    """Swedish minutes of 2016."""
    head = Head(
        ("Månskensnämndens", "svenska sektion"), "4.4.2016", "3/2016", "Ärende/7", "Helsingfors stad", "Protokoll"
    )
    sheet = Sheets(head)
    sheet.text("§ 12", bold=True)
    sheet.title("Dans i ladan")
    sheet.text("HEL 2016-000012 T 12 03 01")
    sheet.heading("Beslut")
    sheet.text(
        "Sektionen beslutade att det får dansas i ladan när det är månsken, enligt social- och hälsovårdsverkets råd."
    )
    sheet.heading("Behandling")
    sheet.text("Ja-röster: 2\nUrho Usva, Tyyne Tuisku\nNej-röster: 1\nVelma Vesperi")
    sheet.heading("Föredragande")
    sheet.text("tf. kulturdirektör\nKerttu Kaste")
    sheet.heading("Upplysningar")
    sheet.text("Otso Outa, planerare, telefon: 310 00001\notso.outa(a)hel.fi")
    sheet.heading("Bilagor")
    sheet.text("1 Ansökan")
    sheet.heading("Utdrag")
    sheet.row((LEFT_MARK, "Utdrag"), (LEFT_MARK + 200, "Bilagor till utdrag"))
    sheet.row((LEFT_MARK, "Ladans vänner rf"), (LEFT_MARK + 200, "Förslagstext"))
    sheet.space()
    sheet.heading("Beslutsförslag")
    sheet.text("Beslutet stämmer överens med förslaget.")
    sheet.heading("Föredragandens motiveringar")
    sheet.text("Ladan har inte använts på länge.")
    sheet.heading("Sökande av ändring")
    sheet.heading("BESVÄRSFÖRBUD")
    sheet.text("I detta beslut får ändring inte sökas.")
    return sheet.pdf()


def beside() -> bytes:
    """Minutes whose headings stand in the margin, beside the first line of their text."""
    sheet = Sheets(Head(("Kuutamolautakunta",), "2.2.2012", "2/2012", "Asia/3"))
    margin = 57.0
    sheet.row((margin, "§ 8"), (LEFT_MARK, "Ladon katto"), bold=True)
    sheet.space()
    sheet.text("HEL 2012-000008 T 10 06 00")
    sheet.beside(margin, "Päätös", "Lautakunta päätti korjauttaa ladon katon.")
    sheet.beside(margin, "Esittelijä", "kulttuurijohtaja")
    sheet.text("Kerttu Kaste")
    return sheet.pdf()


def read_all(content: bytes, folder: Path, name: str = "minutes.pdf") -> list[tuple[DecisionRecord, list[Issue]]]:
    """The decisions of a file, each with its issues; those of the file come with the first."""
    path = folder / name
    path.write_bytes(content)
    log = Log(name, "")
    read = []
    for document in minutes.documents(Container(path), log):
        own = Log(name, document.identity)
        own.issues += log.issues
        read.append((minutes.read(document, own), own.issues))
    return read


def texts(record: DecisionRecord) -> list[tuple[str, str, str, str]]:
    return [(part.kind.value, part.side, part.heading, part.text) for part in record.parts]
