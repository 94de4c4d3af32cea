"""`python -m policydiff`, for where the command itself is not on the path."""

from policydiff.cli import main

if __name__ == "__main__":
    main()
