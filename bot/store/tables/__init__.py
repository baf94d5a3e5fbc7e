"""The tables of the database, by what they hold; `bot.store.schema` gathers them."""
