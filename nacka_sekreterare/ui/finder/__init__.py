"""Ctrl+K: everything that can be done or found, in one list over the window.

The acts come from the shown page's own QActions; a page that has more to find answers `entries()` (ui/findable.py); the
store and the settings answer through `Contents.entries`. The search over the text of every § will be one more source,
asked when she has stopped typing; nothing here has to change for it but the list of sources.
"""
