import { readFileSync } from "node:fs";
import path from "node:path";
import { check } from "../policy/check";
import { replicated } from "./replicated";

/**
 * `npm run bench:check [primary.json secondary.json]`: how the time that the rules take grows with the number of resources. A plan is replicated, each time
 * with other ids, names and another account, and judged; what counts is the exponent between two sizes, which the machine's speed does not
 * change: 1 is linear. Then 400 queues, half of them dead-letter queues. It never fails.
 */
const SIZES = [10_000, 20_000];
const QUEUES = 400;
const RUNS = Number(process.env.BENCH_RUNS ?? 3);

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
