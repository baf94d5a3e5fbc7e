"""The truth: documents, their analysis, verdicts and the audit log."""
