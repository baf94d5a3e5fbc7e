"""E-mails as mail programs save them (.eml)."""
