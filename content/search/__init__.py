"""Which unit helps with what somebody is looking for? Built on tantivy, which ranks; see decision 0021.

Only `index` loads the library behind it, and only whoever searches loads `index`.
"""
