"""Decision records: written, and read back."""

from shortlist.records.reader import Provenance, Recorded, Result, read_record
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words

__all__ = ["Provenance", "Recorded", "Result", "Words", "read_record", "record_of"]
