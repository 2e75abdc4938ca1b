"""The program: `excelkasse`, or `python -m excelkasse`."""

from excelkasse.loading import loading


def main() -> None:
    """Load the command line, and run it."""
    with loading():
        from excelkasse.cli import main as run  # noqa: PLC0415  (above, it would be loaded by now)
    run()


if __name__ == "__main__":
    main()
