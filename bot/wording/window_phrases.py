"""What stands around a reply where a platform opens windows, or sends files elsewhere."""

from bot.entries import Bilingual

CANCEL = Bilingual("Cancel", "Cancelar")
CLOSE = Bilingual("Close", "Cerrar")
FILE_COMES = Bilingual(  # where others are, so that nobody looks for it there
    "The file comes in your direct messages with me.",
    "El archivo llega a tus mensajes directos conmigo.",
)
FILL_IN_AGAIN = Bilingual("Fill in again", "Llenar otra vez")
NOT_KEPT = Bilingual(  # in a form that opens anew without it
    "I do not have what you typed any more: copy it from the message with the button.",
    "Ya no tengo lo que escribiste: cópialo del mensaje que tiene el botón.",
)
WAIT = "One moment … · Un momento …"  # before it is known which language somebody reads
