import assert from "node:assert/strict";
import { warmStandby } from "../cli/report/page/exports";
import { EVERY, withStores } from "../cli/report/page/stores";
import { inBrowser } from "./browser";
import type { Tab } from "./chromium";
import { manyServices } from "./large";
import { workplace } from "./pages";
import { ALL_FUNCTIONS, assertQuiet, cell, PHONE, service, show, view, visible } from "./survival-page";

describe("what faults do, wherever and of whatever it is shown", function () {
  const { folder, clear } = workplace();
  let tab: Tab;
  inBrowser((opened) => (tab = opened), clear);

  it("fit a phone, with an answer open too", async () => {
    const { file } = await show(tab, folder, service(), PHONE);
    assert.deepEqual(await visible(tab, "#sheet"), []);
    assert.deepEqual(await tab.evaluate("probe.overflow()"), { wider: 0, cut: [] });
    await tab.click(cell(1, 1));
    assert.equal((await visible(tab, "#sheet .answer")).length, 1);
    assert.deepEqual(await tab.evaluate("probe.overflow()"), { wider: 0, cut: [] });
    assertQuiet(tab, file);
  });

  for (const scheme of ["light", "dark"]) {
    it(`have contrast enough, ${scheme}`, async () => {
      await tab.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
      await show(tab, folder, service());
      await tab.evaluate(ALL_FUNCTIONS);
      const { wrong } = await tab.evaluate<{ wrong: string[] }>("probe.contrast('#matrix td, #sheet *')");
      assert.deepEqual(wrong, []);
    });
  }

  it("run nothing that a name contains", async () => {
    const attack = `</script><script>hacked=1</script><img src=x onerror=hacked=1><svg/onload=hacked=1>"onfocus=hacked=1 autofocus x="'`;
    const stacks = withStores(warmStandby({ name: attack }), [[attack, EVERY[0]![1]]]);
    const { file, data } = await show(tab, folder, stacks);
    await tab.evaluate(ALL_FUNCTIONS);
    for (const [index] of data.views.entries()) {
      await tab.evaluate(view(index));
      const count = await tab.evaluate<number>("document.querySelectorAll('#matrix td').length");
      await tab.evaluate(`document.querySelectorAll("#matrix td")[${count - 1}].click()`);
    }
    assert.equal(await tab.evaluate("typeof hacked"), "undefined");
    assert.deepEqual(await visible(tab, "img, #sheet script, main script"), []);
    assert.ok(
      (await visible(tab, "#matrix tbody th")).some((name) => name.includes(attack)),
      "the name is not shown",
    );
    assertQuiet(tab, file);
  });

  it("print the table and the chosen answer, and nothing to click", async () => {
    await show(tab, folder, service());
    await tab.send("Emulation.setEmulatedMedia", { media: "print" });
    assert.deepEqual(await visible(tab, ".pick, .more, .close, .pickers"), []);
    assert.equal((await visible(tab, "#sheet .answer")).length, 1);
    assert.ok((await visible(tab, "#matrix td")).length > 10);
  });

  it("stay small and quick with many services: few cells, few shapes changed, data of some hundred characters a resource", async () => {
    const { file, data } = await show(tab, folder, manyServices(24));
    const resources = await tab.evaluate<number>("document.querySelectorAll('.leaf').length");
    const size = await tab.evaluate<number>("document.getElementById('survival').textContent.length");
    assert.ok(size < 1200 * resources, `${size} characters for ${resources} resources`);
    await tab.evaluate(ALL_FUNCTIONS);
    for (const [index] of data.views.entries()) {
      await tab.evaluate(view(index));
      const cells = await tab.evaluate<number>("document.querySelectorAll('#matrix td').length");
      assert.ok(cells > 0 && cells <= 40 * 32, `${cells} cells`);
    }
    await tab.evaluate(view(0));
    await tab.evaluate(`document.querySelector("#matrix td").click()`);
    const touched = await tab.evaluate<number>(`(() => {
      const seen = new MutationObserver(() => undefined);
      seen.observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
      document.querySelector("#matrix tbody tr:nth-child(3) td").click();
      return new Set(seen.takeRecords().map(({ target }) => target)).size;
    })()`);
    const shapes = await tab.evaluate<number>("document.querySelectorAll('.picture.narrow .s').length");
    assert.ok(touched > 2 && touched < shapes / 8, `${touched} of ${shapes} shapes changed`);
    assertQuiet(tab, file);
  });
});
