"""How a dump is published: what the sources say, and what kg.toml says in its place."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.formats import Format, formats
from kg.publication import Contact, publication, sources_of

BASE = "https://example.org/kg/"
CITY = BASE + "id/body/00001"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def source(name: str, publisher: str = "City of Helsinki", licence: str = CC_BY) -> Format:
    return replace(formats()[0], name=name, title=name, publisher=publisher, licence=licence, licence_title=licence)


AHJO = source("ahjo")


def test_without_settings_the_sources_say_it() -> None:
    published = publication(BASE, [AHJO])
    assert (published.publisher, published.publisher_title) == (CITY, "City of Helsinki")
    assert published.licence == CC_BY
    assert published.url == BASE + "dumps/"
    assert published.dataset == BASE + "dataset/decisions"
    assert (published.endpoint, published.contact, published.frequency, published.homepage) == (None,) * 4


def test_the_formats_of_this_program_can_be_published_together() -> None:
    assert publication(BASE).sources == formats()


def test_a_publisher_that_the_catalogue_does_not_know_is_named_by_its_name() -> None:
    published = publication(BASE, [source("x", "Esimerkin kunta")])
    assert published.publisher == BASE + "id/organisation/esimerkin-kunta"
    assert published.publisher_names == (Literal("Esimerkin kunta", language="en"),)


@pytest.mark.parametrize("url", ["https://files.example/dumps", "https://files.example/dumps/"])
def test_the_files_stand_under_the_address(url: str) -> None:
    published = publication(BASE, [AHJO], url=url)
    assert published.url == "https://files.example/dumps/"
    said = {term for triple in published.fixed for term in (triple.subject, triple.object)}
    assert NamedNode("https://files.example/dumps/decisions.ttl.gz") in said
    assert not any(BASE + "dumps/" in str(term) for term in said)


def test_kg_toml_says_otherwise() -> None:
    table: dict[str, Any] = {
        "publisher": "https://example.org/us",
        "publisher_name": {"fi": "Me", "en": "Us"},
        "publisher_type": "NonProfitOrganisation",
        "licence": "https://example.org/licence",
        "title": "Decisions",
        "frequency": "DAILY",
        "homepage": "https://example.org/",
        "landing_page": "https://example.org/data",
        "contact": {"name": "Avoin data", "email": "data@example.org", "url": "https://example.org/ask"},
    }
    published = publication(BASE, [AHJO], table, endpoint="https://example.org/sparql")
    assert published.publisher == "https://example.org/us"
    assert published.publisher_title == "Us"
    assert published.publisher_type == "http://purl.org/adms/publishertype/NonProfitOrganisation"
    assert published.licence == "https://example.org/licence"
    assert published.titles == (Literal("Decisions", language="en"),)
    assert published.frequency == "http://publications.europa.eu/resource/authority/frequency/DAILY"
    assert published.homepage == "https://example.org/"
    assert published.landing_page == "https://example.org/data"
    assert published.contact == Contact("Avoin data", "data@example.org", "https://example.org/ask")
    assert published.endpoint == "https://example.org/sparql"


def test_a_publisher_may_be_named_by_name_alone_or_be_the_city() -> None:
    assert publication(BASE, [AHJO], {"publisher_name": "Us"}).publisher == BASE + "id/organisation/us"
    assert publication(BASE, [AHJO], {"publisher": CITY}).publisher_title == "City of Helsinki"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"publisher": "https://example.org/us"}, "by IRI alone; add publisher_name"),
        ({"publisher": "us"}, "publisher in .catalog. is 'us'; give a whole address"),
        ({"publisher_type": "Club"}, "publisher_type in .catalog. of kg.toml is 'Club'; choose one of Academia"),
        ({"publisher_type": "1.0"}, "choose one of"),
        ({"frequency": "hourly"}, "frequency in .catalog. of kg.toml is 'hourly'; choose one of ANNUAL"),
        ({"frequency": ["DAILY"]}, "choose one of ANNUAL"),
        ({"licence": 4}, "licence in .catalog. is 4; give a whole address"),
        ({"landing_page": "ftp://example.org/"}, "begins with http"),
        ({"homepage": "https://example.org/a b"}, "homepage in"),
        ({"title": 7}, "title in .catalog. of kg.toml has to be a text"),
        ({"title": {"fi": ""}}, "title in .catalog. of kg.toml has to be a text"),
        ({"title": {"de": "Titel"}}, "title in .catalog. of kg.toml has de, which it does not know"),
        ({"contact": "me@example.org"}, "contact in .catalog. of kg.toml needs a name"),
        ({"contact": {"email": "me@example.org"}}, "contact in .catalog. of kg.toml needs a name"),
        ({"contact": {"name": "me", "phone": "1"}}, "has phone, which it does not know; it knows name, email, url"),
        ({"contact": {"name": "me", "email": "nowhere"}}, "email of contact .* give an address"),
        ({"contact": {"name": "me", "url": "here"}}, "url in .catalog."),
        ({"editor": "vi"}, "has editor, which it does not know; it knows publisher"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_remedy(table: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        publication(BASE, [AHJO], table)


@pytest.mark.parametrize("name", ["url", "endpoint"])
@pytest.mark.parametrize("value", ["dumps", "http:/x", "https://example.org/<a>", "file:///tmp/x"])
def test_an_address_that_is_none_is_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"--{name} is '.*'; give a whole address"):
        publication(BASE, [AHJO], {}, *((value, None) if name == "url" else (None, value)))


def test_sources_that_disagree_have_to_be_settled_by_a_person() -> None:
    sources = [AHJO, source("other", "Esimerkin kunta", "https://example.org/licence")]
    with pytest.raises(UsageError, match="City of Helsinki, Esimerkin kunta; say who publishes"):
        publication(BASE, sources)
    with pytest.raises(
        UsageError, match=r"are under https://creativecommons.*, https://example.org/licence; say under"
    ):
        publication(BASE, sources, {"publisher": CITY})
    assert publication(BASE, sources, {"publisher": CITY, "licence": CC_BY}).licence == CC_BY


def test_the_index_tells_which_formats_a_store_was_made_from(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "index ä.sqlite") as index:
        index.execute("CREATE TABLE documents (converter TEXT)")
        index.executemany("INSERT INTO documents VALUES (?)", [("ahjo",), ("ahjo",), ("gone",)])
    index.close()
    assert [one.name for one in sources_of(tmp_path / "index ä.sqlite")] == ["ahjo"]
