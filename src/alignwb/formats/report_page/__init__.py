"""Reports as self-contained HTML pages, with plots in them as SVG."""
