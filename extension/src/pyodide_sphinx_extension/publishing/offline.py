"""Offline support: the service worker of a site, and what it keeps."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from pyodide_sphinx_extension.cache import read_if_there, write_whole
from pyodide_sphinx_extension.domain import PyodideDomain
from pyodide_sphinx_extension.site import SERVICE_WORKER

SERVICE = Path(__file__).parents[1] / "service"
PLACE = 'JSON.parse("{}")'
"""Where the manifest goes in the source of the service worker."""

HASHED = re.compile(r"_static/([\w./-]*(?:[0-9a-f]{16}[\w./-]*|\?v=[0-9a-f]{8}))", re.ASCII)
"""What is published under a hash of its content: by this extension, and by Sphinx."""

IN_STYLE = re.compile(r"""url\(\s*['"]?([^'")]+)""")
LARGE = (".wasm", ".zip", ".gz", ".br")
"""Endings of files that are kept when they are used, or are copies that browsers never ask for."""

LOADED = {"link": "href", "script": "src", "img": "src"}
CONFIGS = ("data-pyodide-app", "data-pyodide-page")
"""Where an app, and the examples of a page, tell what their Python loads."""
RELATIONS = frozenset({"stylesheet", "icon", "modulepreload"})


def write_service_worker(app: Sphinx, domain: PyodideDomain) -> None:
    """Write the service worker of a finished site, or the one that takes an earlier one away."""
    if app.config.pyodide_offline:
        content = service_worker(manifest_of(app.builder, domain))  # type: ignore[arg-type]  # it makes pages
    else:
        content = (SERVICE / "farewell-worker.mjs").read_bytes()
    path = Path(app.outdir, SERVICE_WORKER)
    if read_if_there(path) != content:
        write_whole(path, content)


def service_worker(manifest: dict[str, object]) -> bytes:
    """Return the service worker that keeps what a manifest lists, and is another for any other list."""
    source = (SERVICE / "service-worker.mjs").read_text(encoding="utf-8")
    text = json.dumps(manifest, sort_keys=True)
    version = digest_of((source + text).encode())[:16]
    whole = json.dumps({**manifest, "version": version}, sort_keys=True, separators=(",", ":"))
    return source.replace(PLACE, f"JSON.parse({json.dumps(whole)})").encode()


def manifest_of(builder: StandaloneHTMLBuilder, domain: PyodideDomain) -> dict[str, object]:
    """List the pages with apps and all that they load, by addresses relative to the site's root."""
    root = Path(builder.outdir)
    paths = {address_of(builder, name): Path(builder.get_outfilename(name)) for name in written(builder, domain)}
    texts = {address: path.read_text(encoding="utf-8") for address, path in paths.items()}
    loads = {address: Loads.of(text) for address, text in texts.items()}
    python = {address: list(python_of(root, address, each)) for address, each in loads.items()}
    memories = {found for address, each in loads.items() for found in memories_of(root, address, each)}
    loaded = {found for address, each in loads.items() for found in loaded_by(root, address, each)}
    published = {f"_static/{url}" for url in domain.static.contents if not is_of_runtime(url, domain)}
    files = {name for name in loaded | published if not urlsplit(name).path.endswith(LARGE)}
    return {
        "pages": {address: {"mark": mark_of(text), "python": python[address]} for address, text in texts.items()},
        "files": digests_of(root, files),
        "python": digests_of(root, {name for names in python.values() for name in names} | memories),
        "contents": digest_of("".join(texts.values()).encode()),
    }


def written(builder: StandaloneHTMLBuilder, domain: PyodideDomain) -> list[str]:
    """Return the documents whose pages run Python: a site on one page has that of its root alone."""
    return [builder.config.root_doc] if builder.name == "singlehtml" else sorted(domain.pages)


def address_of(builder: StandaloneHTMLBuilder, name: str) -> str:
    """Return where a page is asked for: the site's first page by its folder."""
    address = builder.get_target_uri(name).partition("#")[0]
    return "" if address == f"index{builder.out_suffix}" else address


def is_of_runtime(url: str, domain: PyodideDomain) -> bool:
    """Tell whether a published file is the runtime's, which is kept once it is used."""
    return domain.site is not None and url.startswith(tuple(f"{folder}/" for folder in domain.site.runtimes))


def mark_of(text: str) -> str:
    """Return a hash of the hashed addresses in a page: whatever a host adds to it, this stays the same."""
    addresses = sorted(set(HASHED.findall(text)))
    return digest_of("\n".join(addresses).encode())


def digests_of(root: Path, files: Iterable[str]) -> dict[str, str]:
    """Return a hash of the content of each file, by which a browser tells that it is of this build."""
    return {name: digest_of((root / unquote(urlsplit(name).path)).read_bytes()) for name in sorted(files)}


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a content, as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def python_of(root: Path, page: str, loads: "Loads") -> Iterator[str]:
    """Yield the site's files that Python needs on a page, each once: to start, and what few starts call."""
    configs = [json.loads(each) for each in loads.configs]
    files = [file for config in configs for file in (*config["files"], config.get("secondary")) if file]
    addresses = dict.fromkeys(file["url"] for file in files)
    yield from (file for file in (local(root, page, address) for address in addresses) if file)


def memories_of(root: Path, page: str, loads: "Loads") -> Iterator[str]:
    """Yield the memories that Python may begin from on a page; it starts without them too."""
    memories = [json.loads(each).get("memory") for each in loads.configs]
    found = (local(root, page, memory["url"]) for memory in memories if memory)
    yield from (file for file in found if file)


def loaded_by(root: Path, page: str, loads: "Loads") -> Iterator[str]:
    """Yield the site's files that a page loads, those that its style sheets load with them."""
    for address in loads.addresses:
        file = local(root, page, address)
        if file is None:
            continue
        yield file
        path = urlsplit(file).path
        if path.endswith(".css"):
            style = (root / path).read_text(encoding="utf-8", errors="replace")
            inner = (local(root, path, found) for found in IN_STYLE.findall(style))
            yield from (each for each in inner if each)


def local(root: Path, base: str, address: str) -> str | None:
    """Return an address as seen from the root of the site, if it leads to a file of it.

    >>> local(Path("/nowhere"), "deep/page/", "https://example.org/x.css") is None
    True
    """
    if urlsplit(address).scheme or address.startswith(("/", "#")):
        return None
    joined = urljoin(f"http://site/{base}", address).partition("#")[0].removeprefix("http://site/")
    is_file = (root / unquote(urlsplit(joined).path)).is_file()
    return joined if is_file else None


class Loads(HTMLParser):
    """Collects what a page makes a browser fetch at once."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.configs: list[str] = []

    @classmethod
    def of(cls, text: str) -> "Loads":
        """Return what a page loads, by addresses and configurations of apps as they stand there."""
        found = cls()
        found.feed(text)
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element asks for."""
        held = {name: value or "" for name, value in attrs}
        self.configs += [held[name] for name in CONFIGS if name in held]
        if tag == "link" and not RELATIONS & set(held.get("rel", "").split()):
            return
        address = held.get(LOADED.get(tag, ""))
        if address:
            self.addresses.append(address)
