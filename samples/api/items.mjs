// @ts-check
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";

/**
 * The items of a table whose partition key is `id`, a string.
 *
 * @typedef {{ get(id: string): Promise<unknown>, put(id: string, json: string): Promise<void> }} Items
 */

/**
 * @param {import("@aws-sdk/client-dynamodb").DynamoDBClient} client
 * @param {string} table
 * @returns {Items} whose calls fail as DynamoDB's do
 */
export function items(client, table) {
  return {
    async get(id) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: { id: { S: id } }, ConsistentRead: true }),
      );
      return Item?.data?.S === undefined ? undefined : JSON.parse(Item.data.S);
    },
    async put(id, json) {
      await client.send(new PutItemCommand({ TableName: table, Item: { id: { S: id }, data: { S: json } } }));
    },
  };
}
