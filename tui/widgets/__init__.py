"""What is drawn: widgets are handed plain values and never see the store."""
