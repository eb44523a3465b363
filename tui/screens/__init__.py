"""One file per screen: a screen asks the store and the jobs, and hands widgets plain values."""
