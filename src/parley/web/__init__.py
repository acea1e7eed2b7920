"""The casebook in a browser: pages and an API over the file, rendered on the server."""
