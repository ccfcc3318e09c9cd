import { instanceReader } from "./instance";
import type { Reader } from "./reader";
import { subnetReader } from "./subnet";

const READERS: readonly Reader[] = [subnetReader, instanceReader];

/** The readers by the types that they read. */
export const readersByType: ReadonlyMap<string, Reader> = new Map(
  READERS.flatMap((reader) => reader.types.map((type) => [type, reader] as const)),
);
