"""The Flask application behind two adapters that make an ASGI application of it."""

from a2wsgi import WSGIMiddleware
from asgiref.wsgi import WsgiToAsgi
from flask_app import app

through_asgiref = WsgiToAsgi(app)
through_a2wsgi = WSGIMiddleware(app, workers=20)
