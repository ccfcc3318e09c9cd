import assert from "node:assert/strict";
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { planOf, type Pair } from "../components/plans";
import { sampleApi, type Handler } from "../samples/api/api";
import { environment } from "./environment";
import { HttpApi } from "./http-api";
import { Moto } from "./moto";
import { makeTable } from "./planned";

const TABLE = "storefront-carts";
const CREDENTIALS = { accessKeyId: "mock", secretAccessKey: "mock" };
const SIDES = ["primary", "secondary"] as const;
type Side = (typeof SIDES)[number];

/** The service without a VPC, as planned: each Region's API and function on this machine, and its table in an emulated AWS. */
describe("the sample API in two Regions, in an emulated AWS", () => {
  let moto: Moto;
  let pair: Pair;
  const apis: Partial<Record<Side, HttpApi>> = {};
  const tables: Partial<Record<Side, DynamoDBClient>> = {};
  const restores: (() => void)[] = [];

  before(async function () {
    moto = await Moto.start(() => this.skip());
    pair = await planOf("warm-standby-functions");
    for (const side of SIDES) {
      const { region } = pair[side];
      const client = new DynamoDBClient({ region, credentials: CREDENTIALS, endpoint: moto.url });
      tables[side] = client;
      // A global table has a table of the same name in each Region.
      await makeTable(client, pair.primary, TABLE);
      const handler = await handlerIn(side);
      apis[side] = await HttpApi.of(pair[side], () => handler);
    }
  });

  after(() => {
    for (const restore of restores.reverse()) restore();
    for (const side of SIDES) apis[side]?.stop();
    moto?.stop();
  });

  /** The function in an execution environment of its Region, with the planned variables. */
  async function handlerIn(side: Side): Promise<Handler> {
    const planned = pair[side].one("aws:lambda:Function", "storefront-api").inputs["environment"];
    const restore = environment({
      ...planned.variables,
      AWS_REGION: pair[side].region,
      AWS_ENDPOINT_URL_DYNAMODB: moto.url,
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    });
    const { handler } = await sampleApi("index.mjs", pair[side].region);
    // The SDK reads the Region with the first call.
    await handler({ rawPath: "/items/none", requestContext: { http: { method: "GET" } } });
    restores.push(restore);
    return handler;
  }

  const asked = async (side: Side, method: string, path: string, data?: unknown) => {
    const body = data === undefined ? {} : { body: JSON.stringify(data) };
    const response = await fetch(apis[side]!.url + path, { method, ...body });
    return [response.status, (await response.json()) as unknown];
  };

  /** What DynamoDB's replication does within a second or so, which the emulator does not. */
  async function replicate(id: string, from: Side, to: Side): Promise<void> {
    const { Item } = await tables[from]!.send(new GetItemCommand({ TableName: TABLE, Key: { id: { S: id } } }));
    await tables[to]!.send(new PutItemCommand({ TableName: TABLE, Item }));
  }

  it("answers the health check of each Region from that Region", async () => {
    for (const side of SIDES)
      assert.deepEqual(await asked(side, "GET", "/healthz"), [200, { region: pair[side].region }]);
  });

  it("answers 404 where no route is, without calling a function", async () => {
    assert.deepEqual(await asked("primary", "GET", "/other"), [404, { message: "Not Found" }]);
  });

  it("reads and writes its table before and after a flip", async () => {
    assert.deepEqual(await asked("primary", "PUT", "/items/cart-1", { lines: 2 }), [200, { id: "cart-1" }]);
    assert.deepEqual(await asked("primary", "GET", "/items/cart-1"), [200, { id: "cart-1", data: { lines: 2 } }]);
    await replicate("cart-1", "primary", "secondary");

    // The Region is away, and Route 53 leads to the other: what was written is there, and can be written.
    apis.primary!.stop();
    await assert.rejects(fetch(`${apis.primary!.url}/healthz`));
    assert.deepEqual(await asked("secondary", "GET", "/items/cart-1"), [200, { id: "cart-1", data: { lines: 2 } }]);
    assert.deepEqual(await asked("secondary", "PUT", "/items/cart-1", { lines: 3 }), [200, { id: "cart-1" }]);
    assert.deepEqual(await asked("secondary", "GET", "/items/cart-1"), [200, { id: "cart-1", data: { lines: 3 } }]);
  });
});
