"""Files as they are: the style sheet, and the dumps where a folder of them is given."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from starlette.responses import FileResponse, Response

from kg import __version__
from kg.web import site as sites
from kg.web.errors import NotFound
from kg.web.responses import html

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

_STATIC: Final = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
_TYPES: Final = {
    ".gz": "application/gzip",
    ".ttl": "text/turtle; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".jsonl": "application/x-ndjson",
    ".json": "application/json",
}


async def static(request: Request) -> Response:
    """A file that every page needs."""
    name = request.path_params["name"]
    if name not in _STATIC:
        raise NotFound(f"there is no file {name[:60]}")
    headers = {"Cache-Control": "public, max-age=86400", "ETag": f'"{__version__}-{name}"'}
    return Response(_content(name), 200, headers, _STATIC[name])


async def dumps(request: Request) -> Response:
    """What dumps there are."""
    site = sites.of(request)
    folder = _folder(request)
    snapshot = site.served.snapshot()
    offered = [
        (path.name, path.stat().st_size, datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat())
        for path in _offered(folder).values()
    ]
    return html(await site.pages.run(lambda: site.render("dumps.html", snapshot, files=offered)))


async def dump(request: Request) -> Response:
    """One dump. Only a name of the list is looked for, so that no path leads out of the folder."""
    name = request.path_params["name"]
    path = _offered(_folder(request)).get(name)
    if path is None:
        raise NotFound(f"there is no dump {name[:60]}; /dumps/ lists them")
    media = _TYPES.get(path.suffix, "text/plain; charset=utf-8" if name == "SHA256SUMS" else "application/octet-stream")
    return FileResponse(path, media_type=media, headers={"Cache-Control": "no-cache"})


def _folder(request: Request) -> Path:
    folder = sites.of(request).dumps
    if folder is None:
        raise NotFound("no dumps are offered here; the SPARQL endpoint answers with everything there is")
    return folder


def _offered(folder: Path) -> dict[str, Path]:
    """The plain files of a folder by name; hidden ones and links that lead elsewhere are not offered."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return {}
    return {path.name: path for path in found if path.is_file() and not path.is_symlink() and path.name[0] != "."}


@cache
def _content(name: str) -> bytes:
    return (files("kg.web") / "static" / name).read_bytes()
