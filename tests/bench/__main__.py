"""The entrance. It imports late, for every process of the bench begins with this file too."""

import sys

if __name__ == "__main__":
    from tests.bench.run import main

    sys.exit(main())
