"""Speed and memory, each figure beside a peer's or a limit, taken in one run; `python -m benchmarks` runs them."""
