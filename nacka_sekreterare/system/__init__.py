"""The machine without Qt: paths, resources, settings, logs, crash reports and atomic files. May import domain only."""
