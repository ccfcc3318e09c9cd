import { Chromium, chromiumPath, type Tab } from "./chromium";

/**
 * Hooks of a suite in a browser: one browser, and a tab of its own for each test. Without Chromium the suite is skipped, in CI it fails.
 * @param use gets the tab before each test
 * @param clear what else goes at the end
 */
export function inBrowser(use: (tab: Tab) => void, clear: () => void): void {
  let browser: Chromium | undefined;
  let tab: Tab | undefined;

  before(function () {
    const path = chromiumPath();
    if (path === undefined) {
      if (process.env["CI"])
        throw new Error("no Chromium: set CHROMIUM to its path, or install Debian's package chromium");
      console.log("    skipped: no Chromium is at $CHROMIUM or /usr/bin/chromium");
      this.skip();
    }
    browser = Chromium.launch(path);
  });
  beforeEach(async () => {
    tab = await browser!.tab();
    use(tab);
  });
  afterEach(async () => {
    await tab?.close();
  });
  after(async () => {
    await browser?.close();
    clear();
  });
}
