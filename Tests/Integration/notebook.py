"""A browser at Jupyter, as somebody uses it: URL PICTURE PROJECT."""

import pathlib
import shutil
import sys
import time

from playwright.sync_api import expect, sync_playwright

CELL = """import pathlib, sys
import matplotlib.pyplot as plt, pandas as pd
pd.DataFrame({"squares": [n * n for n in range(9)]}).plot(figsize=(5, 2.5))
print("here:", 6 * 7, pathlib.Path("run.cfg").exists())"""

url, picture, project = sys.argv[1:]
notebook = pathlib.Path(project, "squares.ipynb")
with sync_playwright() as playwright:
    # root has no sandbox.
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(90_000)
    expect.set_options(timeout=90_000)
    page.goto(url)
    page.locator(".jp-LauncherCard[data-category=Notebook]").first.click()
    # What is run before is lost.
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    cell = page.locator(".jp-Notebook .jp-CodeCell .cm-content").first
    cell.click()
    # As it is pasted: typed, each line would be indented as the one above.
    page.keyboard.insert_text(CELL)
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".jp-OutputArea-output").get_by_text("here: 42 True")).to_be_visible()
    expect(page.locator(".jp-OutputArea-output img")).to_be_visible()
    page.screenshot(path=picture)
    page.keyboard.press("Control+s")
    page.locator(".jp-Dialog input[type=text]").fill("squares.ipynb")
    page.get_by_role("button", name="Rename and Save").click()
    end = time.monotonic() + 60
    while not notebook.exists() or "here: 42 True" not in notebook.read_text():
        assert time.monotonic() < end, "what the cell has printed is not in the project's notebook"
        page.wait_for_timeout(200)
    browser.close()
