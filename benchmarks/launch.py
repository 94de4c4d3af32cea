"""Runs the command given and prints, as JSON, how long it took, its processor time and peak memory, its status and the end of its messages.

A process of its own: what a child inherits as its peak memory from the process that starts it is that of this small one.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

with tempfile.TemporaryFile() as errors:
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        code, peak = os.waitstatus_to_exitcode(status), usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        processor = usage.ru_utime + usage.ru_stime
    else:
        code, peak, processor = process.wait(), 0, 0.0
    seconds = time.perf_counter() - start
    size = errors.tell()
    errors.seek(max(0, size - 2000))
    said = errors.read().decode("utf-8", "replace")
    print(json.dumps({"seconds": seconds, "processor": processor, "peak": peak, "status": code, "errors": said}))
