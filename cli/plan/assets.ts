import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { tarOf } from "./tar";
import { ARCHIVE, ASSET, isObject, SIGNATURE, type Properties } from "./wire";

/** File names of archives, by which the engine recognises one (pulumi/sdk/go/common/resource/archive/archive.go). */
const PACKED = /\.(tar|tgz|tar\.gz|zip|jar)$/;

/** How Node's SDK marks its own objects; the engine does not keep the mark. */
const MARKS = ["__pulumiAsset", "__pulumiArchive"];

/**
 * The value with every asset and archive inside it as an export has it: with the hash of its content.
 *
 * @throws Error for a file that can't be read, as the engine would refuse it
 */
export function exportedAssets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exportedAssets);
  if (!isObject(value)) return value;
  if (value[SIGNATURE] === ASSET) return { ...unmarked(value), ...hashOf(value) };
  if (value[SIGNATURE] === ARCHIVE) return { ...unmarked(value), ...hashOfArchive(value) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, exportedAssets(item)]));
}

function unmarked(asset: Properties): Properties {
  return Object.fromEntries(Object.entries(asset).filter(([key]) => !MARKS.includes(key)));
}

/** None for a URL: a plan reads nothing from the network. */
function hashOf(asset: Properties): { hash?: string } {
  const { text, path } = asset;
  if (typeof text === "string") return { hash: sha256(text) };
  return typeof path === "string" ? { hash: sha256(contentOf("asset file", path, readFileSync)) } : {};
}

/** None for a URL, nor for an archive that the program assembles. */
function hashOfArchive({ path }: Properties): { hash?: string } {
  if (typeof path !== "string") return {};
  const content = contentOf("archive path", path, (file) =>
    statSync(file).isDirectory() && !PACKED.test(file) ? tarOf(file) : readFileSync(file),
  );
  return content ? { hash: sha256(content) } : {};
}

function contentOf<Content>(what: string, path: string, read: (path: string) => Content): Content {
  try {
    return read(path);
  } catch (error) {
    throw new Error(`failed to open ${what} '${path}': ${(error as Error).message}`);
  }
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
