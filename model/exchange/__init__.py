"""The exchange format: JSON in and out. `resources/exchange.schema.json` is the contract."""
