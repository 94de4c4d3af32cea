"""The text as paragraphs: lines, wraps undone, second printings; and the ledger of what is left over."""
