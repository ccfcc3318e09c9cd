import assert from "node:assert/strict";
import { z } from "zod";
import { readSettings } from "../../../components/checks";
import { danglingReferences, entryOf } from "../../../components/config/references";
import { AREA_NAMES, areas } from "../../../components/config/schema";
import { childrenOf, unwrap } from "../../../components/config/schema-at";
import { apply, set } from "./edits";
import { problemsAfter } from "./read";
import { configOf, shippedFiles } from "./shipped";

/** What every object of JavaScript has. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

/** Areas whose groups are named by the user. */
const NAMED = AREA_NAMES.filter((name) => unwrap(areas[name], {}) instanceof z.ZodRecord);

/** A file's configuration as Pulumi hands it over: a key that is written `__proto__` is one. */
function problemsOfJson(area: string, json: string) {
  return readSettings({ ...configOf(shippedFiles(), "primary"), [`holdfast:${area}`]: json }).problems;
}

describe("a reference to another setting", () => {
  it("names what there is, or says that there is nothing yet", () => {
    const queue = (name: string) =>
      set("functions", { worker: { code: "sample-worker", sources: { s: { queue: name } } } });
    assert.deepEqual(problemsAfter([set("queues", { orders: {}, mail: {} }), queue("ordres")]), [
      {
        path: "holdfast:functions.worker.sources.s.queue",
        message: '"ordres" is not in holdfast:queues',
        fix: "Did you mean orders? Allowed: orders, mail.",
      },
    ]);
    const none = problemsAfter([set("queues", {}), set("topics", {}), set("buses", {}), queue("orders")]);
    assert.equal(none[0]!.fix, "Allowed: nothing yet, since holdfast:queues is empty: add it there.");
  });

  it("is checked where the area that has it, or that it names, has other mistakes", () => {
    const values = new Map<string, unknown>([
      ["queues", { orders: { delay: "always" } }],
      ["functions", { worker: { memoryMiB: "much", sources: { a: { queue: "orders" }, b: { queue: "order" } } } }],
    ]);
    assert.deepEqual(
      danglingReferences(values).map(({ path }) => path),
      ["holdfast:functions.worker.sources.b.queue"],
    );
  });

  it("is left alone where what the other area names cannot be known", () => {
    const functions = { worker: { sources: { a: { queue: "orders" } } } };
    for (const queues of ["orders", 5, ["orders"], null])
      assert.deepEqual(
        danglingReferences(
          new Map<string, unknown>([
            ["queues", queues],
            ["functions", functions],
          ]),
        ),
        [],
      );
  });

  it("finds no setting in what every object of JavaScript has", () => {
    for (const name of INHERITED) {
      const found = problemsOfJson("topics", `{"news":{"subscriptions":{"x":{"queue":${JSON.stringify(name)}}}}}`);
      assert.deepEqual(
        found.map(({ path }) => path),
        ["holdfast:topics.news.subscriptions.x.queue"],
        name,
      );
    }
  });
});

describe("a name that every object of JavaScript has", () => {
  it("is that of no store, in any area", () => {
    assert.ok(NAMED.length >= 9, NAMED.join());
    for (const area of NAMED)
      for (const name of INHERITED) {
        const found = problemsOfJson(area, `{${JSON.stringify(name)}:{}}`).filter(
          ({ path, message }) =>
            path === `holdfast:${area}.${name}` && message === `${JSON.stringify(name)} is not a name`,
        );
        assert.equal(found.length, 1, `${area}.${name}`);
      }
  });

  it("is refused or unknown wherever a name of one's own is allowed", () => {
    const written = [
      ["restore", "tables"],
      ["restore", "databases"],
      ["restore", "volumes"],
      ["backup", "rules"],
      ["compute", "schedules"],
    ] as const;
    const whole = apply(shippedFiles(), []);
    for (const [area, group] of written)
      for (const name of ["constructor", "__proto__"]) {
        const config = configOf(whole, "primary");
        const value = JSON.parse(config[`holdfast:${area}`] ?? "{}") as Record<string, unknown>;
        const text = JSON.stringify({ ...value, [group]: 0 }).replace(`"${group}":0`, `"${group}":{"${name}":{}}`);
        const found = problemsOfJson(area, text);
        assert.ok(
          found.some(({ path }) => path.startsWith(`holdfast:${area}.${group}.${name}`)),
          `${area}.${group}.${name}`,
        );
      }
  });

  it("is an unknown setting of a group that has settings of its own", () => {
    for (const name of INHERITED.filter((one) => one !== "__proto__")) {
      const found = problemsOfJson("dns", `{${JSON.stringify(name)}:1}`);
      assert.deepEqual(
        found.map(({ path, message }) => [path, message]),
        [[`holdfast:dns.${name}`, "is not a setting"]],
      );
    }
  });

  it("is the name of no entry", () => {
    for (const name of INHERITED) assert.equal(entryOf({}, name), undefined, name);
    assert.equal(entryOf({ constructor: 1 }, "constructor"), 1);
  });

  it("is no part of a schema", () => {
    assert.deepEqual(childrenOf(z.object({ a: z.string() }), JSON.parse('{"constructor":1,"__proto__":1}')), []);
  });
});
