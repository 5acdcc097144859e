"""A browser at Jupyter, as somebody uses it: URL PICTURE PROJECT."""

import pathlib
import shutil
import sys

from playwright.sync_api import expect, sync_playwright

CELL = """import pathlib, sys
import matplotlib.pyplot as plt, pandas as pd
pd.DataFrame({"squares": [n * n for n in range(9)]}).plot(figsize=(5, 2.5))
print("here:", 6 * 7, pathlib.Path("run.cfg").exists())"""

url, picture, project = sys.argv[1:]
with sync_playwright() as playwright:
    # root has no sandbox.
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(90_000)
    expect.set_options(timeout=90_000)
    page.goto(url)
    page.locator(".jp-LauncherCard[data-category=Notebook]").first.click()
    cell = page.locator(".jp-Notebook .jp-CodeCell .cm-content").first
    cell.click()
    # As it is pasted: typed, each line would be indented as the one above.
    page.keyboard.insert_text(CELL)
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".jp-OutputArea-output").get_by_text("here: 42 True")).to_be_visible()
    expect(page.locator(".jp-OutputArea-output img")).to_be_visible()
    page.keyboard.press("Control+s")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    page.screenshot(path=picture)
    browser.close()
saved = pathlib.Path(project, "Untitled.ipynb").read_text()
assert "here: 42 True" in saved, saved
