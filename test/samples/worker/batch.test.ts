import assert from "node:assert/strict";
import fc from "fast-check";
import { failedOf, load, logOf, ofFifo, ofQueue, ofStream, order, remaining, type Message, type Work } from "./worker";

const AMPLE = remaining(30_000);

/** Does the work, except for the ids that fail. */
function working(failing: string[] = []): { work: Work; done: string[]; signals: AbortSignal[] } {
  const done: string[] = [];
  const signals: AbortSignal[] = [];
  const work: Work = ({ id }: Message, signal: AbortSignal) => {
    signals.push(signal);
    if (failing.includes(id)) return Promise.reject(new TypeError("anna@example.com is not there"));
    done.push(id);
    return Promise.resolve("worked");
  };
  return { work, done, signals };
}

/** The failed ones of a batch, without the log on the screen. */
async function failedIn(records: unknown[], work: Work, context = AMPLE): Promise<string[]> {
  const { workBatch } = await load("batch.mjs");
  let failed: string[] = [];
  await logOf(async () => (failed = failedOf(await workBatch({ Records: records }, context, work))));
  return failed;
}

describe("the sample worker's batches", () => {
  it("report an empty list where nothing fails", async () => {
    const { work, done } = working();
    assert.deepEqual(await failedIn([ofQueue("m1", order("a")), ofQueue("m2", order("b"))], work), []);
    assert.deepEqual(done, ["a", "b"]);
  });

  it("of a standard queue report only the failed message", async () => {
    const { work, done } = working(["b"]);
    const records = ["a", "b", "c"].map((id) => ofQueue(`m-${id}`, order(id)));
    assert.deepEqual(await failedIn(records, work), ["m-b"]);
    assert.deepEqual(done, ["a", "c"]);
  });

  it("report poison as failed, and continue", async () => {
    const { work, done } = working();
    assert.deepEqual(await failedIn([ofQueue("m1", "{"), ofQueue("m2", order("b"))], work), ["m1"]);
    assert.deepEqual(done, ["b"]);
  });

  it("of a FIFO queue stop only the group that fails", async () => {
    const { work, done } = working(["a2"]);
    const records = ["a1", "b1", "a2", "a3", "b2", "a4"].map((id) => ofFifo(`m-${id}`, id[0]!, order(id)));
    assert.deepEqual(await failedIn(records, work), ["m-a2", "m-a3", "m-a4"]);
    assert.deepEqual(done, ["a1", "b1", "b2"]);
  });

  it("of a standard queue keep no order, not even with the groups of a fair queue", async () => {
    const { work, done } = working(["a1"]);
    const records = ["a1", "a2"].map((id) => ofQueue(`m-${id}`, order(id), { MessageGroupId: "a" }));
    assert.deepEqual(await failedIn(records, work), ["m-a1"]);
    assert.deepEqual(done, ["a2"]);
  });

  it("of a stream stop at the first failure, from which Lambda continues", async () => {
    const { work, done } = working(["b"]);
    const records = ["a", "b", "c"].map((id, i) => ofStream(`4959${i}`, order(id)));
    assert.deepEqual(await failedIn(records, work), ["49591", "49592"]);
    assert.deepEqual(done, ["a"]);
  });

  it("decode a stream's data", async () => {
    const { workBatch } = await load("batch.mjs");
    const seen: unknown[] = [];
    const work: Work = ({ data }) => Promise.resolve(seen.push(data)).then(() => "worked");
    await logOf(() => workBatch({ Records: [ofStream("1", order("a", "Grüße 👋"))] }, AMPLE, work));
    assert.deepEqual(seen, ["Grüße 👋"]);
  });

  it("count a duplicate as done", async () => {
    assert.deepEqual(await failedIn([ofQueue("m1", order("a"))], () => Promise.resolve("duplicate")), []);
  });

  it("fail as a whole with a record of another service, so that none is lost", async () => {
    const { workBatch } = await load("batch.mjs");
    const { work, done } = working();
    const records = [ofQueue("m1", order("a")), { eventSource: "aws:s3" }];
    await assert.rejects(workBatch({ Records: records }, AMPLE, work), /neither SQS's nor Kinesis's, from aws:s3/);
    assert.deepEqual(done, []);
  });

  it("report a message without time left, and do not process it", async () => {
    const { work, done } = working();
    let left = 12_500;
    const context = { getRemainingTimeInMillis: () => (left -= 2500) };
    const records = ["a", "b", "c", "d"].map((id) => ofQueue(`m-${id}`, order(id)));
    assert.deepEqual(await failedIn(records, work, context), ["m-c", "m-d"]);
    assert.deepEqual(done, ["a", "b"]);
  });

  it("keep a FIFO queue's order where time runs out between two of a group", async () => {
    const { work, done } = working();
    const times = [30_000, 30_000, 1000, 30_000, 30_000];
    const context = { getRemainingTimeInMillis: () => times.shift()! };
    const records = ["a1", "a2", "a3", "b1"].map((id) => ofFifo(`m-${id}`, id[0]!, order(id)));
    assert.deepEqual(await failedIn(records, work, context), ["m-a2", "m-a3"]);
    assert.deepEqual(done, ["a1", "b1"]);
  });

  it("are processed by a function with a short timeout too", async () => {
    const { work, done } = working();
    assert.deepEqual(await failedIn([ofQueue("m1", order("a"))], work, remaining(1000)), []);
    assert.deepEqual(done, ["a"]);
  });

  it("abort a store that hangs before the function times out", async () => {
    const hanging: Work = (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
    const begun = Date.now();
    assert.deepEqual(await failedIn([ofQueue("m1", order("a"))], hanging, remaining(300)), ["m1"]);
    assert.ok(Date.now() - begun < 300, "answered in time");
  });

  it("lose no message and keep each group's order, whatever fails", async () => {
    const { workBatch } = await load("batch.mjs");
    const messages = fc.array(
      fc.record({ group: fc.constantFrom("a", "b", "c"), fate: fc.constantFrom("good", "good", "bad", "poison") }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(messages, async (sent) => {
        const { work, done } = working(sent.flatMap(({ fate }, i) => (fate === "bad" ? [`id-${i}`] : [])));
        const records = sent.map(({ group, fate }, i) =>
          ofFifo(String(i), group, fate === "poison" ? "?" : order(`id-${i}`)),
        );
        let failed: string[] = [];
        await logOf(async () => (failed = failedOf(await workBatch({ Records: records }, AMPLE, work))));
        const all = [...done.map((id) => id.slice(3)), ...failed].map(Number).sort((a, b) => a - b);
        assert.deepEqual(all, [...sent.keys()], "each is done or reported, and once");
        for (const group of ["a", "b", "c"]) {
          const fates = sent.flatMap((one, i) => (one.group === group ? [failed.includes(String(i))] : []));
          assert.deepEqual(fates, fates.toSorted(), `group ${group}: nothing is done after a failure`);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("the sample worker's log", () => {
  it("distinguishes poison from transient failures, and has no contents", async () => {
    const { workBatch } = await load("batch.mjs");
    const { work } = working(["b"]);
    const records = [
      ofQueue("m1", '{"email":"anna@example.com"', { ApproximateReceiveCount: "4" }),
      ofQueue("m2", order("b", { email: "anna@example.com" })),
      ofQueue("m3", order("c", { email: "anna@example.com" })),
    ];
    const lines = await logOf(() => workBatch({ Records: records }, AMPLE, work));
    for (const { timestamp } of lines) assert.match(String(timestamp), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const said = lines.map((line) => Object.fromEntries(Object.entries(line).filter(([key]) => key !== "timestamp")));
    assert.deepEqual(said, [
      { level: "ERROR", outcome: "poison", message: "m1", receives: 4, reason: "not JSON" },
      { level: "ERROR", outcome: "transient", message: "m2", receives: 1, reason: "TypeError" },
      { level: "INFO", outcome: "worked", message: "m3", receives: 1 },
      { level: "INFO", outcome: "batch", messages: 3, failed: 2 },
    ]);
    assert.doesNotMatch(JSON.stringify(lines), /anna/);
  });

  it("has the reason why the others come again", async () => {
    const { workBatch } = await load("batch.mjs");
    const times = [30_000, 30_000, 1000];
    const context = { getRemainingTimeInMillis: () => times.shift()! };
    const records = [ofFifo("m1", "a", "?"), ofFifo("m2", "a", order("a2")), ofFifo("m3", "b", order("b1"))];
    const lines = await logOf(() => workBatch({ Records: records }, context, working().work));
    assert.deepEqual(
      lines.map(({ outcome }) => outcome),
      ["poison", "behind a failed one", "late", "batch"],
    );
  });
});
