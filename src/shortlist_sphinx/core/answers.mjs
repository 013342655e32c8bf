// @ts-check
/** Types of what the library answers. Made from its typed dictionaries: python -m tools.answers */

/**
 * A rating that is due for another look, and its source.
 * @typedef {object} AgedRating
 * @property {string} alternative
 * @property {string} criterion
 * @property {Source} source
 */

/**
 * One thing that differs between two runs.
 * @typedef {object} Alteration
 * @property {string} kind
 * @property {string} key
 * @property {string | null} before
 * @property {string | null} after
 * @property {string} words
 */

/**
 * @typedef {object} Alternative
 * @property {string} id
 * @property {string} title
 * @property {string} version
 * @property {Verdict} verdict
 * @property {Argument | null} argument
 * @property {null[]} rules
 * @property {Reason[]} for
 * @property {Reason[]} against
 * @property {Reason[]} unknown
 * @property {string[]} not_needed
 */

/**
 * The gravest argument against an alternative so far; ``degree`` is the id of a degree.
 * @typedef {object} Argument
 * @property {string} degree
 * @property {string} words
 * @property {string} question
 * @property {string} criterion
 * @property {string} title
 * @property {string} because
 * @property {Source | null} source
 */

/**
 * What follows from some answers: another question, or a sentence.
 * @typedef {object} Branch
 * @property {string[]} answers
 * @property {Plan | null} [then]
 * @property {string} [sentence]
 */

/**
 * Changes that are enough; where ``minimal``, no part of them is.
 * @typedef {object} Cause
 * @property {boolean} minimal
 * @property {Alteration[]} changes
 */

/**
 * Another answer or another rating: the ids of its levels, and what people read.
 * @typedef {object} Change
 * @property {string} [question]
 * @property {string} [alternative]
 * @property {string} [criterion]
 * @property {string} title
 * @property {string[]} before
 * @property {string} after
 * @property {string} before_label
 * @property {string} after_label
 */

/**
 * What one or two other answers would change; ``nearest`` holds the first few of all ways.
 * @typedef {object} Changes
 * @property {boolean} exact
 * @property {Nearest[]} nearest
 * @property {Turn[]} turns
 */

/**
 * One of the alternatives of the comparison.
 * @typedef {object} Compared
 * @property {string} id
 * @property {string} title
 * @property {string} version
 */

/**
 * How one alternative stands against another, whatever is still open. ``better``, ``worse`` and ``unclear`` are criteria; ``hangs_on`` is what the comparison depends on.
 * @typedef {object} Comparison
 * @property {string} one
 * @property {string} other
 * @property {"one" | "other" | "level" | "neither fits" | "cannot be compared yet"} result
 * @property {string[]} verdicts
 * @property {string[]} better
 * @property {string[]} worse
 * @property {string[]} unclear
 * @property {boolean} dominates
 * @property {Input[]} hangs_on
 * @property {boolean} exact
 * @property {string} sentence
 */

/**
 * Something that a hybrid costs, or that softens it.
 * @typedef {object} Cost
 * @property {string} id
 * @property {string} title
 * @property {string} because
 * @property {Source} source
 */

/**
 * What could still change who is in front; ``not_needed`` are open questions that could not.
 * @typedef {object} Deciding
 * @property {boolean} exact
 * @property {string[]} questions
 * @property {Doubt[]} ratings
 * @property {string | null} next_question
 * @property {string[]} not_needed
 */

/**
 * What ``shortlist diff --json`` prints; ``rest`` are differences that cannot matter.
 * @typedef {object} Difference
 * @property {number} format
 * @property {Run} first
 * @property {Run} second
 * @property {boolean} same
 * @property {string} sentence
 * @property {Alteration[]} changes
 * @property {Alteration[]} rest
 * @property {Cause} cause
 * @property {Turned[]} verdicts
 */

/**
 * A rating that a prototype has to settle.
 * @typedef {object} Doubt
 * @property {string} alternative
 * @property {string} criterion
 * @property {string} sentence
 */

/**
 * What ``shortlist explain --json`` prints.
 * @typedef {object} Explanation
 * @property {number} format
 * @property {Model} model
 * @property {Record<string, unknown>} sheet
 * @property {string} headline
 * @property {"shortlist" | "too close" | "none fits" | "undecided"} outcome
 * @property {boolean} settled
 * @property {boolean} exact
 * @property {string} sentence
 * @property {Pair[]} comparisons
 * @property {Deciding} deciding
 * @property {Plan | null} plan
 * @property {Reasons} reasons
 * @property {Why[]} why
 */

/**
 * A fault or a notice: where, and what.
 * @typedef {object} Fault
 * @property {string} place
 * @property {string} message
 */

/**
 * What is answered instead of anything else where something is wrong.
 * @typedef {object} Faults
 * @property {Fault[]} faults
 */

/**
 * What one lint found.
 * @typedef {object} Finding
 * @property {string} lint
 * @property {"error" | "warning" | "note"} gravity
 * @property {string} place
 * @property {string} sentence
 */

/**
 * What speaks for or against the one in front; ``source`` is null where the team's own answer does.
 * @typedef {object} Ground
 * @property {string} alternative
 * @property {string} question
 * @property {string} criterion
 * @property {string} sentence
 * @property {Source | null} source
 */

/**
 * A question, or the rating of an alternative on a criterion.
 * @typedef {object} Input
 * @property {string} [question]
 * @property {string} [alternative]
 * @property {string} [criterion]
 */

/**
 * What ``shortlist lint --json`` prints; there is no survey of a model that cannot be evaluated.
 * @typedef {object} Lint
 * @property {number} format
 * @property {Model} model
 * @property {boolean} passes
 * @property {Finding[]} findings
 * @property {Survey | null} survey
 */

/**
 * What ``shortlist team --json`` prints. ``own`` is each member's own result. ``discuss`` are disagreements that could change who is in front, the hardest first; ``find_out`` questions that somebody could not answer; ``leave`` disagreements that need no meeting; and ``settled`` what the team settled on. ``so_far`` takes the highest level that any member gave.
 * @typedef {object} Meeting
 * @property {number} format
 * @property {Model} model
 * @property {string} as_of
 * @property {string[]} members
 * @property {Member[]} own
 * @property {string} headline
 * @property {"shortlist" | "too close" | "none fits" | "undecided"} outcome
 * @property {boolean} is_settled
 * @property {boolean} exact
 * @property {string} sentence
 * @property {string[]} front
 * @property {string[]} close
 * @property {SoFar} so_far
 * @property {string[]} shortlist
 * @property {string[]} necessary
 * @property {string[]} possible
 * @property {Record<string, string>} verdicts
 * @property {string} advice
 * @property {string[]} discuss
 * @property {string[]} find_out
 * @property {string[]} leave
 * @property {string[]} settled
 * @property {string[]} could_change
 * @property {Input[]} prototype
 * @property {boolean} proposals_differ
 * @property {Proposal[]} proposals
 * @property {Proposed[]} proposed
 * @property {Record<string, unknown> | null} settlement
 * @property {string[]} own_ratings
 * @property {TeamQuestion[]} questions
 */

/**
 * What one member's sheet leads to by itself; ``front`` and ``close`` are so far.
 * @typedef {object} Member
 * @property {string} member
 * @property {"shortlist" | "too close" | "none fits" | "undecided"} outcome
 * @property {boolean} is_settled
 * @property {string[]} front
 * @property {string[]} close
 * @property {string} sentence
 */

/**
 * Which model, in which state; ``hash`` is the SHA-256 of its content.
 * @typedef {object} Model
 * @property {string} id
 * @property {string} title
 * @property {string} version
 * @property {string} hash
 */

/**
 * One of the nearest changes; ``replaces`` are those that must give way to whoever joins.
 * @typedef {object} Nearest
 * @property {string} sentence
 * @property {string[]} joins
 * @property {string[]} replaces
 * @property {Change[]} changes
 */

/**
 * One step of an answer or a rating, and what it does; ``verdicts`` are those that are other ones then.
 * @typedef {object} Nudge
 * @property {string} [question]
 * @property {string} [alternative]
 * @property {string} [criterion]
 * @property {string} title
 * @property {string[]} before
 * @property {string} after
 * @property {string} before_label
 * @property {string} after_label
 * @property {string} words
 * @property {boolean} alters
 * @property {string} sentence
 * @property {Record<string, string>} verdicts
 * @property {Source | null} source
 */

/**
 * What to ask next: the stage, and its questions in the order of asking.
 * @typedef {object} Order
 * @property {"essentials" | "bring" | "pace" | "best" | "done"} stage
 * @property {string[]} questions
 */

/**
 * How two alternatives stand against each other so far, in one sentence.
 * @typedef {object} Pair
 * @property {string} one
 * @property {string} other
 * @property {string} sentence
 */

/**
 * A question to ask, and what follows from each answer.
 * @typedef {object} Plan
 * @property {string} question
 * @property {Branch[]} branches
 */

/**
 * How firm an outcome is: the steps that change it or a verdict, and the evidence to watch. ``rules`` is empty and kept for old readers.
 * @typedef {object} PlusMinus
 * @property {"firm" | "sensitive" | "open"} firmness
 * @property {boolean} exact
 * @property {string} sentence
 * @property {Nudge[]} answers
 * @property {Nudge[]} ratings
 * @property {null[]} rules
 * @property {Nudge[]} watch
 */

/**
 * A proposal, the sheet of the whole team under it, and what that leads to.
 * @typedef {object} Proposal
 * @property {string[]} members
 * @property {string} words
 * @property {string[]} deciding
 * @property {string[]} must
 * @property {string[]} set_aside
 * @property {Record<string, unknown>} sheet
 * @property {"shortlist" | "too close" | "none fits" | "undecided"} outcome
 * @property {string} sentence
 */

/**
 * What some members propose to decide by; ``set_aside`` cannot decide, since the others do not need it.
 * @typedef {object} Proposed
 * @property {string[]} members
 * @property {string} words
 * @property {string[]} deciding
 * @property {string[]} must
 * @property {string[]} set_aside
 */

/**
 * A criterion and the rating of each alternative, by id.
 * @typedef {object} Rated
 * @property {string} id
 * @property {string} title
 * @property {string} means
 * @property {Record<string, Rating>} ratings
 */

/**
 * A rating with its evidence, as the comparison shows it.
 * @typedef {object} Rating
 * @property {string[]} levels
 * @property {string[]} labels
 * @property {string} because
 * @property {"documented" | "observed" | "judged"} basis
 * @property {"low" | "medium" | "high"} confidence
 * @property {Source} source
 */

/**
 * What one criterion says of one alternative. ``name`` is the short name of the need that it is about, for those who answered. ``need`` and ``capability`` are labels of the levels that are possible. ``degree`` is that of its argument so far. ``source`` and ``confidence`` are null where the team's own answer stands in for a rating.
 * @typedef {object} Reason
 * @property {string} criterion
 * @property {string} title
 * @property {string} name
 * @property {string} question
 * @property {string[]} need
 * @property {string[]} capability
 * @property {string[]} grades
 * @property {string} degree
 * @property {boolean} deciding
 * @property {boolean} must
 * @property {string} because
 * @property {"documented" | "observed" | "judged" | "answer"} basis
 * @property {"low" | "medium" | "high" | null} confidence
 * @property {Source | null} source
 * @property {boolean} due
 */

/**
 * The questions of which the answers alone lead to the outcome, and a sentence.
 * @typedef {object} Reasons
 * @property {string[]} questions
 * @property {boolean} minimal
 * @property {string} sentence
 */

/**
 * The report of an evaluation: what ``shortlist evaluate --json`` prints and a page shows. ``front`` and ``close`` are empty while undecided. Where ``exact`` is false, ``possible`` may name too many and ``could_change`` is an upper bound.
 * @typedef {object} Report
 * @property {number} format
 * @property {Model} model
 * @property {string} as_of
 * @property {Record<string, unknown>} sheet
 * @property {Fault[]} notices
 * @property {string} headline
 * @property {Summary} summary
 * @property {"shortlist" | "too close" | "none fits" | "undecided"} outcome
 * @property {boolean} settled
 * @property {boolean} exact
 * @property {string} sentence
 * @property {string[]} front
 * @property {string[]} close
 * @property {SoFar} so_far
 * @property {Warning[]} warnings
 * @property {string[]} could_change
 * @property {string | null} next_question
 * @property {string[]} shortlist
 * @property {string[]} necessary
 * @property {string[]} possible
 * @property {string[]} open
 * @property {Alternative[]} alternatives
 */

/**
 * One of two runs; ``front`` is who is in front so far.
 * @typedef {object} Run
 * @property {RunModel} model
 * @property {string} as_of
 * @property {"shortlist" | "too close" | "none fits" | "undecided"} outcome
 * @property {boolean} settled
 * @property {boolean} exact
 * @property {string[]} front
 * @property {string} sentence
 */

/**
 * The model of a run.
 * @typedef {object} RunModel
 * @property {string} id
 * @property {string} version
 * @property {string} hash
 */

/**
 * One of several services, and what its sheet leads to.
 * @typedef {object} Service
 * @property {string} name
 * @property {Record<string, unknown>} sheet
 * @property {"shortlist" | "too close" | "none fits" | "undecided"} outcome
 * @property {boolean} settled
 * @property {boolean} exact
 * @property {string} headline
 * @property {string} sentence
 * @property {SoFar} so_far
 * @property {string[]} front
 * @property {string[]} close
 * @property {string[]} shortlist
 * @property {string[]} possible
 * @property {Record<string, string>} verdicts
 */

/**
 * What ``shortlist services --json`` prints. ``common`` are in front so far for every service, ``shared`` in front or close behind for each, and ``possible`` may be in front for every one. ``costs`` are those of a hybrid, where it comes to one.
 * @typedef {object} Services
 * @property {number} format
 * @property {Model} model
 * @property {string} as_of
 * @property {Service[]} services
 * @property {string[]} common
 * @property {string[]} shared
 * @property {string[]} possible
 * @property {boolean} hybrid
 * @property {boolean} settled
 * @property {string} sentence
 * @property {string} hybrid_sentence
 * @property {Cost[]} costs
 */

/**
 * On how many drawn sheets an alternative is in front alone, in two, or as one of those too close.
 * @typedef {object} Share
 * @property {number} alone
 * @property {number} in_two
 * @property {number} too_close
 */

/**
 * What ``shortlist compare --json`` prints.
 * @typedef {object} SideBySide
 * @property {number} format
 * @property {Model} model
 * @property {Compared[]} alternatives
 * @property {Rated[]} criteria
 */

/**
 * What a sheet says if nothing else mattered.
 * @typedef {object} SoFar
 * @property {"shortlist" | "too close" | "none fits"} outcome
 * @property {string[]} front
 * @property {string[]} close
 * @property {string} sentence
 */

/**
 * A source, and on which day (ISO 8601) it was last checked.
 * @typedef {object} Source
 * @property {string} title
 * @property {string} url
 * @property {string} checked
 */

/**
 * What old evidence does to a result; ``batches`` are what to check first and what after that.
 * @typedef {object} Staleness
 * @property {number} format
 * @property {Model} model
 * @property {string} as_of
 * @property {"fresh" | "holds" | "check" | "bounds"} result
 * @property {boolean} exact
 * @property {string} sentence
 * @property {AgedRating[]} stale
 * @property {AgedRating[]} check
 * @property {AgedRating[][]} batches
 * @property {string[]} possible
 * @property {Record<string, string>} verdicts
 */

/**
 * A report for a reader in a hurry; ``standing`` and ``change`` are empty where there is nothing to say. ``objections`` begin with the gravest, ``objection``, and name what the team does not know well enough; ``more_objections`` says in words how many are left. ``comparisons`` say why the leader is ahead of each of the others, ``left_behind`` which of them hold code that this project continues, ``to_try`` what a prototype has to try with those in front and close behind, and ``doubts`` the ratings that are disputed or stale and could change who is in front.
 * @typedef {object} Summary
 * @property {string} title
 * @property {string} standing
 * @property {string} change
 * @property {Ground[]} grounds
 * @property {Ground | null} objection
 * @property {Ground[]} objections
 * @property {string} more_objections
 * @property {Variation[]} variations
 * @property {string[]} comparisons
 * @property {string} left_behind
 * @property {string[]} to_try
 * @property {Doubt[]} doubts
 */

/**
 * What many drawn sheets lead to, in numbers of sheets.
 * @typedef {object} Survey
 * @property {number} sheets
 * @property {number} alone
 * @property {number} in_two
 * @property {number} too_close
 * @property {number} none_fits
 * @property {Record<string, Share>} alternatives
 */

/**
 * Who answered with a level, and what that leads to so far where it matters.
 * @typedef {object} TeamAnswer
 * @property {string} level
 * @property {string} label
 * @property {string[]} members
 * @property {string | null} leads_to
 */

/**
 * How a team sees a question. ``end_to_end`` says that somebody gave the lowest level and somebody else the highest; ``remark`` then says why that may not matter today.
 * @typedef {object} TeamQuestion
 * @property {string} id
 * @property {string} text
 * @property {string} short
 * @property {"agreed" | "neighbouring" | "split" | "open"} status
 * @property {boolean} end_to_end
 * @property {string | null} remark
 * @property {TeamAnswer[]} answers
 * @property {string[]} unsure
 * @property {string[]} abstained
 * @property {string[]} settled
 * @property {string | null} dissent
 */

/**
 * Another outcome, and every smallest way to it. ``leaves`` were in front and are no longer; they are ``replaced`` where others come to the front instead.
 * @typedef {object} Turn
 * @property {string} sentence
 * @property {"shortlist" | "too close" | "none fits"} outcome
 * @property {string[]} front
 * @property {string[]} joins
 * @property {string[]} leaves
 * @property {string[]} replaces
 * @property {string[]} stays
 * @property {Way[]} ways
 */

/**
 * An alternative whose verdict differs between two runs, and what is enough for that.
 * @typedef {object} Turned
 * @property {string} alternative
 * @property {string} before
 * @property {string} after
 * @property {Cause} cause
 */

/**
 * A change of one answer that puts others in front.
 * @typedef {object} Variation
 * @property {string} question
 * @property {string} answer
 * @property {string} sentence
 */

/**
 * The worst and the best possible verdict, the one that the answers give so far, and all of it in words.
 * @typedef {object} Verdict
 * @property {string} worst
 * @property {string} best
 * @property {string} so_far
 * @property {string} words
 */

/**
 * A warning about one of those in front so far; it filters nothing.
 * @typedef {object} Warning
 * @property {string} alternative
 * @property {string} sentence
 */

/**
 * Changes that are made together, and their words as a part of a sentence.
 * @typedef {object} Way
 * @property {string} words
 * @property {Change[]} changes
 */

/**
 * What ``shortlist what-if --json`` prints.
 * @typedef {object} WhatIf
 * @property {number} format
 * @property {Model} model
 * @property {Record<string, unknown>} sheet
 * @property {string} headline
 * @property {"shortlist" | "too close" | "none fits" | "undecided"} outcome
 * @property {boolean} settled
 * @property {boolean} exact
 * @property {string} sentence
 * @property {Changes} changes
 * @property {PlusMinus} plus_minus
 */

/**
 * @typedef {object} Why
 * @property {string} id
 * @property {Verdict} verdict
 * @property {string[]} sentences
 * @property {null[]} caps
 * @property {Reason[]} for
 * @property {Reason[]} against
 * @property {Reason[]} unknown
 * @property {string[]} not_needed
 * @property {string[]} dominated_by
 * @property {Comparison[]} beaten_by
 */

export {};
