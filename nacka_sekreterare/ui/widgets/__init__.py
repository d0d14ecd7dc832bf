"""The parts that pages are made of. Each has an object name and a name for screen readers; none knows a service."""
