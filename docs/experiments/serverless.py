"""Hands a made-up event of a cloud function's gateway to adapters, without a cloud."""

import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from record import record

sys.path.insert(0, str(Path(__file__).with_name("apps")))

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


class Context:
    """What the cloud tells a function of itself."""

    aws_request_id = "1"
    function_name = "experiment"
    memory_limit_in_mb = 128


def event(path: str) -> dict[str, Any]:
    """Return a request as the gateway writes it, in version 2.0 of its format."""
    http = {"method": "GET", "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1", "userAgent": "experiment"}
    context: dict[str, Any] = {
        "accountId": "1",
        "apiId": "1",
        "domainName": "example.org",
        "http": http,
        "requestId": "1",
    }
    context |= {
        "routeKey": "$default",
        "stage": "$default",
        "time": "01/Jan/2026:00:00:00 +0000",
        "timeEpoch": 1767225600000,
    }
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"host": "example.org", "accept": "*/*"},
        "requestContext": context,
        "isBase64Encoded": False,
    }


def rows() -> Iterator[tuple[str, str]]:
    """Yield each application in each adapter, and what the function returns."""
    import django_app
    import fastapi_app
    import flask_app
    import litestar_app
    from apig_wsgi import make_lambda_handler
    from mangum import Mangum

    yield "Mangum (ASGI) with Django", answered(Mangum(django_app.asgi, lifespan="off"))
    yield "Mangum (ASGI) with FastAPI", answered(Mangum(fastapi_app.app))
    yield "Mangum (ASGI) with Litestar", answered(Mangum(litestar_app.app))
    yield "Mangum (ASGI) with Flask", answered(Mangum(flask_app.app, lifespan="off"))
    yield "apig-wsgi (WSGI) with Flask", answered(make_lambda_handler(flask_app.app))
    yield "apig-wsgi (WSGI) with Django", answered(make_lambda_handler(django_app.wsgi))
    yield "Mangum with five server-sent events of FastAPI", stream(Mangum(fastapi_app.app))


def answered(handler: Handler) -> str:
    """Return what a request to `/ping` gets."""
    try:
        response = handler(event("/ping"), Context())
    except Exception as error:  # noqa: BLE001 - whatever the adapter raises is what was seen
        return f"raises {type(error).__name__}"
    return "answers" if response["statusCode"] == 200 else f"fails with {response['statusCode']}"


def stream(handler: Handler) -> str:
    """Return how the events of a stream leave the function."""
    body = handler(event("/events"), Context())["body"]
    return f"one body, with all {body.count('data:')} events in it"


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable()
    record("serverless", packages=("mangum", "apig-wsgi", "Django", "FastAPI", "Flask", "Litestar"), rows=list(rows()))
