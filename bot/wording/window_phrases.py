"""What stands around a reply where a platform opens windows, or sends files elsewhere."""

from bot.entries import Bilingual

CANCEL = Bilingual("Cancel", "Cancelar")
CLOSE = Bilingual("Close", "Cerrar")
FILE_COMES = Bilingual(  # where others are, so that nobody looks for it there
    "The file comes in your direct messages with me.",
    "El archivo llega a tus mensajes directos conmigo.",
)
WAIT = "One moment … · Un momento …"  # before it is known which language somebody reads
