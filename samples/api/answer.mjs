// @ts-check

/**
 * What an HTTP API hands over, as far as it is read here
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html, payload format 2.0).
 *
 * @typedef {{ rawPath: string, requestContext: { http: { method: string } }, body?: string, isBase64Encoded?: boolean }} HttpRequest
 * @typedef {{ statusCode: number, headers: Record<string, string>, body: string }} HttpResponse
 * @typedef {import("./items.mjs").Items} Items
 */

/** The most characters of an id: a key of DynamoDB has 2048 bytes. */
const LONGEST_ID = 200;

/**
 * `GET /healthz` says that the function runs, and asks nothing of its table: a sick dependency takes no Region out. `PUT /items/{id}` writes an item, and
 * `GET /items/{id}` reads it.
 *
 * @param {HttpRequest} event
 * @param {Items | undefined} store undefined where the function uses no table
 * @param {string} region
 * @returns {Promise<HttpResponse>}
 */
export async function answer(event, store, region) {
  const { method } = event.requestContext.http;
  const [, first, id, ...rest] = event.rawPath.split("/");
  if (first === "healthz" && id === undefined) return response(200, { region });
  const isItem = first === "items" && id !== undefined && id !== "" && id.length <= LONGEST_ID && rest.length === 0;
  if (!isItem || !store) return response(404, { error: "there is nothing at this path" });
  const item = decoded(id);
  if (item === undefined) return response(400, { error: "the id has a broken escape" });
  try {
    if (method === "GET") return await read(item, store);
    if (method === "PUT") return await write(item, event, store);
  } catch (error) {
    // Never a message with contents: logs may outlive data that must be deleted.
    console.error(JSON.stringify({ level: "ERROR", method, reason: error instanceof Error ? error.name : "unknown" }));
    return response(503, { error: "the table does not answer; try again" });
  }
  return response(405, { error: "allowed: GET and PUT" });
}

/** @param {string} part @returns {string | undefined} undefined where an escape is broken */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** @param {string} id @param {Items} store */
async function read(id, store) {
  const data = await store.get(id);
  return data === undefined ? response(404, { error: "there is no such item" }) : response(200, { id, data });
}

/** @param {string} id @param {HttpRequest} event @param {Items} store */
async function write(id, { body = "", isBase64Encoded }, store) {
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  try {
    JSON.parse(text);
  } catch {
    return response(400, { error: "the body must be JSON" });
  }
  await store.put(id, text);
  return response(200, { id });
}

/** @param {number} statusCode @param {object} body @returns {HttpResponse} */
function response(statusCode, body) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
