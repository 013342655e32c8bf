"""Ordinal scales that every model shares: grades of a need met, degrees of arguments, and verdicts."""

from enum import IntEnum


class Grade(IntEnum):
    """How one alternative meets one need, from worst to best.

    >>> Grade.from_word("friction") < Grade.MET
    True
    """

    BLOCKS = 0
    GAP = 1
    FRICTION = 2
    MET = 3

    @property
    def word(self) -> str:
        """The grade as data files and readers spell it."""
        return self.name.lower()

    @classmethod
    def from_word(cls, word: str) -> "Grade":
        """Return the grade of that name; a ``KeyError`` says that there is none."""
        return _GRADES[word]


class Degree(IntEnum):
    """How grave an argument against an alternative is, from none to out.

    >>> Degree.from_id("gap-deciding") > Degree.GAP
    True
    """

    NONE = 0
    FRICTION = 1
    PRACTICE = 2
    FRICTION_ESSENTIAL = 3
    FRICTION_DECIDING = 4
    FRICTION_MUST = 5
    GAP = 6
    GAP_DECIDING = 7
    OUT = 8

    @property
    def id(self) -> str:
        """The degree as data files and reports spell it."""
        return self.name.lower().replace("_", "-")

    @property
    def words(self) -> str:
        """The degree as readers see it."""
        return _DEGREE_WORDS[self]

    @classmethod
    def from_id(cls, word: str) -> "Degree":
        """Return the degree that a data file spells so; a ``KeyError`` says that there is none."""
        return cls[word.upper().replace("-", "_")]


_DEGREE_WORDS = {
    Degree.NONE: "nothing against it",
    Degree.FRICTION: "friction",
    Degree.PRACTICE: "less practice",
    Degree.FRICTION_ESSENTIAL: "friction in something essential",
    Degree.FRICTION_DECIDING: "friction in what decides",
    Degree.FRICTION_MUST: "friction in a must-have",
    Degree.GAP: "a gap",
    Degree.GAP_DECIDING: "a gap in what decides",
    Degree.OUT: "a must-have that it lacks",
}


class Verdict(IntEnum):
    """How one alternative stands against all needs, from worst to best.

    >>> Verdict.POOR_FIT.word
    'poor fit'
    """

    RULED_OUT = 0
    POOR_FIT = 1
    HAS_A_GAP = 2
    FITS_WITH_FRICTION = 3
    FITS = 4

    @property
    def word(self) -> str:
        """The verdict as readers see it."""
        return self.name.lower().replace("_", " ")


_GRADES = {grade.word: grade for grade in Grade}
