"""Lists of people in: spreadsheets, CSV and Parquet as bureaus send them, with a finding beside every doubtful cell."""
