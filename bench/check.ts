import { readFileSync } from "node:fs";
import path from "node:path";
import { check } from "../policy/check";

/**
 * `npm run bench:check [primary.json secondary.json]`: how the time that the rules take grows with the number of resources. A plan is replicated, each time
 * with other ids, names and another account, and judged; what counts is the exponent between two sizes, which the machine's speed does not
 * change: 1 is linear. Then 400 queues, half of them dead-letter queues. It never fails.
 */
const SIZES = [10_000, 20_000];
const QUEUES = 400;
const RUNS = Number(process.env.BENCH_RUNS ?? 3);

interface Deployment {
  version: number;
  deployment: { resources: object[] };
}

/** A copy whose ids, names, domain and account are its own; the Regions and the references within it stay. */
function copyOf(text: string, index: number): object[] {
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

function replicated(texts: readonly string[], size: number) {
  const perCopy = texts.reduce((sum, text) => sum + (JSON.parse(text) as Deployment).deployment.resources.length, 0);
  return texts.map((text, side) => ({
    file: `${side}.json`,
    document: {
      version: 3,
      deployment: { resources: Array.from({ length: Math.ceil(size / perCopy) }, (_, i) => copyOf(text, i)).flat() },
    },
  }));
}

function queues(count: number) {
  const queue = (name: string, inputs: object) => {
    const arn = `arn:aws:sqs:us-east-1:123456789012:${name}`;
    const urn = `urn:pulumi:primary::queues::aws:sqs/queue:Queue::${name}`;
    return { urn, custom: true, id: name, type: "aws:sqs/queue:Queue", inputs: { name, ...inputs }, outputs: { arn } };
  };
  const pairs = Array.from({ length: count / 2 }, (_, i) => {
    const deadLetterTargetArn = `arn:aws:sqs:us-east-1:123456789012:dead-${i}`;
    return [
      queue(`work-${i}`, { redrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 }) }),
      queue(`dead-${i}`, {}),
    ];
  });
  return [{ file: "queues.json", document: { version: 3, deployment: { resources: pairs.flat() } } }];
}

/** CPU seconds, the least of some runs. */
function cpuOf(documents: Parameters<typeof check>[0]): number {
  const runs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    check(documents);
    return process.cpuUsage(before).user / 1e6;
  });
  return Math.min(...runs);
}

const files = process.argv.slice(2);
const texts = files.map((file) => readFileSync(path.resolve(file), "utf8"));
const measured = texts.length === 0 ? [] : SIZES.map((size) => ({ size, seconds: cpuOf(replicated(texts, size)) }));
for (const { size, seconds } of measured) console.log(`${size} resources: ${seconds.toFixed(2)} s`);
const [small, large] = measured;
if (small && large) {
  const exponent = Math.log(large.seconds / small.seconds) / Math.log(large.size / small.size);
  console.log(`exponent: ${exponent.toFixed(2)}`);
}
console.log(`${QUEUES} queues: ${cpuOf(queues(QUEUES)).toFixed(2)} s`);
