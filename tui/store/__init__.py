"""The only place with SQL: schema, transactions, journal, queries."""
