import hashlib
import json
import os
import shutil
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.locking.files import file_at
from tests.pyodide_sphinx_extension.packages.site import Site
from tests.pyodide_sphinx_extension.packages.wheelhouse import BARE, GUARDED, HOST, OTHER, RUNTIME, TARGET, Dist
from tests.support.forking import run_in_a_fork

NAME = "pyodide-packages.lock.json"
CORE = f"clock/_fast{TARGET.suffix}"
FOREIGN = "clock/_fast.cpython-314-x86_64-linux-gnu.so"
SDIST = "clock-1.0.tar.gz"


def lock(
    folder: Path, *packages: str, arguments: tuple[str, ...] = (), settings: str = ""
) -> "subprocess.CompletedProcess[str]":
    """Run the command on a site that asks for packages."""
    conf = f"extensions = ['pyodide_sphinx_extension']\npyodide_packages = {list(packages)!r}\n{settings}\n"
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    return run("lock", str(folder), "--cache", str(folder / "cache"), *arguments)


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command of the extension; where a variable of Python counts, in a Python of its own."""
    if "PYTHONPATH" in os.environ:
        command = [sys.executable, "-m", "pyodide_sphinx_extension", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)
    done = run_in_a_fork("pyodide_sphinx_extension.__main__", *arguments)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def locked(folder: Path) -> dict[str, str]:
    """Return the locked files by the names of their distributions."""
    held = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return {each["name"]: each["file"] for each in held["packages"]}


def test_what_is_not_installed_comes_from_the_index(site: Site, index: Path) -> None:
    """One command writes what a package requires into a lock file, and a build ships it by its hash."""
    Dist("shop-floor", requires=["clock", 'absent; sys_platform == "win32"']).wheel(index)
    Dist("clock").wheel(index)

    done = lock(site.folder, "shop-floor")

    assert done.returncode == 0, done.stderr
    assert locked(site.folder) == {
        "shop-floor": "shop_floor-1.0-py3-none-any.whl",
        "clock": "clock-1.0-py3-none-any.whl",
    }
    assert sorted(site.ship("shop-floor").zips) == ["clock", "shop_floor"]


def test_a_package_of_the_index_is_named_as_it_is_imported_too(site: Site, index: Path) -> None:
    """What was locked by its name can be asked for by an import name of it."""
    Dist("Py-Clock", files={"clockwork.py": ""}).wheel(index)
    lock(site.folder, "py-clock")

    assert "clockwork.py" in site.names("clockwork")


@pytest.mark.parametrize(
    ("files", "tag"),
    [
        ({"clock/__init__.py": BARE, CORE: "wasm"}, RUNTIME),
        ({"clock/__init__.py": GUARDED, FOREIGN: "elf"}, HOST),
    ],
    ids=["for-the-runtime", "optional-speedups"],
)
def test_compiled_packages_are_found(site: Site, index: Path, files: dict[str, str], tag: str) -> None:
    """A wheel for the runtime is taken with its machine code, one for other platforms without it."""
    Dist("clock", files=files).wheel(index, tag)

    done = lock(site.folder, "clock")

    assert done.returncode == 0, done.stderr
    names = site.names("clock")
    assert (CORE in names, FOREIGN in names) == (tag == RUNTIME, False)


def test_sources_are_built_where_there_is_no_wheel(site: Site, index: Path, tmp_path: Path) -> None:
    """A package that is published as sources alone is built without a compiler, and pinned by its sources."""
    source = tmp_path / "source"
    (source / "clock").mkdir(parents=True)
    (source / "clock" / "__init__.py").write_text("HOUR = 1\n")
    (source / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "clock"\nversion = "1.0"\n'
    )
    (source / "backend.py").write_text(BACKEND)
    subprocess.run(
        [sys.executable, "-c", f"import backend; backend.build_sdist({str(index)!r})"], cwd=source, check=True
    )

    done = lock(site.folder, "clock")

    assert done.returncode == 0, done.stderr
    assert locked(site.folder) == {"clock": SDIST}
    assert "clock/__init__.py" in site.names("clock")


def test_locked_versions_stay_until_an_upgrade_is_asked_for(site: Site, index: Path) -> None:
    """A newer version in the index changes nothing by itself."""
    Dist("clock").wheel(index)
    lock(site.folder, "clock")
    Dist("clock", "2.0").wheel(index)

    same = lock(site.folder, "clock")
    kept = locked(site.folder)
    lock(site.folder, "clock", arguments=("--upgrade",))

    assert "is as it was" in same.stdout
    assert kept == {"clock": "clock-1.0-py3-none-any.whl"}
    assert locked(site.folder) == {"clock": "clock-2.0-py3-none-any.whl"}


def test_a_later_requirement_narrows_an_earlier_choice(site: Site, index: Path) -> None:
    """The newest version is given up where another package cannot live with it."""
    for version in ("1.0", "2.0"):
        Dist("clock", version).wheel(index)
    Dist("shop", requires=["clock<2"]).wheel(index)

    lock(site.folder, "clock", "shop")

    assert locked(site.folder)["clock"] == "clock-1.0-py3-none-any.whl"


def test_what_this_machine_has_as_sources_is_not_looked_for(
    site: Site, index: Path, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site documents its own package as it stands beside it; only what that requires comes from the index."""
    Dist("mine", requires=["clock"]).install(installed)
    (installed / "mine-1.0.dist-info" / "direct_url.json").write_text(
        '{"url": "file:///home/ada/mine", "dir_info": {}}'
    )
    monkeypatch.setenv("PYTHONPATH", str(installed))
    Dist("clock").wheel(index)

    done = lock(site.folder, "mine")

    assert done.returncode == 0, done.stderr
    assert sorted(locked(site.folder)) == ["clock"]


@pytest.mark.parametrize(
    ("dist", "tag", "asked", "words"),
    [
        (
            Dist("clock"),
            "py3-none-any",
            "absent",
            "absent, asked for by conf.py, is unknown to the index that pip is configured for; correct the name",
        ),
        (Dist("clock"), "py3-none-any", "clock>=2", "clock>=2, asked for by conf.py, is not to be had"),
        (
            Dist("clock", files={"clock/__init__.py": BARE, FOREIGN: ""}),
            HOST,
            "clock",
            "; ask for another version, or name a folder that has a wheel for the runtime in pyodide_wheels.",
        ),
        (Dist("clock", files={"clock/__init__.py": BARE}), OTHER, "clock", "is not to be had for Python 3.14"),
        (
            Dist("clock", requires=["shop>=2"]),
            "py3-none-any",
            "clock",
            (
                "shop>=2, asked for by clock, is unknown to the index that pip is configured for; leave it out with "
                "pyodide_package_exclude = {'shop': ['*']}."
            ),
        ),
        (
            Dist("clock", requires=["clock-face"]),
            "py3-none-any",
            "clock",
            "clock-face, asked for by clock, is not to be had for Python 3.14",
        ),
    ],
    ids=["absent", "version", "machine-code", "another-abi", "requirement", "requirement-of-another-abi"],
)
def test_what_cannot_be_had_is_told_in_one_line(  # noqa: PLR0913  # a case is what it is
    site: Site, index: Path, *, dist: Dist, tag: str, asked: str, words: str
) -> None:
    """The command ends with one line that names the package, who asks for it and what helps; no lock is written."""
    dist.wheel(index, tag)
    Dist("clock-face").wheel(index, OTHER)

    done = lock(site.folder, asked)

    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (site.folder / NAME).exists()


def test_an_index_that_does_not_answer_is_told_apart_from_one_that_lacks_a_file(
    site: Site, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose connection is down reads that, and not that the package does not exist."""
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")

    done = lock(site.folder, "clock")

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "the package index that pip is configured for did not answer when asked for clock" in done.stderr
    assert list(index.iterdir()) == []


def test_a_file_whose_hash_does_not_fit_is_not_used(site: Site, index: Path) -> None:
    """What the index has under the name of a locked file must be what was locked."""
    wheel = Dist("clock").wheel(index)
    lock(site.folder, "clock")
    for path in (site.folder / "cache").rglob("*"):
        if path.is_file():
            path.unlink()
    Dist("clock", files={"clock.py": "HOUR = 13"}).wheel(index)

    with pytest.raises(PackageNotShippedError, match=r"has the hash .* was locked; nothing of it was used"):
        site.ship("clock")

    assert wheel.exists()


def test_wheels_for_any_platform_are_fetched_together(site: Site, index: Path) -> None:
    """An empty cache costs one call of the installer, not one for each file; a file that is gone is still named."""
    Dist("shop-floor", requires=["clock"]).wheel(index)
    clock = Dist("clock").wheel(index)
    lock(site.folder, "shop-floor")
    shutil.rmtree(site.folder / "cache")

    site.ship("shop-floor")
    assert [line.partition(" (")[0] for line in site.said] == ["fetching 2 packages"]

    shutil.rmtree(site.folder / "cache")
    clock.unlink()
    with pytest.raises(PackageNotShippedError, match=r"clock-1.0-py3-none-any.whl is no longer to be had"):
        site.ship("shop-floor")


def test_a_damaged_file_in_the_cache_is_fetched_again(site: Site, index: Path) -> None:
    """What was kept is not believed."""
    Dist("clock").wheel(index)
    lock(site.folder, "clock")
    kept = next(path for path in (site.folder / "cache" / "files").iterdir())
    kept.write_bytes(kept.read_bytes()[:-1])

    assert "clock.py" in site.names("clock")
    assert any("is damaged" in line for line in site.said)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "it is no lock file"),
        ("[]", "it is no lock file"),
        ("[" * 100_000, "it is no lock file"),
        ('{"format": 2}', "expected format 1, got 2"),
        (
            '{"format": 1, "runtime": {"python": "3.13.2", "abi": "2025_0"}, "wanted": [], "packages": []}',
            "Python 3.13.2",
        ),
        (
            '{"format": 1, "runtime": {"python": "3.14.2", "abi": "2026_0"}, "wanted": [], "packages": [{"name": "x", '
            '"version": "1", "file": "../x.whl", "sha256": "' + "0" * 64 + '", "size": 1, "origin": "index"}]}',
            "a file without folders",
        ),
    ],
    ids=["no-json", "other-json", "deep-json", "other-format", "other-runtime", "path"],
)
def test_a_lock_file_that_cannot_be_used_is_named(site: Site, text: str, words: str) -> None:
    """The build stops with the path of the file and the command that writes it anew."""
    (site.folder / NAME).write_text(text)

    with pytest.raises(PackageNotShippedError) as told:
        site.ship("clock")

    assert str(told.value).startswith(str(site.folder / NAME))
    assert words in str(told.value)
    assert "lock` again" in str(told.value)


def test_a_lock_file_of_another_name_is_written_where_conf_says(site: Site, index: Path) -> None:
    """A build asks for the file that conf.py names; the command makes it."""
    Dist("clock").wheel(index)

    done = lock(site.folder, "clock", settings="pyodide_lock = 'my.lock.json'")

    assert done.returncode == 0, done.stderr
    assert (site.folder / "my.lock.json").is_file()


def test_a_folder_of_wheels_that_is_not_there_is_named(site: Site, index: Path) -> None:
    """Nothing is locked without the wheels that conf.py counts on."""
    Dist("clock").wheel(index)

    done = lock(site.folder, "clock", settings="pyodide_wheels = 'absent'")

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert f"pyodide_wheels: {site.folder / 'absent'} does not exist; expected a folder of wheels" in done.stderr
    assert not (site.folder / NAME).exists()


@pytest.mark.parametrize("own_lock", [True, False], ids=["verified", "wrong-hash"])
def test_packages_of_the_runtimes_release_come_from_a_given_folder(site: Site, index: Path, *, own_lock: bool) -> None:
    """What only the makers of the runtime build, as numpy is, is taken from a folder by the hash in their lock file."""
    wheels = site.folder / "wheels"
    wheels.mkdir()
    wheel = Dist("numbers", "2.4", {"numbers/__init__.py": "", f"numbers/_core{TARGET.suffix}": "wasm"}).wheel(
        wheels, RUNTIME
    )
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest() if own_lock else "0" * 64
    entry = {"name": "numbers", "version": "2.4", "file_name": wheel.name, "sha256": digest, "package_type": "package"}
    told = {
        "info": {"abi_version": TARGET.abi},
        "packages": {"numbers": {**entry, "imports": ["numbers"], "depends": []}},
    }
    (wheels / "pyodide-lock.json").write_text(json.dumps(told))

    done = lock(site.folder, "numbers", settings="pyodide_wheels = 'wheels'")

    assert list(index.iterdir()) == []
    if own_lock:
        assert done.returncode == 0, done.stderr
        assert f"numbers/_core{TARGET.suffix}" in site.names("numbers")
    else:
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
        assert f"{wheel.name} in {wheels} has the hash" in done.stderr


@pytest.mark.parametrize(
    ("conf", "words"),
    [
        (None, "there is no such file"),
        ("pyodide_packages = 'flask'", "pyodide_packages: expected list or tuple, got 'flask'"),
        ("raise SystemExit(3)", "it cannot be read"),
        ("this is no Python", "it cannot be read"),
    ],
    ids=["absent", "wrong-type", "exit", "syntax"],
)
def test_a_conf_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, conf: str | None, words: str) -> None:
    """The command names the file and what is wrong with it."""
    if conf is not None:
        (tmp_path / "conf.py").write_text(conf)
    done = run("lock", str(tmp_path))

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert str(tmp_path / "conf.py") in done.stderr
    assert words in done.stderr


def test_files_come_from_an_address_too(tmp_path: Path) -> None:
    """A place on the network is asked like a folder: what it has, what it lacks, and that it does not answer."""
    (tmp_path / "clock.whl").write_bytes(b"wheel")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        found = [file_at(address, name) for name in ("clock.whl", "absent.whl")]
        server.shutdown()

    assert found == [b"wheel", None]
    with pytest.raises(
        PackageNotShippedError, match=r"clock\.whl did not answer .*check the connection and the address"
    ):
        file_at(address, "clock.whl")


BACKEND = """
import io, tarfile, zipfile
from pathlib import Path
INFO = "clock-1.0.dist-info"
META = "Metadata-Version: 2.1\\nName: clock\\nVersion: 1.0\\n"
def build_sdist(target, settings=None):
    with tarfile.open(Path(target, "clock-1.0.tar.gz"), "w:gz") as tar:
        for name in ("pyproject.toml", "backend.py", "clock/__init__.py"):
            tar.add(name, f"clock-1.0/{name}")
        member = tarfile.TarInfo("clock-1.0/PKG-INFO")
        member.size = len(META)
        tar.addfile(member, io.BytesIO(META.encode()))
    return "clock-1.0.tar.gz"
def build_wheel(target, settings=None, metadata=None):
    name = "clock-1.0-py3-none-any.whl"
    with zipfile.ZipFile(Path(target, name), "w") as archive:
        archive.write("clock/__init__.py")
        archive.writestr(f"{INFO}/METADATA", META)
        tags = "Wheel-Version: 1.0\\nGenerator: t\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
        archive.writestr(f"{INFO}/WHEEL", tags)
        archive.writestr(f"{INFO}/RECORD", "")
    return name
"""
