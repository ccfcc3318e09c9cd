// @ts-check
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { workBatch } from "./batch.mjs";
import { tableOf } from "./environment.mjs";
import { record } from "./results.mjs";

// Once for all invocations of this execution environment, so that a warm one reuses its connection
// (https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html).
const client = new DynamoDBClient({});
const table = tableOf(process.env);

/**
 * Processes a batch of an SQS queue or a Kinesis stream, and returns to Lambda which messages must come again. The event source mapping needs
 * ReportBatchItemFailures in its functionResponseTypes: without it Lambda ignores this response, and failed messages are lost.
 *
 * @param {import("./batch.mjs").BatchEvent} event
 * @param {import("./batch.mjs").Remaining} context
 */
export const handler = (event, context) =>
  workBatch(event, context, (message, signal) => record(client, table, message, signal));
