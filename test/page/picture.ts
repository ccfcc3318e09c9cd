/** Draws docs/plan.png, the page of the shipped configuration's plan: `node --import tsx test/page/picture.ts`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { plan } from "../../cli/commands/plan";
import { Chromium, chromiumPath } from "./chromium";
import { workplace } from "./pages";

const ROOT = join(__dirname, "../..");
const WINDOW = { width: 1600, height: 1620 };

async function main(): Promise<void> {
  const path = chromiumPath();
  if (path === undefined) throw new Error("no Chromium: set CHROMIUM to its path");
  const { folder, clear } = workplace();
  const html = join(folder, "plan.html");
  await plan({ configDir: ROOT, html, failOn: "never" });
  const browser = Chromium.launch(path);
  const tab = await browser.tab();
  await tab.resize(WINDOW.width, WINDOW.height);
  await tab.open(html);
  writeFileSync(join(ROOT, "docs/plan.png"), await tab.screenshot(false));
  await browser.close();
  clear();
}

void main();
