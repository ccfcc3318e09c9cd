// @ts-check
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { answer } from "./answer.mjs";
import { items } from "./items.mjs";

// Once for all invocations of this execution environment, so that a warm one reuses its connection
// (https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html).
const table = Object.entries(process.env).find(([name, value]) => name.startsWith("TABLE_") && value)?.[1];
const store = table === undefined ? undefined : items(new DynamoDBClient({ maxAttempts: 2 }), table);

const region = process.env.AWS_REGION ?? "";

/**
 * Answers a request of an HTTP API, in its payload format 2.0.
 *
 * @param {import("./answer.mjs").HttpRequest} event
 */
export const handler = (event) => answer(event, store, region);
