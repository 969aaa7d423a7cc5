"""Draws the mean figures of the rankers as grouped horizontal bars."""

from collections.abc import Mapping
from pathlib import Path

BARS = (  # legend, figure, colour
    ("top-1", "top1", "#1f4e79"),
    ("top-1 with typos", "top1_typos", "#7fb2dd"),
    ("out-of-scope AUROC", "auroc", "#c9a227"),
    ("joint: right answer or right refusal", "joint", "#3a7d44"),
)
THICKNESS = 0.2  # of the room of one ranker


def draw(of_ranker: Mapping[str, Mapping[str, float]], path: Path) -> None:
    """A PNG of the rankers' means, in the order given from the top; the project's own in bold."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 1 + 0.9 * len(of_ranker)), layout="constrained")
    for place, (legend, key, colour) in enumerate(BARS):
        heights = [row + (place - 1.5) * THICKNESS for row in range(len(of_ranker))]
        values = [row[key] for row in of_ranker.values()]
        bars = axes.barh(heights, values, THICKNESS, color=colour, label=legend)
        axes.bar_label(bars, fmt="%.2f", padding=3, fontsize=8)
    axes.set_yticks(range(len(of_ranker)), list(of_ranker))
    for label in axes.get_yticklabels():
        label.set_fontweight("bold" if label.get_text().startswith("refugio") else "normal")
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title("Mean over the labelled sets")
    figure.legend(loc="outside lower center", ncols=len(BARS), frameon=False)
    figure.savefig(path, dpi=150)
    plt.close(figure)
