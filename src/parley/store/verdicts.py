"""What the casebook finds out of rounds, and no report tells: how far they are corroborated, what is weak in them."""

VERDICTS = {
    "confirmed_by_both": "two parties or more say so themselves",
    "confirmed_by_one_and_third": "a party and somebody else say so, or two who are no parties, newspapers included",
    "one_party_only": "one party alone says so",
    "one_outlet_only": "one newspaper alone says so, on its own word",
    "disputed": "somebody says so, and somebody denies it",
    "denied": "somebody denies it, and nobody vouches for it",
    "unresolved": "reports leave open on whose word it rests, or it rests on one mediator or one unnamed source",
}
"""What each verdict means, for readers who know nothing of Parley."""

WEAKNESSES = ("sole_source", "self_serving", "undated", "placeless")
"""One source or a party's own word alone, no known day, no known place."""
