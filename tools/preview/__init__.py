"""Live preview of the guide: builds it after each change, reloads its pages, and shows in them what is wrong."""
