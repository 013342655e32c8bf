"""Decision records: written, and read back."""

from shortlist.records.reading import Provenance, Recorded, Result, read_record
from shortlist.records.record import record_of
from shortlist.records.words import Words

__all__ = ["Provenance", "Recorded", "Result", "Words", "read_record", "record_of"]
