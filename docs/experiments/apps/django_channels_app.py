"""The Django application with a WebSocket beside it, by Channels."""

from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import path
from django_app import asgi


class Echo(AsyncWebsocketConsumer):
    """Sends back what it receives."""

    async def receive(self, text_data: str = "", bytes_data: bytes | None = None) -> None:  # noqa: ARG002 - its name is given
        """Answer a message with the same message."""
        await self.send(text_data)


app = ProtocolTypeRouter({"http": asgi, "websocket": URLRouter([path("echo", Echo.as_asgi())])})
