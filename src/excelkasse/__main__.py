"""`python -m excelkasse` is the command line too."""

from excelkasse.cli import main

if __name__ == "__main__":
    main()
