"""Quiz items as files of other programs, and back: GIFT, Aiken, CSV, and a pack's own YAML."""
