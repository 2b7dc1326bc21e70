"""Whole flows through the site, in a real browser.

A test takes the fixture `page` (or `new_page()` for several) and `site`, the address of the
server. What kind of visitor it is stands in a mark: `@pytest.mark.visitor(**PHONE, **DARK)`.
"""

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
TABLET = {"viewport": {"width": 1024, "height": 768}}
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
DARK = {"color_scheme": "dark"}
STILL = {"reduced_motion": "reduce"}
NO_JAVASCRIPT = {"java_script_enabled": False}
PATIENCE = 20_000
"""Milliseconds for whatever a page is expected to do: several browsers share few cores."""
