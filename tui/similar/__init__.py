"""Near-duplicate engine: normal form, signatures, candidates, verification, labels."""
