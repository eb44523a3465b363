"""One trainer a module: the file that trains on an export, phase after phase."""
