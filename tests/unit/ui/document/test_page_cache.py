from __future__ import annotations

from workbench.ui.document.cache import PictureCache, PictureKey


def key(sheet: int, width: int = 100, rotation: int = 0) -> PictureKey:
    return PictureKey("sha", sheet, width, rotation)


def test_what_is_kept_is_counted_in_bytes() -> None:
    cache: PictureCache[str] = PictureCache(100)
    cache.put(key(0), "a", 30)
    cache.put(key(1), "b", 40)
    cache.put(key(0), "a again", 35)
    assert cache.bytes == 75


def test_the_least_lately_used_goes_first() -> None:
    cache: PictureCache[str] = PictureCache(100)
    cache.put(key(0), "a", 50)
    cache.put(key(1), "b", 50)
    cache.get(key(0))
    cache.put(key(2), "c", 50)
    assert (cache.get(key(0)), cache.get(key(1)), cache.get(key(2))) == ("a", None, "c")


def test_what_is_on_screen_stays_even_past_the_limit() -> None:
    cache: PictureCache[str] = PictureCache(100)
    cache.hold([key(0), key(1)])
    cache.put(key(0), "a", 80)
    cache.put(key(1), "b", 80)
    assert (cache.get(key(0)), cache.get(key(1))) == ("a", "b")


def test_another_size_of_what_is_on_screen_outlives_other_sheets() -> None:
    cache: PictureCache[str] = PictureCache(100)
    cache.put(key(0, 50), "small", 40)
    cache.put(key(5), "other", 40)
    cache.hold([key(0, 100)])
    cache.put(key(0, 100), "sharp", 60)
    assert (cache.get(key(0, 50)), cache.get(key(5))) == ("small", None)


def test_the_nearest_width_stands_in() -> None:
    cache: PictureCache[str] = PictureCache(1000)
    for width in (50, 90, 300):
        cache.put(key(0, width), str(width), 1)
    assert cache.nearest(key(0, 100)) == "90"


def test_another_rotation_or_sheet_never_stands_in() -> None:
    cache: PictureCache[str] = PictureCache(1000)
    cache.put(key(0, 100, 90), "turned", 1)
    cache.put(key(1), "other", 1)
    assert cache.nearest(key(0)) is None
