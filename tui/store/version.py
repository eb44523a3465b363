"""The schema's number, apart so that opening an up-to-date file loads no migrations."""

SCHEMA_VERSION = 5
"""How many migrations there are; stands in the file as ``PRAGMA user_version``."""

APPLICATION_ID = 0x50414952
"""``PAIR``: tells a Pairsmith database from another program's (``PRAGMA application_id``)."""
