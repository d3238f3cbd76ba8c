"""Heads of columns whose edges can be hit: 24 pixels take the mouse where two columns meet."""

from PySide6.QtWidgets import QHeaderView, QProxyStyle, QStyle, QStyleOption, QWidget

GRIP = 12
"""Pixels on each side of the line between two heads."""
LEAST_SECTION = 2 * GRIP + 24
"""So that a head can be pressed between its edges."""


class _WideGrips(QProxyStyle):
    """Only for heads: all the rest of the window asks its style too often to ask Python."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_HeaderGripMargin:
            return GRIP
        return super().pixelMetric(metric, option, widget)


def widen_grips(header: QHeaderView) -> None:
    """Let the columns be drawn wider without aiming."""
    style = _WideGrips("Fusion")
    style.setParent(header)
    header.setStyle(style)
    header.setMinimumSectionSize(LEAST_SECTION)
