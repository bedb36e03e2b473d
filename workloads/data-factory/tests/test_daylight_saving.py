"""Days of 23 and of 25 hours: what is copied of columns in UTC, and of columns in a local time without offset."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from factory.bronze import bronze

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2026, 1, 1)

# Three days, of which the middle one has 23 or 25 hours.
CHANGES = [
    (BERLIN, datetime(2026, 3, 28)),
    (BERLIN, datetime(2026, 10, 24)),
    (NEW_YORK, datetime(2026, 3, 7)),
    (NEW_YORK, datetime(2026, 10, 31)),
]


def moments(zone, midnight):
    """Moments in UTC from a local midnight to the third after it: each hour, in the night of the change ten minutes."""
    days = [(midnight + timedelta(days=day)).replace(tzinfo=zone).astimezone(UTC) for day in range(4)]
    each = [
        days[0] + timedelta(minutes=minutes) for minutes in range(0, int((days[3] - days[0]).total_seconds() / 60), 10)
    ]
    return [moment for moment in each if moment.minute == 30 or timedelta() <= moment - days[1] < timedelta(hours=5)]


def wall_clock(moment, zone):
    return moment.astimezone(zone).replace(tzinfo=None)


def load_over_the_change(factory, name, *, column_zone, zone, midnight, runs):
    """Writes a row at each of the moments; runs at these moments, and once more at the end."""
    factory.source.create(name)
    for number, moment in enumerate(moments(zone, midnight)):
        second = (wall_clock(moment, column_zone) - START).total_seconds()
        # Every other time a row that is there changes.
        factory.source.write(name, number if number % 2 else number // 4, f"at {moment}", second)
        if moment in runs:
            assert factory.run(name).to_end() is None
    assert factory.run(name).to_end() is None
    missing = set(factory.source.rows(name)) - set(bronze(factory, name))
    assert len(bronze(factory, name)) == len({number for number, _ in bronze(factory, name)})
    return missing


def half_hours(zone, midnight):
    """Every half hour of the night in which the clock changes."""
    night = [f"{hour:02}:{minute}" for hour in range(4) for minute in ("00", "30")]
    changes_on = (midnight + timedelta(days=1)).date()
    return [each for each in at_local(zone, midnight, *night) if wall_clock(each, zone).date() == changes_on]


def at_local(zone, midnight, *times):
    """Moments of the three days whose local time is one of these; one that occurs twice is two moments."""
    return [each for each in moments(zone, midnight) if wall_clock(each, zone).strftime("%H:%M") in times]


# To a column in UTC, the days of another zone are days like any other.
@pytest.mark.parametrize(
    ("zone", "midnight", "is_local"), [*((*each, True) for each in CHANGES), *((*each, False) for each in CHANGES[:2])]
)
def test_a_daily_run_outside_of_the_hour_loses_nothing(factory, zone, midnight, is_local):
    runs = at_local(zone, midnight, "04:30")
    assert len(runs) == 3
    column_zone = zone if is_local else UTC
    assert not load_over_the_change(
        factory, "watermark", column_zone=column_zone, zone=zone, midnight=midnight, runs=runs
    )


@pytest.mark.parametrize(("zone", "midnight"), CHANGES[:2])
def test_runs_at_any_time_lose_nothing_of_a_column_in_utc(factory, zone, midnight):
    runs = half_hours(zone, midnight)
    assert not load_over_the_change(factory, "watermark", column_zone=UTC, zone=zone, midnight=midnight, runs=runs)


@pytest.mark.parametrize(("zone", "midnight", "time"), [(*CHANGES[1], "02:30"), (*CHANGES[3], "01:30")])
def test_a_daily_time_that_occurs_twice_doubles_nothing(factory, zone, midnight, time):
    runs = at_local(zone, midnight, time)
    # What Data Factory does is not documented: both runs are the case in which something could be copied twice.
    assert len(runs) == 4
    assert not load_over_the_change(factory, "watermark", column_zone=UTC, zone=zone, midnight=midnight, runs=runs)


@pytest.mark.parametrize(("zone", "midnight"), CHANGES)
def test_a_look_back_of_an_hour_loses_nothing_of_a_column_in_local_time(factory, zone, midnight):
    runs = half_hours(zone, midnight)
    assert not load_over_the_change(factory, "localTime", column_zone=zone, zone=zone, midnight=midnight, runs=runs)


def test_without_it_rows_of_the_hour_that_occurs_twice_are_lost_and_the_table_says_so(factory):
    zone, midnight = CHANGES[1]
    runs = half_hours(zone, midnight)
    missing = load_over_the_change(factory, "watermark", column_zone=zone, zone=zone, midnight=midnight, runs=runs)
    assert missing
    lost = [datetime.fromisoformat(value.removeprefix("at ")) for _, value in missing]
    assert {wall_clock(each, zone).hour for each in lost} == {2}
    assert {each.hour for each in lost} == {1}
