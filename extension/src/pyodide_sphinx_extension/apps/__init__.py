"""Apps: scripts in a page that call Python, mounted by the directive ``pyodide-app``."""
