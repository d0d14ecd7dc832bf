"""The sections of a § as they are edited: the same on the live page as on the step Protokoll."""
