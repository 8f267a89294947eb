"""The HTML briefing in a real browser, from a file, as a reader opens it."""

import chromium
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from test_briefing import chapters, make_corpus

from helpers.briefing.html import render_html
from helpers.briefing.model import build_model

pytestmark = chromium.NEEDED


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    driver = chromium.open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "briefing.html"
    path.write_text(render_html(build_model(chapters(make_corpus(), marking="draft"))), "utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser, address):
    browser.get("about:blank")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    resize(browser, 1280)
    browser.get(address)
    return browser


def resize(browser, width):
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 700}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def focused(browser, script):
    return browser.execute_script(f"return document.activeElement.{script}")


def test_browser_has_nothing_to_complain_about(page):
    assert [entry["message"] for entry in page.get_log("browser")] == []


def test_nothing_is_loaded_from_anywhere(page):
    loaded = page.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
    assert [one for one in loaded if not one.startswith("data:")] == []


def test_type_of_the_briefing_is_used(page):
    faces = page.execute_script("return [...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)")
    assert {face.strip('"') for face in faces} >= {"Source Sans Pro", "Source Serif Pro"}


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_page_never_scrolls_sideways(page, width):
    resize(page, width)
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_no_label_of_a_figure_is_cut(page, width):
    resize(page, width)
    script = """return [...document.querySelectorAll('svg text')].filter(text => {
        const inner = text.getBoundingClientRect(), outer = text.ownerSVGElement.getBoundingClientRect();
        return inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top - 1;
    }).map(text => text.textContent)"""
    assert page.execute_script(script) == []


def test_keyboard_leads_from_a_number_to_its_passage_and_back(page):
    page.find_element(By.CSS_SELECTOR, ".findings a.cite").send_keys(Keys.ENTER)
    WebDriverWait(page, 5).until(lambda _: focused(page, "id") == "e1")
    assert "unless NATO leaves" in focused(page, "textContent")
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert focused(page, "id") == "r1-1"


def test_link_leads_back_to_each_place(page):
    page.find_element(By.CSS_SELECTOR, "#e1 .back a").send_keys(Keys.ENTER)
    assert page.current_url.endswith("#r1-1")


def test_table_is_sorted_from_the_keyboard(page):
    heading = page.find_element(By.CSS_SELECTOR, "table.exhibit th:first-child")
    heading.find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)
    first = [cell.text for cell in page.find_elements(By.CSS_SELECTOR, "table.exhibit tbody td:first-child")]
    assert heading.get_attribute("aria-sort") == "ascending"
    assert first == sorted(first)


def test_everything_is_there_without_scripts(browser, address):
    browser.get("about:blank")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(address)
    shown = browser.find_element(By.TAG_NAME, "main").text
    assert "Key findings" in shown
    assert "We call on Russia to pull back its troops" in shown
    assert not browser.find_elements(By.CSS_SELECTOR, "th button")


def test_printed_page_has_no_controls(page):
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = [one.is_displayed() for one in page.find_elements(By.CSS_SELECTOR, "nav, .filter, .back")]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert not any(shown)
