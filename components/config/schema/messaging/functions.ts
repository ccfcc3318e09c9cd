import { z } from "zod";
import { duration } from "../../duration";
import { text, wholeNumber } from "../common";
import { stores, storeName } from "../stores";

const object = z.strictObject({
  bucket: text("a bucket's name"),
  key: text("an object's key"),
  version: text("an object's version").optional(),
});

const code = z.union([
  z.literal("sample-worker"),
  z.strictObject({ archive: text("the path of a folder or a .zip file, from the project's folder") }),
  z.strictObject({ image: z.strictObject({ primary: text("an image's URI"), secondary: text("an image's URI") }) }),
  z.strictObject({ object: z.strictObject({ primary: object, secondary: object }) }),
]);

const names = z.array(storeName).default([]);

const source = z.union([
  z.strictObject({
    queue: storeName,
    batchSize: wholeNumber(1, 10_000).default(10),
    window: duration(0, 300).prefault("0s"),
    maximumConcurrency: wholeNumber(2, 1000).optional(),
  }),
  z.strictObject({ stream: storeName, batchSize: wholeNumber(1, 10_000).default(100) }),
]);

const lambda = z.strictObject({
  code,
  runtime: text("a runtime such as nodejs22.x").optional(),
  handler: text("a handler such as index.handler").optional(),
  architecture: z.enum(["arm64", "x86_64"]).default("arm64"),
  memoryMiB: wholeNumber(128, 10_240).default(256),
  timeout: duration(1, 900).prefault("30s"),
  reservedConcurrency: wholeNumber(1, 1000).optional(),
  vpc: z.boolean().default(false),
  environment: z.record(z.string(), z.string()).default({}),
  sources: z.record(storeName, source).default({}),
  uses: z
    .strictObject({ tables: names, buckets: names, queues: names, topics: names, streams: names, buses: names })
    .prefault({}),
});

export const functions = stores(lambda).describe("Lambda functions by name.");
export type Function = z.infer<typeof lambda>;
export type Source = z.infer<typeof source>;
