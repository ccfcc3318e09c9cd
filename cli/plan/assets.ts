import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ASSET, isObject, SIGNATURE, type Properties } from "./wire";

/**
 * The value with every asset inside it as an export holds it: with the hash of its content.
 *
 * @throws Error for a file that can't be read, as the engine would refuse it
 */
export function exportedAssets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exportedAssets);
  if (!isObject(value)) return value;
  if (value[SIGNATURE] === ASSET) return { ...value, ...hashOf(value) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, exportedAssets(item)]));
}

/** None for what lies behind a URL: a plan reads nothing from the network. */
function hashOf(asset: Properties): { hash?: string } {
  const { text, path } = asset;
  if (typeof text === "string") return { hash: sha256(text) };
  return typeof path === "string" ? { hash: sha256(contentOf(path)) } : {};
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`failed to open asset file '${path}': ${(error as Error).message}`);
  }
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
