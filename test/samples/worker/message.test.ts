import assert from "node:assert/strict";
import { load, order } from "./worker";

describe("the sample worker's messages", () => {
  it("have an id, a type and data", async () => {
    const { parseMessage } = await load("message.mjs");
    const message = order("0b5c7e1c-4f0a-4a53-9a52-2d6c0b6f8f10", null);
    assert.deepEqual(parseMessage(JSON.stringify({ ...message, more: 1 })), message);
  });

  const bad: [text: string, reason: string][] = [
    ["", "not JSON"],
    ["{", "not JSON"],
    ["null", "not a JSON object"],
    ["[]", "not a JSON object"],
    ['"a"', "not a JSON object"],
    ['{"type":"a","data":1}', "id is missing or is no id"],
    ['{"id":7,"type":"a","data":1}', "id is missing or is no id"],
    ['{"id":"","type":"a","data":1}', "id is missing or is no id"],
    ['{"id":"anna@example.com","type":"a","data":1}', "id is missing or is no id"],
    [`{"id":"${"a".repeat(129)}","type":"a","data":1}`, "id is missing or is no id"],
    ['{"id":"a","data":1}', "type is missing or is no type"],
    ['{"id":"a","type":"Anna B.","data":1}', "type is missing or is no type"],
    ['{"id":"a","type":"a"}', "data is missing"],
  ];
  for (const [text, reason] of bad)
    it(`are poison where ${reason}: ${text.slice(0, 40)}`, async () => {
      const { parseMessage, Poison } = await load("message.mjs");
      assert.throws(
        () => parseMessage(text),
        (error: unknown) => error instanceof Poison && error.message === reason,
      );
    });
});

describe("the sample worker's environment", () => {
  it("names one table", async () => {
    const { tableOf } = await load("environment.mjs");
    assert.equal(tableOf({ TABLE_RESULTS: "shop-results", QUEUE_ORDERS: "https://…", HOME: "/" }), "shop-results");
  });

  it("is refused with no table, an empty one, or several", async () => {
    const { tableOf } = await load("environment.mjs");
    assert.throws(() => tableOf({ TABLES: "x" }), /must begin with TABLE_.*given: none/);
    assert.throws(() => tableOf({ TABLE_A: "" }), /given: none/);
    assert.throws(() => tableOf({ TABLE_A: "a", TABLE_B: "b" }), /given: TABLE_A, TABLE_B/);
  });
});
