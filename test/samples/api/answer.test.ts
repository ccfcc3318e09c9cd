import assert from "node:assert/strict";
import { request, sampleApi, type Answer } from "./api";

/** What a table has. */
function inMemory() {
  const items = new Map<string, string>();
  return {
    get: (id: string) => Promise.resolve(items.has(id) ? (JSON.parse(items.get(id)!) as unknown) : undefined),
    put: (id: string, json: string) => Promise.resolve(void items.set(id, json)),
  };
}

const BROKEN = {
  get: () => Promise.reject(new Error("no")),
  put: () => Promise.reject(new Error("no")),
};

describe("the sample API's answers", () => {
  let answer: Answer;
  before(async () => ({ answer } = await sampleApi("answer.mjs")));

  const asked = async (method: string, path: string, body?: string, store: object | undefined = inMemory()) => {
    const { statusCode, body: text } = await answer(request(method, path, body), store, "us-east-1");
    return [statusCode, JSON.parse(text)];
  };

  it("say that the function runs, whatever its table does", async () => {
    assert.deepEqual(await asked("GET", "/healthz", undefined, BROKEN), [200, { region: "us-east-1" }]);
    assert.deepEqual(
      await answer(request("GET", "/healthz"), undefined, "us-east-1").then((one) => one.statusCode),
      200,
    );
  });

  it("write an item and read it", async () => {
    const store = inMemory();
    assert.deepEqual(await asked("PUT", "/items/a%20b", '{"size":1}', store), [200, { id: "a b" }]);
    assert.deepEqual(await asked("GET", "/items/a%20b", undefined, store), [200, { id: "a b", data: { size: 1 } }]);
  });

  it("take a body in base64, as API Gateway hands over what is no text", async () => {
    const store = inMemory();
    const event = { ...request("PUT", "/items/a", Buffer.from("[1]").toString("base64")), isBase64Encoded: true };
    assert.equal((await answer(event, store, "us-east-1")).statusCode, 200);
    assert.deepEqual(await asked("GET", "/items/a", undefined, store), [200, { id: "a", data: [1] }]);
  });

  for (const [method, path, body, status] of [
    ["GET", "/items/none", undefined, 404],
    ["GET", "/items", undefined, 404],
    ["GET", "/items/", undefined, 404],
    ["GET", "/items/a/b", undefined, 404],
    ["GET", "/healthz/more", undefined, 404],
    ["GET", `/items/${"a".repeat(201)}`, undefined, 404],
    ["PUT", "/items/a", "no JSON", 400],
    ["PUT", "/items/a", undefined, 400],
    ["PUT", "/items/%E0%A4%A", "{}", 400],
    ["DELETE", "/items/a", undefined, 405],
  ] as const)
    it(`say ${status} to ${method} ${path.slice(0, 20)} ${body ?? ""}`, async () => {
      const [statusCode] = await asked(method, path, body);
      assert.equal(statusCode, status);
    });

  it("say that a table which fails is to be asked again, and nothing of the item in the log", async () => {
    const said: string[] = [];
    const { error } = console;
    console.error = (text: string) => said.push(text);
    try {
      const [statusCode] = await asked("PUT", "/items/anna", '{"mail":"anna@example.com"}', BROKEN);
      assert.equal(statusCode, 503);
    } finally {
      console.error = error;
    }
    assert.doesNotMatch(said.join(), /anna/);
  });
});
