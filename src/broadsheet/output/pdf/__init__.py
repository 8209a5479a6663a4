"""The press file: PDF/X-4 or PDF/X-1a through ReportLab's canvas."""
