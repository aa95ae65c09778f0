from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from kg.errors import UsageError
from kg.rdf import read

LINE = '<http://a/s> <http://a/p> "ö <x> ."@fi .'
QUAD = '<http://a/s> <http://a/p> "ö <x> ."@fi <http://a/g> .'
JSON_LD = '{"@id": "http://a/s", "http://a/p": {"@value": "ö <x> .", "@language": "fi"}}'
XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a/"><rdf:Description'
    ' rdf:about="http://a/s"><a:p xml:lang="fi">ö &lt;x&gt; .</a:p></rdf:Description></rdf:RDF>'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", "@prefix a: <http://a/> . a:s a:p 'ö <x> .'@fi ."),
        ("a.nt", LINE),
        ("a.nq", QUAD),
        ("a.trig", "<http://a/g> { " + LINE + " }"),
        ("a.jsonld", JSON_LD),
        ("a.json", JSON_LD),
        ("a.rdf", XML),
        ("a.xml", "<?xml version='1.0'?>" + XML),
        ("a", QUAD),
        ("a.txt", "# a comment\n" + LINE),
        ("A.TTL", LINE),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_every_format_is_read_by_name_or_content(tmp_path: Path, name: str, content: str, packed: bool) -> None:
    path = tmp_path / (name + ".gz" if packed else name)
    path.write_bytes(gzip.compress(content.encode(), mtime=0) if packed else content.encode())
    assert [str(quad.triple) for quad in read(path)] == [LINE.removesuffix(" .")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", b"<http://a/s> <http://a/p> 1 .\nx:a x:b 1 .", r"a\.ttl, line 2.*prefix x"),
        ("a.nq", b"<http://a/s> <http://a/p> <b> .", r"a\.nq, line 1.*N-Quads"),
        ("a.ttl", b'<http://a/s> <http://a/p> "\xff" .', r"a\.ttl, line 1.*UTF-8"),
        ("a.jsonld", b'{"@id": "http://a/s",\n "http://a/p": ]}', r"a\.jsonld, line 2"),
        ("a.rdf", b"<html/>", r"a\.rdf: .*RDF/XML"),
        ("a.csv", b"a,b\n1,2", r"a\.csv, line 1"),
        ("a.ttl.gz", gzip.compress(LINE.encode(), mtime=0)[:-6], r"a\.ttl\.gz is not whole"),
    ],
)
def test_an_error_names_file_and_place(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=message):
        list(read(tmp_path / name))


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        list(read(tmp_path))
    with pytest.raises(UsageError, match="does not exist"):
        list(read(tmp_path / "none.ttl"))


def test_blank_nodes_of_two_files_are_not_the_same(tmp_path: Path) -> None:
    for name in ("a.nt", "b.nt"):
        (tmp_path / name).write_text("_:n <http://a/p> 'x' .".replace("'", '"'), encoding="utf-8")
    nodes = {quad.subject for name in ("a.nt", "b.nt") for quad in read(tmp_path / name)}
    assert len(nodes) == 2
    assert all(isinstance(node, BlankNode) for node in nodes)
