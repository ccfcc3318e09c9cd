import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PageFinding } from "../../cli/report/page";
import { graphFromExports } from "../../policy/graph";
import { documentsOf, NO_SIMULATION, warmStandby, type ServiceSize, type Stack } from "../cli/report/page/exports";
import { EVERY, withStores } from "../cli/report/page/stores";
import { VARIANTS } from "../support/variants";
import { inBrowser } from "./browser";
import type { Tab } from "./chromium";
import { pageOfVariant, verdictOf, workplace, written } from "./pages";

const DESK = { width: 1280, height: 900 };
const TABLET = { width: 800, height: 1000 };
const PHONE = { width: 390, height: 844 };
/** A4 landscape without its margins, at 96 pixels an inch. */
const PAPER = { width: 1047, height: 718 };

interface Look {
  count: number;
  wrong: string[];
}

describe("the page in a browser", function () {
  const { folder, clear } = workplace();
  let tab: Tab;
  inBrowser((opened) => (tab = opened), clear);

  async function show(file: string, { width, height }: { width: number; height: number } = DESK): Promise<void> {
    await tab.resize(width, height);
    await tab.open(file);
  }

  async function looksRight(): Promise<void> {
    const texts = await tab.evaluate<Look>("probe.texts()");
    assert.deepEqual(texts.wrong, []);
    const arrows = await tab.evaluate<Look>("probe.arrows()");
    assert.deepEqual(arrows.wrong, []);
    assert.ok(texts.count > 10 && arrows.count > 0, "nothing is drawn");
    assert.deepEqual(await tab.evaluate("probe.overflow()"), { wider: 0, cut: [] });
  }

  /** The runbook, opened, and the cost, in the window that is shown. */
  async function partsFit(): Promise<void> {
    for (const part of ["runbook", "cost"]) {
      await tab.click(`.tabs .${part}`);
      await tab.evaluate("document.querySelectorAll('.panel details').forEach((one) => (one.open = true))");
      assert.deepEqual(await tab.evaluate("probe.overflow()"), { wider: 0, cut: [] }, part);
      assert.deepEqual(await tab.evaluate("probe.visible('main > section > h2')"), [
        part === "cost" ? "Cost" : "Runbook",
      ]);
    }
  }

  function quiet(file: string): void {
    assert.deepEqual(tab.errors, []);
    assert.deepEqual([...new Set(tab.requests)], [pathToFileURL(file).href]);
  }

  const pageOf = (stacks: readonly Stack[], findings: readonly PageFinding[] = [], title = "shop") =>
    written(
      { title, graph: graphFromExports(documentsOf(stacks)), verdict: verdictOf(findings), simulation: NO_SIMULATION },
      join(folder, "page.html"),
    );

  for (const variant of VARIANTS) {
    it(`cuts, hides and overlaps no text, on a desk, a tablet and a phone: ${variant.name}`, async () => {
      const file = await pageOfVariant(variant, folder);
      for (const size of [DESK, TABLET, PHONE]) {
        await show(file, size);
        await looksRight();
      }
      await partsFit();
      // Without an answer beside it the drawing is the wide one.
      await show(file, DESK);
      await tab.press("Escape");
      await looksRight();
      quiet(file);
    });
  }

  const SIZES: [string, ServiceSize][] = [
    ["one AZ and no capacity left", { zones: 1, min: 1, max: 1 }],
    ["six AZs", { zones: 6, min: 12, max: 60 }],
    ["long names", { name: "the-quick-brown-fox-jumps-over-the-lazy-dog-and-runs-on-and-on-WWWWWWWWWWWWWWW" }],
    ["names in other scripts", { name: "Einkaufswagen-買い物かご-корзина-🛒🛒🛒" }],
    ["a standby at zero", { min: 0, max: 18 }],
  ];
  for (const [what, size] of SIZES) {
    it(`cuts, hides and overlaps no text with ${what}`, async () => {
      const file = pageOf(warmStandby(size, size));
      for (const window of [DESK, TABLET, PHONE]) {
        await show(file, window);
        await looksRight();
      }
    });
  }

  const LONG = "the-quick-brown-fox-jumps-over-the-lazy-dog-and-runs-on";
  const STORES: [string, typeof EVERY][] = [
    ["one store", EVERY.slice(0, 1)],
    ["every kind of store", EVERY],
    ["stores with long names", EVERY.map(([name, store]) => [`${LONG}-${name}`, store] as const)],
  ];
  for (const [what, stores] of STORES) {
    it(`cuts, hides and overlaps no text with ${what}`, async () => {
      const file = pageOf(withStores(warmStandby(), stores));
      for (const window of [DESK, TABLET, PHONE]) {
        await show(file, window);
        await looksRight();
      }
      quiet(file);
    });
  }

  for (const scheme of ["light", "dark"]) {
    it(`has contrast enough, ${scheme}`, async () => {
      const stacks = withStores(warmStandby(), EVERY);
      await tab.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
      await show(pageOf(stacks, findingsAbout(stacks)));
      await tab.click("a.balancer");
      const found = await tab.evaluate<Look>("probe.contrast()");
      assert.deepEqual(found.wrong, []);
      assert.ok(found.count > 300);
      const dark =
        (await tab.evaluate<string>("getComputedStyle(document.body).backgroundColor")) !== "rgb(244, 245, 247)";
      assert.equal(dark, scheme === "dark");
    });
  }

  for (const scheme of ["light", "dark"]) {
    it(`has contrast enough in the runbook and the cost, on a phone, ${scheme}, without its script`, async () => {
      const file = await pageOfVariant(
        VARIANTS.find(({ name }) => name === "backup-restore")!,
        folder,
      );
      await tab.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
      await tab.send("Emulation.setScriptExecutionDisabled", { value: true });
      await show(file, PHONE);
      for (const part of ["runbook", "cost"]) {
        await tab.click(`.tabs .${part}`);
        const { count, wrong } = await tab.evaluate<Look>("probe.contrast()");
        assert.deepEqual(wrong, []);
        assert.ok(count > 20, `${count} texts in ${part}`);
      }
    });
  }

  it("prints the runbook, every fault open, and the cost", async () => {
    const file = await pageOfVariant(
      VARIANTS.find(({ name }) => name === "backup-restore")!,
      folder,
    );
    await tab.send("Emulation.setEmulatedMedia", { media: "print" });
    await show(file, PAPER);
    assert.deepEqual(await tab.evaluate("probe.visible('.panel > h2')"), ["Runbook", "Cost"]);
    assert.deepEqual(await tab.evaluate("probe.visible('.tabs')"), []);
    const [all, shown] = await Promise.all([
      tab.evaluate<number>("document.querySelectorAll('.panel pre').length"),
      tab.evaluate<string[]>("probe.visible('.panel pre')"),
    ]);
    assert.ok(all > 10);
    assert.equal(shown.length, all);
  });

  it("opens a resource's details on a click, and another's from there", async () => {
    const stacks = warmStandby();
    const file = pageOf(stacks, findingsAbout(stacks));
    await show(file);
    assert.deepEqual(await tab.evaluate("probe.visible('#sheet')"), []);
    await tab.click("a.balancer");
    const [text] = await tab.evaluate<string[]>("probe.visible('#sheet')");
    for (const part of [
      "Load balancer web",
      "aws:lb/loadBalancer:LoadBalancer",
      "Dependents",
      "not kept from deletion",
      "Turn it on.",
    ]) {
      assert.ok(text?.includes(part), `${part} in ${text}`);
    }
    await tab.click("#sheet .links a");
    const [next] = await tab.evaluate<string[]>("probe.visible('#sheet .title')");
    assert.notEqual(next, "Load balancer web");
    await tab.click("#sheet button");
    assert.deepEqual(await tab.evaluate("probe.visible('#sheet')"), []);
    quiet(file);
  });

  it("opens and closes them by keyboard, and returns to where one was", async () => {
    await show(pageOf(warmStandby()));
    const focused = () => tab.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? ''");
    for (let i = 0; i < 40 && !(await focused()).startsWith("Application Load Balancer"); i += 1)
      await tab.press("Tab");
    const shown = await focused();
    assert.match(shown, /^Application Load Balancer web, internet-facing/);
    assert.deepEqual(await tab.evaluate("probe.visible('#tip')"), ["Load balancer web"]);
    await tab.press("Enter");
    assert.equal((await tab.evaluate<string[]>("probe.visible('#sheet .title')")).length, 1);
    await tab.press("Escape");
    assert.deepEqual(await tab.evaluate("probe.visible('#sheet')"), []);
    assert.equal(await focused(), shown);
    assert.deepEqual(tab.errors, []);
  });

  it("filters the findings by verdict, without its script too", async () => {
    const stacks = warmStandby();
    const file = pageOf(stacks, findingsAbout(stacks));
    await tab.send("Emulation.setScriptExecutionDisabled", { value: true });
    await show(file);
    const verdicts = () =>
      tab.evaluate<string[]>("probe.visible('.verdicts .findings .verdict, .passed-list .verdict')");
    assert.deepEqual(await verdicts(), ["Violation", "Undecided", "Acknowledged"]);
    for (const [chip, left] of [
      ["undecided", ["Undecided"]],
      ["compliant", ["Passed"]],
      ["all", ["Violation", "Undecided", "Acknowledged", "Passed"]],
    ] as const) {
      await tab.click(`.filter .${chip}`);
      assert.deepEqual(await verdicts(), left);
    }
  });

  it("leads from the drawing to a resource's entry, and opens it, without its script", async () => {
    await tab.send("Emulation.setScriptExecutionDisabled", { value: true });
    await show(pageOf(warmStandby()));
    const entries = () => tab.evaluate<string[]>("probe.visible('.leaf .entry .title')");
    assert.deepEqual(await entries(), []);
    await tab.click("a.balancer");
    assert.deepEqual(await entries(), ["Load balancer web"]);
  });

  it("runs nothing that a name, message or input contains", async () => {
    const attack = `</script><script>hacked=1</script><img src=x onerror=hacked=1><svg/onload=hacked=1>"onfocus=hacked=1 autofocus x="'`;
    const stacks = warmStandby({ name: attack });
    const file = pageOf(stacks, findingsAbout(stacks, attack), attack);
    for (const window of [DESK, TABLET]) {
      await show(file, window);
      await tab.click("a.balancer");
      assert.equal(await tab.evaluate("typeof hacked"), "undefined");
      assert.deepEqual(await tab.evaluate("probe.visible('img, #sheet script, main script')"), []);
      assert.deepEqual(await tab.evaluate("probe.visible('h1')"), [attack]);
      assert.deepEqual((await tab.evaluate<Look>("probe.texts()")).wrong, []);
    }
    quiet(file);
  });

  it("shows everything on paper: white, both halves of the drawing, every entry open, nothing to click", async () => {
    const stacks = warmStandby();
    await tab.send("Emulation.setEmulatedMedia", {
      media: "print",
      features: [{ name: "prefers-color-scheme", value: "dark" }],
    });
    await show(pageOf(stacks, findingsAbout(stacks)), PAPER);
    assert.equal(await tab.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)");
    assert.equal(
      await tab.evaluate("[...document.querySelectorAll('svg.paper')].filter((one) => one.checkVisibility()).length"),
      2,
    );
    assert.deepEqual(await tab.evaluate("probe.visible('.filter, #sheet, #tip')"), []);
    assert.deepEqual(await tab.evaluate("probe.visible('.verdicts .verdict')"), [
      "Violation",
      "Undecided",
      "Acknowledged",
      "Passed",
    ]);
    const made = stacks.flatMap((stack) => stack.resources).filter((one) => !one.type.startsWith("pulumi:"));
    assert.equal((await tab.evaluate<string[]>("probe.visible('.leaf .entry .facts')")).length, made.length);
    const { data } = await tab.send("Page.printToPDF", { preferCSSPageSize: true });
    assert.match(
      Buffer.from(data as string, "base64")
        .toString("latin1")
        .slice(0, 8),
      /^%PDF/,
    );
  });

  /** One finding of each verdict. */
  function findingsAbout(stacks: readonly Stack[], text = ""): PageFinding[] {
    const resource = stacks[0]!.resources.find((one) => one.type.includes("loadBalancer:"))!.urn;
    const said = { rule: "elb-deletion-protection", severity: "high", resource, property: "enableDeletionProtection" };
    const message = `The load balancer is not kept from deletion.${text}`;
    return (["violation", "undecided", "acknowledged", "compliant"] as const).map((verdict) => ({
      ...said,
      verdict,
      message,
      fix: "Turn it on.",
      reason: "a trial",
      actual: text === "" ? false : text,
      wanted: true,
    }));
  }
});
