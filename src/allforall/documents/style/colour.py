"""The arithmetic of colours: making them equally light, and telling whether people can see them apart.

Sources: B. Ottosson, "A perceptual color space for image processing" (2020), for OKLCH; WCAG 2.2 for contrast;
CIE 1976 for the difference of two colours; Machado, Oliveira and Fernandes (2009) for eyes that see two hues as one.
"""

import math

Rgb = tuple[float, float, float]
"""Linear red, green and blue, each 0 to 1."""

_NO_DEFICIENCY = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
EYES = {
    "normal": _NO_DEFICIENCY,
    "deuteran": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What each kind of eye makes of linear red, green and blue."""


def oklch(lightness: float, chroma: float, hue_degrees: float) -> str:
    """Make a colour of a given lightness (0 to 1), chroma and hue, as hex."""
    a = chroma * math.cos(math.radians(hue_degrees))
    b = chroma * math.sin(math.radians(hue_degrees))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short
    return "#" + "".join(f"{round(255 * _encoded(channel)):02x}" for channel in (red, green, blue))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours: 1 where they are the same, 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def difference(one: str, other: str, eyes: str = "normal") -> float:
    """Return how far apart two colours look (ΔE 1976) to one kind of eyes."""
    return math.dist(_lab(_seen(_linear(one), eyes)), _lab(_seen(_linear(other), eyes)))


def _encoded(channel: float) -> float:
    """Bring one linear channel into sRGB, kept inside what a screen can show."""
    channel = max(0.0, channel)
    encoded = 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055  # noqa: PLR2004  # sRGB
    return min(1.0, encoded)


def _linear(colour: str) -> Rgb:
    """Bring a hex colour into linear light."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _decoded(red), _decoded(green), _decoded(blue)


def _decoded(channel: float) -> float:
    """Bring one sRGB channel into linear light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # sRGB


def _luminance(colour: str) -> float:
    """Return the relative luminance of a hex colour."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(colour: Rgb, eyes: str) -> Rgb:
    """Return a colour as one kind of eyes sees it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(part * channel for part, channel in zip(row, colour, strict=True))))
        for row in EYES[eyes]
    )
    return red, green, blue


def _lab(colour: Rgb) -> tuple[float, float, float]:
    """Bring linear light into CIELAB under D65."""
    red, green, blue = colour
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = _cube_root(x), _cube_root(y), _cube_root(z)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _cube_root(share: float) -> float:
    """CIELAB's cube root, straight near zero."""
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116
