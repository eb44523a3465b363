"""Run Pairsmith as ``python -m tui``."""

from tui.start import main

if __name__ == "__main__":
    main()
