"""Real times, where an edition leaves points out.

The plan stays as it is in every edition, so a hole in it tells how long a closed point was meant to
take. How long it really took is nobody's business: when a guest of the point before left, when the
one after came, or when those two points ended and began tells just that, and leaving out only the
times at its border would tell where it lies and that the other times hold. So the rule is whole:

    Where a point is left out of an edition, closed, undecided or kept from one member, that edition
    says of no guest when he came or left, and of no point when it was really treated.

Who took part in the points that remain is still said, by name. Where nothing is left out, every
time stands.
"""

from dataclasses import replace

from model.views import PointView


def without_real_times(point: PointView) -> PointView:
    """The point with the names of its guests, and with no time but the planned one."""
    guests = tuple(replace(guest, stays=()) for guest in point.guests)
    return replace(point, guests=guests, actual_start=None, actual_end=None)
