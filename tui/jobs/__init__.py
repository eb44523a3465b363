"""Import, index, check and export, each a plain function with a progress callback."""
