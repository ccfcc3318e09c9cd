// @ts-check
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { workBatch } from "./batch.mjs";
import { tableOf } from "./environment.mjs";
import { record } from "./results.mjs";

// Once for all invocations of this environment, so that a warm one has its connection already
// (https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html).
const client = new DynamoDBClient({});
const table = tableOf(process.env);

/**
 * Works a batch of an SQS queue or a Kinesis stream, and tells Lambda which messages must come again. The event source mapping needs
 * ReportBatchItemFailures in its functionResponseTypes: without it this answer is not looked at, and what failed is gone.
 *
 * @param {import("./batch.mjs").BatchEvent} event
 * @param {import("./batch.mjs").Remaining} context
 */
export const handler = (event, context) =>
  workBatch(event, context, (message, signal) => record(client, table, message, signal));
