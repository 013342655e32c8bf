"""Team tab: sheets of several people, and their differences."""
