import { instanceReader } from "./instance";
import type { Reader } from "./reader";
import { STORE_READERS } from "./stores";
import { subnetReader } from "./subnet";

const READERS: readonly Reader[] = [subnetReader, instanceReader, ...STORE_READERS];

/** The readers by the types that they read. */
export const readersByType: ReadonlyMap<string, Reader> = new Map(
  READERS.flatMap((reader) => reader.types.map((type) => [type, reader] as const)),
);
