import type { ExportDocument } from "../policy/graph";

interface Deployment {
  version: number;
  deployment: { resources: object[] };
}

/** A copy whose ids, names, domain and account are its own; the Regions and the references within it stay. */
export function copyOf(text: string, index: number): object[] {
  const suffix = `x${index}`;
  const hex = index.toString(16).padStart(4, "0");
  const renamed = text
    .replaceAll("123456789012", String(100_000_000_000 + index))
    .replaceAll("example.com", `example${suffix}.com`)
    .replace(/\b(storefront|holdfast)\b/g, `$1${suffix}`)
    .replace(/\b(Z[0-9A-Z]{10,}|EXT[0-9A-Z]{10,}|(?:[a-z]+-)+[0-9a-f]{7,17})\b/g, `$1${suffix}`)
    .replace(/\b([0-9a-f]{8}-)[0-9a-f]{4}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/g, `$1${hex}$2`);
  return (JSON.parse(renamed) as Deployment).deployment.resources;
}

/** The exports of as many copies of a plan as have `size` resources together. */
export function replicated(texts: readonly string[], size: number): ExportDocument[] {
  const perCopy = texts.reduce((sum, text) => sum + (JSON.parse(text) as Deployment).deployment.resources.length, 0);
  return texts.map((text, side) => ({
    file: `${side}.json`,
    document: {
      version: 3,
      deployment: { resources: Array.from({ length: Math.ceil(size / perCopy) }, (_, i) => copyOf(text, i)).flat() },
    },
  }));
}
