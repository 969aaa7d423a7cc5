"""Every sentence of the interface in English and Spanish, and outcomes turned into replies."""
