"""The project file: connection, migrations, one module per group of tables. The one place that holds SQL."""
