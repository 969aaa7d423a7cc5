"""What one process needs to be measured fairly: one thread, a fresh start, its own peak memory."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROCESS_STATUS = Path("/proc/self/status")


def use_one_thread() -> None:
    """Limit the numerical libraries to one thread; call it before numpy is first imported."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"


def peak_memory_mb() -> float:
    """The most memory this process has held at once, in MiB."""
    if PROCESS_STATUS.exists():
        # On Linux ru_maxrss starts from the parent's peak; VmHWM starts from zero.
        status = PROCESS_STATUS.read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 1024


def run_fresh(module: str, *arguments: str) -> dict[str, Any]:
    """
    The JSON line a module prints when it runs in a fresh process.

    Raises CalledProcessError when the module fails; its own words go to stderr.
    """
    finished = subprocess.run(  # noqa: S603  # our own module and arguments
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    answer: dict[str, Any] = json.loads(finished.stdout)
    return answer
