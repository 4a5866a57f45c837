"""What says the same: statements whose propositions are one, each pair with the tests it passed."""
