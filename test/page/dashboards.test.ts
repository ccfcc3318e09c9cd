import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DashboardBody } from "../../components/observability/dashboard-widgets";
import { planOf, shippedStores, SIDES } from "../components/plans";
import { dashboardPage } from "../support/dashboard-page";
import { Chromium, chromiumPath } from "./chromium";
import { workplace } from "./pages";

/** Widgets of the page that overlap, and titles, names and headings that do not fit their place. */
const LOOK = `(() => {
  const sections = [...document.querySelectorAll("section")];
  const boxes = sections.map((one) => one.getBoundingClientRect());
  const overlapping = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map(() => sections[i].textContent.slice(0, 60)));
  const texts = [...document.querySelectorAll("h1, h2, h3, .chip, .text p")];
  const cut = texts.filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1 || one.getBoundingClientRect().bottom >
    one.closest("section").getBoundingClientRect().bottom).map((one) => one.textContent);
  return { count: sections.length, texts: texts.length, overlapping, cut };
})()`;

interface Look {
  count: number;
  texts: number;
  overlapping: string[];
  cut: string[];
}

describe("the dashboards in a browser", function () {
  const path = chromiumPath();
  const { folder, clear } = workplace();
  let browser: Chromium;

  before(function () {
    if (path === undefined) this.skip();
    browser = Chromium.launch(path);
  });
  after(async () => {
    await browser?.close();
    clear();
  });

  async function lookAt(name: string, body: DashboardBody): Promise<Look> {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, dashboardPage(name, body));
    const tab = await browser.tab();
    await tab.resize(1410, 1000);
    await tab.open(file);
    const look = await tab.evaluate<Look>(LOOK);
    // HOLDFAST_DASHBOARDS=docs writes what people look at.
    const pictures = process.env["HOLDFAST_DASHBOARDS"];
    if (pictures !== undefined) {
      const height = await tab.evaluate<number>("document.documentElement.scrollHeight");
      await tab.resize(1410, height);
      writeFileSync(join(pictures, `${name}.png`), await tab.screenshot());
    }
    await tab.close();
    return look;
  }

  it("have no widget on another, and every title can be read whole", async () => {
    const pair = await planOf({ shared: shippedStores() });
    for (const side of SIDES) {
      for (const { inputs } of pair[side].all("aws:cloudwatch:Dashboard")) {
        const name = inputs["dashboardName"] as string;
        const look = await lookAt(name, JSON.parse(inputs["dashboardBody"] as string) as DashboardBody);
        assert.ok(look.count > 10 && look.texts > 10, "nothing is drawn");
        assert.deepEqual({ overlapping: look.overlapping, cut: look.cut }, { overlapping: [], cut: [] });
      }
    }
  });

  it("show a title that is too long as what it is: the test sees it", async () => {
    const body: DashboardBody = {
      start: "-PT3H",
      periodOverride: "inherit",
      widgets: [
        { type: "text", x: 0, y: 0, width: 24, height: 1, properties: { markdown: "# A page\nand a line too many" } },
        {
          type: "alarm",
          x: 0,
          y: 0,
          width: 4,
          height: 2,
          properties: alarmsOf("A title that is far too long to be read"),
        },
      ],
    };
    const { overlapping, cut } = await lookAt("wrong", body);
    assert.equal(overlapping.length, 1);
    assert.equal(cut.length, 2);
  });
});

function alarmsOf(title: string) {
  const alarms = ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:shop-a"];
  return { title, alarms, sortBy: "stateUpdatedTimestamp" as const };
}
