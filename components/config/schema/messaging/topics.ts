import { z } from "zod";
import { stores, storeName } from "../stores";

const subscription = z.union([
  z.strictObject({ queue: storeName }),
  z.strictObject({ function: storeName }),
  z.strictObject({ url: z.url({ protocol: /^https$/, error: "an https:// address" }) }),
]);

const topic = z.strictObject({
  fifo: z.boolean().default(false).describe("First in, first out; cannot be changed later."),
  subscriptions: z.record(storeName, subscription).default({}).describe("Who is told, by a name of your own."),
});

export const topics = stores(topic).describe("SNS topics by name.");
export type Topic = z.infer<typeof topic>;
