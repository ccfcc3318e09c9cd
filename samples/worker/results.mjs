// @ts-check
import { ConditionalCheckFailedException, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { Poison } from "./message.mjs";

/**
 * The worker's effect: writes the message to the table once, however often it is delivered. The table's partition key is `id`, a string.
 *
 * @param {import("@aws-sdk/client-dynamodb").DynamoDBClient} client
 * @param {string} table
 * @param {import("./message.mjs").Message} message
 * @param {AbortSignal} signal
 * @returns {Promise<"worked" | "duplicate">}
 * @throws {Poison} where DynamoDB refuses the item (it takes 400 KB), or another message had the same id
 */
export async function record(client, table, { id, type, data }, signal) {
  const contents = { type: { S: type }, data: { S: JSON.stringify(data) } };
  const command = new PutItemCommand({
    TableName: table,
    Item: { id: { S: id }, ...contents, workedAt: { S: new Date().toISOString() } },
    ConditionExpression: "attribute_not_exists(id)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  });
  try {
    await client.send(command, { abortSignal: signal });
    return "worked";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return duplicate(error, contents);
    // An item that is too large, or whose key is not the table's: a retry does not help
    // (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html).
    if (error instanceof Error && error.name === "ValidationException") throw new Poison("DynamoDB refuses the item");
    throw error;
  }
}

/**
 * Accepts an existing item only if it is the same message: otherwise one of two different messages would be lost without a notice.
 *
 * @param {ConditionalCheckFailedException} error
 * @param {{ type: { S: string }, data: { S: string } }} contents
 * @returns {"duplicate"}
 */
function duplicate({ Item: earlier }, { type, data }) {
  if (earlier && (earlier.type?.S !== type.S || earlier.data?.S !== data.S))
    throw new Poison("its id is another message's");
  return "duplicate";
}
