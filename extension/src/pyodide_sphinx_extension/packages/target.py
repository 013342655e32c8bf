"""The target platform of packages: which wheels, machine code and environment markers fit the pinned runtime."""

from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pyodide_sphinx_extension.runtime.pin import Pin

COMPILED = frozenset({".so", ".pyd", ".dylib", ".dll"})
"""Endings of files that hold machine code."""


@dataclass(frozen=True)
class Target:
    """The runtime as packaging tools describe a platform.

    Attributes:
        python: the version of its Python, such as ``3.14.2``.
        abi: the runtime's binary interface, such as ``2026_0``.
    """

    python: str
    abi: str

    @classmethod
    def of(cls, pin: Pin) -> "Target":
        """Return the platform of a pinned runtime."""
        return cls(pin.python, pin.abi)

    @property
    def minor(self) -> str:
        """The version of Python without its last number, such as ``3.14``."""
        return ".".join(self.python.split(".")[:2])

    @property
    def interpreter(self) -> str:
        """The tag of the interpreter, such as ``cp314``."""
        return f"cp{self.minor.replace('.', '')}"

    @property
    def platform(self) -> str:
        """The tag of the platform as PEP 783 has it."""
        return f"pyemscripten_{self.abi}_wasm32"

    @property
    def suffix(self) -> str:
        """How the names of compiled modules end that the runtime imports."""
        return f".cpython-{self.minor.replace('.', '')}-wasm32-emscripten.so"

    @property
    def markers(self) -> dict[str, str]:
        """The values of environment markers."""
        return {
            "implementation_name": "cpython",
            "implementation_version": self.python,
            "os_name": "posix",
            "platform_machine": "wasm32",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Emscripten",
            "platform_version": "",
            "python_full_version": self.python,
            "python_version": self.minor,
            "sys_platform": "emscripten",
        }

    def wants(self, requirement: Requirement, extras: frozenset[str] = frozenset()) -> bool:
        """Tell whether a requirement holds here, for a distribution that is asked for with these extras.

        >>> Target("3.14.2", "2026_0").wants(Requirement('tzdata; sys_platform == "win32"'))
        False
        """
        if requirement.marker is None:
            return True
        return any(requirement.marker.evaluate({**self.markers, "extra": extra}) for extra in extras | {""})

    def imports(self, name: str) -> bool:
        """Tell whether the runtime imports a compiled file of this name.

        >>> Target("3.14.2", "2026_0").imports("core.cpython-314-x86_64-linux-gnu.so")
        False
        """
        return name.endswith(self.suffix)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are those of one distribution.

    >>> same_name("Jaraco_Text", "jaraco.text")
    True
    """
    return canonicalize_name(one) == canonicalize_name(other)
