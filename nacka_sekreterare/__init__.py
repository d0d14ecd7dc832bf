"""The desk of a Swedish nämndsekreterare, from föredragningslista to anslag. Start reading in app.py."""

__version__ = "0.1.0"
