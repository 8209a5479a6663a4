"""The press file: PDF/X-4 through ReportLab's canvas."""
