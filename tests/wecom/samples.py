"""The app of an invented corporation."""

from datetime import UTC, datetime

CORP = "ww0123456789abcdef"
AGENT = "1000002"
SECRET = "the-right-secret"
TOKEN = "aTokenOfTheConsole"
AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
WEBHOOK_KEY = "11111111-2222-3333-4444-555555555555"
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
