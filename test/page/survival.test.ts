import assert from "node:assert/strict";
import { explanationOf } from "../../cli/report/survival/explanation";
import { matrixOf } from "../../cli/report/survival/matrix";
import { wordOf } from "../../cli/report/survival/words";
import { inBrowser } from "./browser";
import type { Tab } from "./chromium";
import { workplace } from "./pages";
import { ALL_FUNCTIONS, assertQuiet, cell, choose, service, show, view, visible } from "./survival-page";

/** The table as it is drawn, with every row and column asked for. */
const WHOLE_TABLE = `(() => {
  const more = () => [...document.querySelectorAll(".more:not([hidden]) button")];
  for (let all = more(); all.length > 0; all = more()) all[0].click();
  return [...document.querySelectorAll("#matrix tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
})()`;

describe("what faults do, in a browser", function () {
  const { folder, clear } = workplace();
  let tab: Tab;
  inBrowser((opened) => (tab = opened), clear);

  it("say of every fault and function what the simulation's JSON says", async () => {
    const { file, simulation, data } = await show(tab, folder, service());
    await tab.evaluate(ALL_FUNCTIONS);
    const answers = new Map(simulation.survival.map((one) => [`${one.function}\n${one.fault}`, one]));
    const all = matrixOf(simulation, "all");
    assert.deepEqual(await tab.evaluate(WHOLE_TABLE), [
      ["Function", ...all.columns.map(({ title }) => title)],
      ...all.rows.map(({ ids, atRest, cells }) => [
        ids[0]! + (atRest === "up" ? "" : ` ${atRest} without any fault`),
        ...cells.map(({ text }) => text),
      ]),
    ]);
    let count = 0;
    for (const [index, { columns, title }] of data.views.entries()) {
      if (data.texts[title] === "Main faults" || data.texts[title] === "All of them") continue;
      await tab.evaluate(view(index));
      const [, ...rows] = await tab.evaluate<string[][]>(WHOLE_TABLE);
      const words = rows!.map(([, ...cells]) => cells);
      const expected = all.rows.map(({ ids }) =>
        columns.map(({ faults }) => {
          const said = faults.map((fault) => answers.get(`${ids[0]}\n${simulation.faults[fault]!.id}`)!);
          return said.map((one) => `${wordOf(one)}${one.objective?.met === "no" ? " ✖" : ""}`);
        }),
      );
      for (const [row, cells] of expected.entries())
        for (const [column, said] of cells.entries()) {
          const isEvent = data.views[index]!.note !== undefined;
          if (isEvent) assert.ok(said.includes(words[row]![column]!), `${words[row]![column]} of ${said.join()}`);
          else for (const one of said) assert.equal(words[row]![column], one);
          count += said.length;
        }
    }
    assert.ok(count >= simulation.survival.length, `${count} of ${simulation.survival.length} were compared`);
    assert.ok(
      simulation.survival.some(({ objective }) => objective?.met === "no"),
      "no objective is missed",
    );
    assertQuiet(tab, file);
  });

  it("open the answer that a clicked cell stands for, in words and in the drawing", async () => {
    const { file, simulation, numberOf } = await show(tab, folder, service());
    await tab.press("Escape");
    const { columns, rows } = matrixOf(simulation, "judged");
    const column = columns.findIndex(({ title }) => title === "us-east-1");
    await tab.click(cell(1, column + 1));
    const one = simulation.survival.find(
      ({ fault, function: fn }) => fault === "region us-east-1 outage" && fn === rows[0]!.ids[0],
    )!;
    const [text] = await visible(tab, "#sheet .answer");
    const { because, moments, sections } = explanationOf(one);
    for (const line of [
      one.function,
      one.fault,
      wordOf(one),
      because,
      ...moments.flatMap(({ at, share }) => [at, share]),
    ])
      assert.ok(text!.includes(line), `${line} in ${text}`);
    for (const { title, lines } of sections)
      for (const line of [title, ...lines]) assert.ok(text!.includes(line.replace(/\s+/g, " ")), `${line} in ${text}`);
    const marked = (look: string) =>
      tab.evaluate<number[]>(
        `[...new Set([...document.querySelectorAll(".picture a.${look}")].filter((one) => one.getBoundingClientRect().width > 0).map((one) => Number(one.dataset.r)))].sort((a, b) => a - b)`,
      );
    const drawn = await marked("s");
    const shown = (urns: readonly string[]) => urns.map(numberOf).filter((number) => drawn.includes(number));
    const damageOf = (id: string) => simulation.damage!.find(({ fault }) => fault === id)!;
    const region = await marked("down");
    await tab.click(cell(1, column + 1));
    assert.deepEqual(await marked("down"), region, "the same choice again shows something else");
    assert.deepEqual(
      shown(damageOf(one.fault).down).filter((number) => !region.includes(number)),
      [],
    );
    const places = await tab.evaluate<string[]>(
      `[...new Set([...document.querySelectorAll(".picture .s.down[data-p]")].map((one) => one.dataset.p))].sort()`,
    );
    assert.deepEqual(places, ["us-east-1", "us-east-1a", "us-east-1b", "us-east-1c"]);
    const other = simulation.survival.find(
      ({ fault, path, word }) => fault.startsWith("host ") && word === "continues" && shown(path).length > 1,
    )!;
    await choose(tab, other.fault, other.function);
    const { down, partly } = damageOf(other.fault);
    assert.deepEqual(
      await marked("down"),
      shown(down).sort((a, b) => a - b),
    );
    assert.deepEqual(
      await marked("partly"),
      shown(partly).sort((a, b) => a - b),
    );
    const carries = [...(await marked("carries")), ...(await marked("with"))];
    const isDown = new Set(down.map(numberOf));
    assert.deepEqual(
      shown(other.path).filter((number) => !isDown.has(number) && !carries.includes(number)),
      [],
    );
    await tab.click("#sheet .close");
    assert.deepEqual(
      [await marked("down"), await marked("carries"), await visible(tab, "#sheet, #effect")],
      [[], [], []],
    );
    assertQuiet(tab, file);
  });

  it("are moved in by arrows, opened by Enter and closed by Escape", async () => {
    await show(tab, folder, service());
    await tab.press("Escape");
    const focused = () =>
      tab.evaluate<number[]>(`[document.activeElement.parentElement?.rowIndex, document.activeElement.cellIndex]`);
    for (let i = 0; i < 12 && !(await tab.evaluate("document.activeElement.tagName === 'TD'")); i += 1)
      await tab.press("Tab");
    assert.deepEqual(await focused(), [1, 1]);
    for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowUp"] as const)
      await tab.press(key);
    assert.deepEqual(await focused(), [1, 2]);
    await tab.press("End");
    const [, last] = await focused();
    await tab.press("ArrowRight");
    assert.deepEqual(await focused(), [1, last]);
    await tab.press("Home");
    const shadow = await tab.evaluate<string>("getComputedStyle(document.activeElement).boxShadow");
    assert.match(shadow, /inset/, "where the focus is can't be seen");
    assert.deepEqual(await visible(tab, "#sheet"), []);
    await tab.press("Enter");
    assert.equal((await visible(tab, "#sheet .answer")).length, 1);
    assert.match((await tab.evaluate<string>("document.getElementById('said').textContent")) ?? "", /under host/);
    assert.equal((await visible(tab, "td[aria-selected=true]")).length, 1);
    await tab.press("Escape");
    assert.deepEqual(await visible(tab, "#sheet"), []);
    assert.deepEqual(await focused(), [1, 1]);
    assert.deepEqual(tab.errors, []);
  });

  it("are a table with headers for screen readers, where each cell says its word", async () => {
    await show(tab, folder, service());
    const { nodes } = await tab.send("Accessibility.getFullAXTree");
    const of = (role: string) =>
      (nodes as { role?: { value: string }; name?: { value: string } }[])
        .filter((node) => node.role?.value === role)
        .map((node) => node.name?.value ?? "");
    assert.deepEqual(of("grid"), ["What each fault does to each function"]);
    assert.ok(of("columnheader").includes("us-east-1"));
    assert.ok(of("rowheader").includes("serve shop.example.com"));
    assert.ok(of("gridcell").includes("continues"), "the word that a sign stands for is not said");
  });

  it("choose faults by kind, past events with their source, and functions that miss an objective", async () => {
    const { data, simulation } = await show(tab, folder, service());
    const index = data.views.findIndex(({ title }) => data.texts[title]!.startsWith("2025-10-20"));
    await tab.evaluate(view(index));
    const [note] = await visible(tab, "#view-note");
    assert.match(note!, /us-east-1.*Source/);
    assert.deepEqual((await visible(tab, "#matrix thead th")).slice(1), ["us-east-1", "had it been in us-west-2"]);
    await tab.click(cell(1, 1));
    assert.match((await visible(tab, "#sheet .under"))[0]!, /under scenario 2025-10-20/);
    const missed = new Set(simulation.survival.filter((one) => one.objective?.met === "no").map((one) => one.function));
    await tab.click("label[for=show-missed]");
    assert.deepEqual(new Set(await visible(tab, "#matrix tbody th")), missed);
  });

  it("open what the address names, and what a listed single point of failure is", async () => {
    const { simulation } = await show(tab, folder, service());
    await choose(tab, "zone us-east-1a", "serve shop.example.com");
    assert.deepEqual(await visible(tab, "#sheet h2, #sheet .under"), [
      "serve shop.example.com",
      "under zone us-east-1a",
    ]);
    const [point] = simulation.cutSets.filter(({ function: fn, order }) => fn.startsWith("serve ") && order === 1);
    await tab.click(`.points [data-fault="${point!.members[0]}"]`);
    assert.deepEqual(await visible(tab, "#sheet h2, #sheet .under"), [point!.function, `under ${point!.members[0]}`]);
  });
});
