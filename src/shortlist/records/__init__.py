"""Decision records: written, read back, and checked against today's evidence."""

from shortlist.records.draft import Words
from shortlist.records.holding import Held, Holding, still_holds
from shortlist.records.reading import Provenance, Recorded, Result, read_record
from shortlist.records.record import record_of

__all__ = ["Held", "Holding", "Provenance", "Recorded", "Result", "Words", "read_record", "record_of", "still_holds"]
