"""`python -m generator` is `oeuvre`."""

from generator.cli import main

if __name__ == "__main__":
    main()
