"""privacy.toml: what it may say, what it decides, and what a build then names and publishes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import Json, decision, html
from pyoxigraph import QuerySolutions, RdfFormat

from kg import pipeline
from kg.cli import main
from kg.errors import UsageError
from kg.pipeline import Built, Options
from kg.privacy import policy
from kg.vocab import DEFAULT_BASE, PREFIXES

Write = Callable[..., Path]
_PREFIXES = "".join(f"PREFIX {p}: <{ns}>\n" for p, ns in {**PREFIXES, "kg": f"{DEFAULT_BASE}def#"}.items())
_PEOPLE = "SELECT ?n { ?p a foaf:Person ; foaf:name ?n }"
_ROLES = (
    "SELECT DISTINCT ?r ?n { ?x elidl:participation_role/skos:notation ?r "
    "OPTIONAL { ?x elidl:had_participant_person/foaf:name ?n } }"
)


def ask(built: Built, query: str) -> list[tuple[str | None, ...]]:
    found = built.version.open().query(_PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return sorted((tuple(None if row[n] is None else row[n].value for n in names) for row in found), key=str)


def policy_file(folder: Path, text: str) -> Path:
    path = folder / "privacy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def build(store: Path, *sources: Path, privacy: Path | None = None) -> Built:
    return pipeline.build(sources, store, Options(jobs=1, validate=False, privacy=privacy), lambda *_: None)


# the file


def test_the_default_names_public_roles_redacts_what_is_sensitive_and_leaves_contacts_out() -> None:
    default = policy.load()
    assert all(map(default.names, ("voter", "presenter", "appointed", "heard", "motion_proposer", "member")))
    assert not default.names("applicant")
    assert [default.treatment(mark) for mark in (None, *policy.STRICTNESS)] == [
        "keep",
        "keep",
        "keep",
        "redact",
        "redact",
    ]
    assert (default.email, default.phone) == (False, False)


def test_what_a_file_leaves_out_is_as_in_the_default(tmp_path: Path) -> None:
    chosen = policy.load(policy_file(tmp_path, '[text]\nunmarked = "withhold"\n[contacts]\nphone = true'))
    assert (chosen.treatment(None), chosen.treatment("crime"), chosen.names("voter")) == ("withhold", "redact", True)
    assert (chosen.email, chosen.phone) == (False, True)
    assert chosen.fingerprint != policy.load().fingerprint


def test_a_file_that_says_the_default_decides_the_same(tmp_path: Path) -> None:
    assert policy.load(policy_file(tmp_path, "[people]\nelected = true")).fingerprint == policy.load().fingerprint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[poeple]\nelected = true", ("'poeple'", "'people'", "people, text, contacts")),
        ("[people]\nelectd = true", ("'electd'", "[people]", "'elected'", "experts, proposers")),
        ('[text]\nsensitve = "keep"', ("'sensitve'", "'sensitive'", "unmarked")),
        ('[text]\ncrime = "hide"', ("crime", '"hide"', '"keep" or "redact" or "withhold"')),
        ("[people]\nelected = 1", ("elected", "write true or false")),
        ('[contacts]\nemail = "no"', ("email", '"no"', "write true or false")),
        ("text = 3", ("text is 3", "[text]", "none, personal, sensitive, crime, unmarked")),
        ("[identity_codes]\npass = true", ("identity_codes", "never pass")),
        ("[contacts]\nidentity_codes = true", ("identity_codes", "never pass")),
        ("[text\n", ("no TOML",)),
    ],
)
def test_an_error_names_the_file_the_key_the_nearest_one_and_what_is_allowed(
    text: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    path = policy_file(tmp_path, text)
    with pytest.raises(UsageError) as error:
        policy.load(path)
    assert error.value.exit_code == 2
    assert all(word in str(error.value) for word in (str(path), *words))


def test_a_file_that_is_not_there_ends_the_command_with_2(tmp_path: Path, write: Write) -> None:
    call = ["build", str(write("a.json", decision(1))), "--store", str(tmp_path / "s"), "--privacy", "nowhere.toml"]
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 2
    assert "nowhere.toml" in result.output
    assert not (tmp_path / "s" / "current").exists()


def test_the_file_can_be_named_in_kg_toml(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = policy_file(tmp_path, '[text]\nunmarked = "withhold"')
    (tmp_path / "kg.toml").write_text(f'[build]\nprivacy = "{path}"\n', encoding="utf-8")
    monkeypatch.setenv("KG_CONFIG", str(tmp_path / "kg.toml"))
    call = ["build", str(write("a.json", decision(1))), "--store", str(tmp_path / "s"), "--json", "--quiet"]
    result = CliRunner().invoke(main, call)
    summary = json.loads(result.stdout.splitlines()[-1])
    assert (summary["withheld"], summary["redacted"]) == (1, 0)


# people


def _person(name: str, **more: object) -> Json:
    return {
        "Name": name,
        "ID": "ex." + name.split(",", maxsplit=1)[0].lower(),
        "Title": "Jäsen",
        "CouncilGroup": "",
        "links": [],
        **more,
    }


def _with_people(write: Write) -> list[Path]:
    """A decision with somebody in a role of each group, a meeting with its composition, and a trustee."""
    vote = {
        "Ayes": {"NumberOfVotes": 1, "Content": "", "Voters": [_person("Ulappa, Kerttu")]},
        "Noes": {"NumberOfVotes": 0, "Content": "", "Voters": []},
    }
    title = "Valtuutettu Helmi Riuttasen aloite laiturin väristä"
    made = decision(1, title=title, VotingResults=[vote])
    made["Content"] = html(
        title,
        1,
        ("Päätös", "<p>Kaupunginhallitus päätti valita työryhmän jäseneksi Ilmari Poijusen.</p>"),
        ("Käsittely", "<p>Kuultavana asiantuntijana oli laituri-insinööri Sanelma Tervahauta.</p>"),
        ("Esittelijä", "<p>kansliapäällikkö<br>Aatos Köysimäki</p>"),
    )
    meeting = {
        "MeetingID": "00400202201", "DateMeeting": "2022-01-10T16:00:00.000", "Agenda": [], "MeetingSequenceNumber": 1,
        "Composition": [{"Name": "Kerttu Ulappa", "Role": "Jäsen", "DeputyOf": None, "ID": "ex.ulappa"},
                        {"Name": "Aatos Köysimäki", "Role": "Esittelijä", "DeputyOf": None, "ID": None}],
        "DecisionMaker": "Kaupunginhallitus", "DecisionMakerId": "00400", "links": []}  # fmt: skip
    motion = {
        "Title": "Valtuustoaloite 22.09.2021 Ulappa Kerttu uusi laituri",
        "Date": "2021-09-22T00:00:00.000",
        "FileURI": None,
    }
    trustee = _person("Ulappa, Kerttu", Initiatives=[motion], Resolutions=[], Chairmanships=[])
    paths = [write("a.json", made)]
    for name, listed in (("meetings", [meeting]), ("trustees", [trustee])):
        paths.append(paths[0].with_name(f"{name}.json"))
        paths[-1].write_text(json.dumps({name: listed}), encoding="utf-8")
    return paths


_ALL = {"Kerttu Ulappa", "Aatos Köysimäki", "Ilmari Poijunen", "Sanelma Tervahauta", "Helmi Riuttanen"}


def test_every_public_role_makes_a_node_and_a_name(tmp_path: Path, write: Write) -> None:
    built = build(tmp_path / "s", *_with_people(write))
    assert {name for (name,) in ask(built, _PEOPLE)} == _ALL


@pytest.mark.parametrize(
    ("group", "unnamed", "roles"),
    [
        ("officials", {"Aatos Köysimäki"}, {"presenter"}),
        ("appointed", {"Ilmari Poijunen"}, {"appointed"}),
        ("experts", {"Sanelma Tervahauta"}, {"heard"}),
        ("proposers", {"Helmi Riuttanen"}, {"motion_proposer"}),
        ("elected", set(), set()),
    ],
)
def test_a_group_turned_off_leaves_the_role_without_name_or_node(
    group: str, unnamed: set[str], roles: set[str], tmp_path: Path, write: Write
) -> None:
    off = policy_file(tmp_path, f"[people]\n{group} = false")
    built = build(tmp_path / "s", *_with_people(write), privacy=off)
    named = {name for (name,) in ask(built, _PEOPLE)}
    # a trustee is still known by the motion she made, where only the group of elected people is off
    assert named == _ALL - unnamed
    assert {role for role, name in ask(built, _ROLES) if name is None} == roles
    text = (built.version.open().dump(format=RdfFormat.N_QUADS) or b"").decode()
    for name in unnamed:
        assert f"/person/{name.lower().replace(' ', '-')}" not in text


def test_with_all_groups_off_nobody_is_named_and_motions_stay(tmp_path: Path, write: Write) -> None:
    groups = ("elected", "officials", "appointed", "experts", "proposers")
    off = policy_file(tmp_path, "[people]\n" + "\n".join(f"{group} = false" for group in groups))
    built = build(tmp_path / "s", *_with_people(write), privacy=off)
    assert ask(built, _PEOPLE) == []
    assert {role for role, _ in ask(built, _ROLES)} == {"presenter", "appointed", "heard", "motion_proposer"}
    assert len(ask(built, "SELECT ?m { ?m a og:Motion }")) == 2
    assert "/person/" not in (built.version.open().dump(format=RdfFormat.N_QUADS) or b"").decode()


def test_changing_the_policy_says_again_what_is_in_the_store(tmp_path: Path, write: Write) -> None:
    source = write("a.json", decision(1))
    withheld = policy_file(tmp_path, '[text]\nunmarked = "withhold"')
    text = "SELECT ?t { ?f schema:text ?t }"
    assert len(ask(build(tmp_path / "s", source), text)) == 1
    assert ask(build(tmp_path / "s", source, privacy=withheld), text) == []
    again = build(tmp_path / "s", source)
    assert (len(ask(again, text)), again.summary.said) == (1, 1)
    assert build(tmp_path / "s", source).summary.said == 0


# contacts

_CARD = (
    '<div class="Lisatiedot"><div class="LisatiedonantajanNimi">Aatos Köysimäki</div>'
    '<div class="LisatiedonantajanTitteli">laituripäällikkö</div>'
    '<div class="LisatiedonantajanPuhelin">09 310 99901</div>'
    '<div class="LisatiedonantajanSahkoposti">aatos.koysimaki@example.fi</div></div>'
)


@pytest.mark.parametrize("email", [False, True])
@pytest.mark.parametrize("phone", [False, True])
def test_contacts_are_published_where_the_policy_asks_for_them(
    email: bool, phone: bool, tmp_path: Path, write: Write
) -> None:
    made = decision(1)
    reasons = "<p>Kysymykset osoitteeseen laituri@example.fi tai puh. 09 310 99902.</p>"
    made["Content"] = html("Nimi", 1, ("Päätös", reasons)).replace("</div></body>", f"{_CARD}</div></body>")
    asked = policy_file(tmp_path, f"[contacts]\nemail = {str(email).lower()}\nphone = {str(phone).lower()}")
    built = build(tmp_path / "s", write("a.json", made), privacy=asked)
    ((text,),) = ask(built, "SELECT ?t { ?f schema:text ?t }")
    assert text is not None
    assert [one in text for one in ("aatos.koysimaki@example.fi", "laituri@example.fi")] == [email, email]
    assert [one in text for one in ("09 310 99901", "09 310 99902")] == [phone, phone]
    assert built.summary.contacts == 2 * (not email) + 2 * (not phone)
    assert ("contact", "Aatos Köysimäki") in ask(built, _ROLES)
    assert ask(built, "SELECT ?t { ?x kg:roleTitle ?t }") == [("laituripäällikkö",)]
