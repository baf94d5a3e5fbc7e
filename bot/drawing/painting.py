"""Paint a scene with matplotlib's Agg, without its global state."""

import io
import math

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from PIL import Image

from bot.drawing.outlines import outline
from bot.drawing.scene import WIDTH, Colour, Mark, Scene, Stroke, Text
from bot.drawing.typefaces import Typefaces, font_path

_DPI = 72
"""One point is one pixel, so that every size in a scene is in pixels."""

_COLOURS = 24
"""A dozen colours and the soft edges between them and the ground."""


def paint(scene: Scene, typefaces: Typefaces) -> bytes:
    """Return the scene as a PNG, the same bytes each time."""
    height = math.ceil(scene.height)
    figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI)
    figure.set_facecolor(Colour.GROUND.value)
    canvas = FigureCanvasAgg(figure)
    flipped = Affine2D().scale(1, -1).translate(0, height)
    for stroke in scene.strokes:
        _add_stroke(figure, stroke, flipped)
    for mark in scene.marks:
        _add_mark(figure, mark, flipped)
    for text in scene.texts:
        _add_text(figure, text, typefaces, height)
    return _png(canvas)


def _png(canvas: FigureCanvasAgg) -> bytes:
    """Encode with a palette: a third of the bytes, and faster than matplotlib's own way."""
    canvas.draw()  # type: ignore[no-untyped-call] # matplotlib has no types here
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call] # nor here
    few = Image.fromarray(pixels[:, :, :3]).quantize(
        _COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    data = io.BytesIO()
    few.save(data, "PNG", compress_level=8)
    return data.getvalue()


def _add_stroke(figure: Figure, stroke: Stroke, flipped: Transform) -> None:
    path = _soft(stroke) if stroke.soft else Path(stroke.points)
    figure.add_artist(
        FancyArrowPatch(
            path=path.transformed(flipped),
            arrowstyle="-|>,head_width=0.42,head_length=0.8" if stroke.arrow else "-",
            mutation_scale=26,
            edgecolor=stroke.colour.value,
            facecolor=stroke.colour.value if stroke.arrow else "none",
            linewidth=stroke.line,
            linestyle=(0, (3, 2)) if stroke.dashed else "solid",
            shrinkA=0,
            shrinkB=0,
            transform=None,
        )
    )


def _soft(stroke: Stroke) -> Path:
    """Lead a curve through the points that leaves and reaches each of them upright."""
    points, codes = [stroke.points[0]], [Path.MOVETO]
    for (x1, y1), (x2, y2) in zip(stroke.points, stroke.points[1:], strict=False):
        middle = (y1 + y2) / 2
        points += [(x1, middle), (x2, middle), (x2, y2)]
        codes += [Path.CURVE4] * 3
    return Path(points, codes)


def _add_mark(figure: Figure, mark: Mark, flipped: Transform) -> None:
    figure.add_artist(
        PathPatch(
            outline(mark.shape, mark.box).transformed(flipped),
            edgecolor=mark.colour.value,
            facecolor=mark.fill.value if mark.fill else "none",
            linewidth=mark.line,
            linestyle=(0, (4, 2)) if mark.dashed else "solid",
            joinstyle="round",
            transform=None,
        )
    )


def _add_text(figure: Figure, text: Text, typefaces: Typefaces, height: float) -> None:
    x = text.x
    for run in typefaces.runs(text.words, text.face):
        figure.text(
            x,
            height - text.baseline,
            run.text,
            transform=None,
            fontproperties=FontProperties(fname=font_path(run.file), size=text.size),
            color=text.colour.value,
            verticalalignment="baseline",
            parse_math=False,  # "$5 and $6" is money
            usetex=False,
        )
        x += run.ems * text.size
