"""What is said of charts, in both languages."""

from __future__ import annotations

from bot.entries import Bilingual
from bot.knowledge.charts import ChartKind

BUTTON = {
    ChartKind.BARS: Bilingual("Chart", "Gráfica"),
    ChartKind.SHARE: Bilingual("Chart", "Gráfica"),
    ChartKind.TIMELINE: Bilingual("Time line", "Línea de tiempo"),
}
DRAWN = {
    ChartKind.BARS: Bilingual("Bar chart. {said}", "Gráfica de barras. {said}"),
    ChartKind.SHARE: Bilingual("Bar chart. {said}", "Gráfica de barras. {said}"),
    ChartKind.TIMELINE: Bilingual("Time line. {said}", "Línea de tiempo. {said}"),
}
SOURCE = Bilingual("Source: {origin}, {where}", "Fuente: {origin}, {where}")
CHARTS = Bilingual("The article in charts:", "El artículo en gráficas:")
OTHERS = Bilingual("Other charts:", "Otras gráficas:")
NONE_OF_THIS = Bilingual(
    "There is no chart of this answer. These are there:",
    "No hay gráfica de esta respuesta. Hay estas:",
)
NONE = Bilingual("There are no charts here.", "Aquí no hay gráficas.")
