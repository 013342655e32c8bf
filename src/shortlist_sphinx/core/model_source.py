"""Model that pages are drawn from, and which pages are drawn again when it or its drawing changes."""

from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from shortlist import FaultsError, Model, load_model
from shortlist.model.files import DATA, FILES
from shortlist.services.cast import HYBRID, load_hybrid
from shortlist_sphinx.core.domain import domain_of

SETTING = "shortlist_model"
ALTERNATIVES = "alternatives"
DRAWING = {".py", ".css", ".mjs"}


class DataError(SphinxError):
    """Raised with all faults of the data: from data that is wrong nothing can be drawn."""

    category = "Faults in the data"


def directory_of(config: Config) -> Path:
    """Return the directory of the model: that of the library, or the configured one below the folder of conf.py."""
    named = config[SETTING]
    if not named:
        return DATA
    return (Path(named) if Path(named).is_absolute() else Path(config.confdir or ".") / named).resolve()


def told(directory: Path, error: FaultsError) -> DataError:
    """Return the error that names every fault by its file, as seen from where the build was started."""
    here = Path.cwd()
    shown = directory.relative_to(here) if directory.is_relative_to(here) else directory
    return DataError("\n" + "\n".join(f"  {shown.as_posix()}/{fault}" for fault in error.faults))


def read_model(app: Sphinx) -> None:
    """Read the model once for the whole build."""
    directory = directory_of(app.config)
    try:
        domain_of(app.env).model = load_model(directory)
        if (directory / HYBRID).exists():  # no page draws it: only the checklist would find its faults, in a browser
            load_hybrid(directory)
    except FaultsError as error:
        raise told(directory, error) from error


def model_for(env: BuildEnvironment, *names: str) -> Model:
    """Return the model, and have the page being read be read again when one of these files of it changes.

    ``alternatives`` stands for the files of all alternatives; without a name the page depends on the whole model.
    """
    directory, model = directory_of(env.config), domain_of(env).model
    for name in names or (*FILES, ALTERNATIVES):
        each = [f"{ALTERNATIVES}/{key}.toml" for key in model.alternatives] if name == ALTERNATIVES else [name]
        for file in each:
            env.note_dependency(str(directory / file))
    return model


def redraw(app: Sphinx, env: BuildEnvironment, *_documents: object) -> Iterable[str]:
    """Have all our pages read again when an alternative comes or goes, or when the way of drawing changes."""
    domain = domain_of(env)
    before, domain.data["drawing"] = domain.data["drawing"], drawing_of(app, domain.model)
    return sorted(domain.pages) if before != domain.data["drawing"] else []


def drawing_of(_app: Sphinx, model: Model) -> str:
    """Return a fingerprint of the code and the styles that pages are drawn by, and of what there is to draw."""
    known = sha256(repr(sorted(model.alternatives)).encode())
    for package in ("shortlist", "shortlist_sphinx"):
        with as_file(files(package)) as directory:
            for path in sorted(directory.rglob("*")):
                if path.suffix in DRAWING:
                    known.update(path.read_bytes())
    return known.hexdigest()


def setup_model_source(app: Sphinx) -> None:
    """Register the setting and the steps of a build."""
    app.add_config_value(SETTING, "", "env", [str], "A directory with a model; empty for that of the library.")
    app.connect("builder-inited", read_model, priority=400)
    app.connect("env-get-outdated", redraw)
