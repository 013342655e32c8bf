"""Sheets and settlements grouped by the service that they are about."""

from collections.abc import Iterable, Sequence

from shortlist.characters import look
from shortlist.faults import Fault, FaultsError, expected_one_of, quoted
from shortlist.sheets.sheet import Sheet
from shortlist.team.settlement import Settlement


def by_service(sheets: Iterable[Sheet]) -> dict[str, list[Sheet]]:
    """Return sheets by the service that they are about, which is what the title says where no service is named.

    Names that look alike are those of one service, called as the first of them is.
    """
    services: dict[str, list[Sheet]] = {}
    called: dict[str, str] = {}
    for sheet in sheets:
        name = sheet.service or sheet.title or ""
        services.setdefault(called.setdefault(look(name), name), []).append(sheet)
    return services


def called_alike(name: str, services: Iterable[str]) -> str | None:
    """Return the service of which a name is another spelling, if there is one.

    >>> called_alike("Order  desk", ["Orders", "Order desk"])
    'Order desk'
    """
    return next((each for each in services if look(each) == look(name)), None)


def settled_by_service(settled: Iterable[Settlement], services: Sequence[str]) -> dict[str, Settlement]:
    """Return what was settled by the service that it is about; where there is one service, it needs no name.

    Raises :class:`shortlist.FaultsError` where a service is not there, or something is settled twice for it.
    """
    found: dict[str, Settlement] = {}
    faults: list[Fault] = []
    for settlement in settled:
        given = settlement.sheet.service or settlement.sheet.title
        given = services[0] if given is None and len(services) == 1 else given or ""
        name = called_alike(given, services)
        if name is None:
            faults.append(Fault("settled: service", expected_one_of(shown_names(services), given)))
        elif name in found:
            faults.append(Fault("settled: service", f"{quoted(name)} is settled twice; expected each service once"))
        else:
            found[name] = settlement
    if faults:
        raise FaultsError(faults)
    return found


def shown_names(services: Iterable[str]) -> list[str]:
    """Return the names of services for a fault; one that has none is called so."""
    return [each or "(no name)" for each in services]
