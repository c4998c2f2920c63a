"""`python -m allforall` is the command line."""

from allforall.cli.app import main

if __name__ == "__main__":
    main()
