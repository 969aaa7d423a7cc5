"""From a question to scored entries: tokens, an index, a trained head, a calibrated confidence."""
