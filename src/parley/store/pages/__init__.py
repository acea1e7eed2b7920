"""What single pages of the desk show and no question of `questions/` gives: SQL in constants, plain answers out."""
