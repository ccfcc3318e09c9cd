import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { failedOf, load, logOf, ofQueue, order, remaining, type BatchAnswer, type Modules } from "./worker";

/** The mock DynamoDB's response to the next request; `undefined` is never answered. */
type Reply = { status: number; body: unknown } | undefined;

const DONE: Reply = { status: 200, body: {} };

function refusal(name: string, more: object = {}, status = 400): Reply {
  return { status, body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: "no", ...more } };
}

describe("the sample worker's handler", () => {
  let server: Server;
  let handler: Modules["index.mjs"]["handler"];
  let replies: Reply[] = [];
  const requests: Record<string, any>[] = [];
  const connections = new Set<Socket>();

  before(async () => {
    server = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString()));
      request.on("end", () => {
        requests.push({ target: request.headers["x-amz-target"], ...(JSON.parse(text) as object) });
        const reply = replies.length > 0 ? replies.shift() : DONE;
        if (reply) response.writeHead(reply.status, { "x-amzn-requestid": "r" }).end(JSON.stringify(reply.body));
      });
    });
    server.on("connection", (socket) => connections.add(socket));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    // Lambda's environment variables, and DynamoDB's endpoint. The client reads it once, when the module is loaded.
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "mock",
      AWS_SECRET_ACCESS_KEY: "mock",
      AWS_MAX_ATTEMPTS: "1",
      TABLE_RESULTS: "shop-results",
    });
    ({ handler } = await load("index.mjs"));
    // The client's settings are read with its first request.
    await logOf(() => handler({ Records: [ofQueue("m0", order("zero"))] }, remaining(30_000)));
    for (const name of ["ENDPOINT_URL_DYNAMODB", "REGION", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "MAX_ATTEMPTS"])
      Reflect.deleteProperty(process.env, `AWS_${name}`);
    Reflect.deleteProperty(process.env, "TABLE_RESULTS");
  });

  beforeEach(() => {
    requests.length = 0;
    replies = [];
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** The outcome of one message, and its log. */
  async function handled(message: unknown, time = 30_000): Promise<{ failed: string[]; said: unknown[] }> {
    let answer: BatchAnswer = { batchItemFailures: [] };
    const lines = await logOf(async () => {
      answer = await handler({ Records: [ofQueue("m1", message)] }, remaining(time));
    });
    const said = lines.filter(({ outcome }) => outcome !== "batch").map(({ outcome, reason }) => [outcome, reason]);
    return { failed: failedOf(answer), said };
  }

  it("writes the message to the table under its own id, unless it exists", async () => {
    assert.deepEqual(await handled(order("a")), { failed: [], said: [["worked", undefined]] });
    const [{ target, TableName, Item, ConditionExpression }] = requests as [Record<string, any>];
    assert.equal(target, "DynamoDB_20120810.PutItem");
    assert.equal(TableName, "shop-results");
    assert.deepEqual(Item.id, { S: "a" });
    assert.deepEqual(JSON.parse(Item.data.S), { total: 12 });
    assert.equal(ConditionExpression, "attribute_not_exists(id)");
  });

  const there = (data: unknown) => ({ Item: { type: { S: "order.placed" }, data: { S: JSON.stringify(data) } } });

  it("accepts a duplicate", async () => {
    replies = [refusal("ConditionalCheckFailedException", there({ total: 12 }))];
    assert.deepEqual(await handled(order("a")), { failed: [], said: [["duplicate", undefined]] });
  });

  it("calls it poison where the id is another message's: one of the two would be lost", async () => {
    replies = [refusal("ConditionalCheckFailedException", there({ total: 99 }))];
    assert.deepEqual(await handled(order("a")), {
      failed: ["m1"],
      said: [["poison", "its id is another message's"]],
    });
  });

  it("calls it poison where DynamoDB refuses the item", async () => {
    replies = [refusal("ValidationException")];
    assert.deepEqual(await handled(order("a")), { failed: ["m1"], said: [["poison", "DynamoDB refuses the item"]] });
  });

  for (const [name, status] of [
    ["ThrottlingException", 400],
    ["InternalServerError", 500],
    ["AccessDeniedException", 400],
    ["ResourceNotFoundException", 400],
  ] as const)
    it(`leaves a message for a retry after ${name}`, async () => {
      replies = [refusal(name, {}, status)];
      assert.deepEqual(await handled(order("a")), { failed: ["m1"], said: [["transient", name]] });
    });

  it("aborts a DynamoDB request without an answer while there is time to report it", async () => {
    replies = [undefined];
    const begun = Date.now();
    assert.deepEqual(await handled(order("a"), 600), { failed: ["m1"], said: [["transient", "AbortError"]] });
    assert.ok(Date.now() - begun < 600);
  });

  it("sends no request to DynamoDB for an invalid message", async () => {
    assert.deepEqual((await handled("?")).failed, ["m1"]);
    assert.deepEqual(requests, []);
  });

  it("reuses the connection of the last invocation", async () => {
    await handled(order("a"));
    const before = connections.size;
    await handled(order("b"));
    assert.equal(requests.length, 2);
    assert.equal(connections.size, before);
  });
});
