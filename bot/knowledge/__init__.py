"""Reading packs: YAML files in, checked and frozen entries out."""
