"""Pictures as plain SVG: data goes in, a string comes out, the same every time. Classes only, no style attributes."""
