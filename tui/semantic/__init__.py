"""What is close by meaning: embeddings of prompts, from a source that the project names. Else it is off."""
